package dev.remora.ide.model;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tree.AddressText;

/** A connection of a capture, as one view chooses it for the others. */
public record ConnectionChoice(CaptureFile file, int id) {
    /** The connection as it is now, without its changes of state. */
    public Summary summary() {
        return file.connectionAt(id);
    }

    /** How many packets both ends have sent, as far as they are known now. */
    public long packets() {
        Summary now = summary();
        return now.originator().packets() + now.responder().packets();
    }

    /** What is added to what is said of the connection while its capture is still read; empty once all of it is known. */
    public String soFar() {
        return file.isComplete() ? "" : ", so far";
    }

    /** Address and port of one end. */
    public String end(Side side) {
        return text(summary().end(side).endpoint());
    }

    /** Address and port. */
    public static String text(Endpoint endpoint) {
        return AddressText.of(endpoint.address(), endpoint.port());
    }
}
