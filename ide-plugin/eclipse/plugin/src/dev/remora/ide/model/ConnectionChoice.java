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

    /** Address and port of one end. */
    public String end(Side side) {
        return text(summary().end(side).endpoint());
    }

    /** Address and port. */
    public static String text(Endpoint endpoint) {
        return AddressText.of(endpoint.address(), endpoint.port());
    }
}
