package dev.remora.ide.model;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.TrackerListener;
import dev.remora.tree.AddressText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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

    /**
     * Tells somebody of the first packets of the connection, at most so many, as they are in the whole capture, and of others that come with them. Reads the file.
     *
     * @param  enough asked before each packet
     * @return        whether those were all
     */
    boolean replay(int most, TrackerListener listener, BooleanSupplier enough) throws IOException {
        int[] own = file.framesOf(id, (int) Math.min(Integer.MAX_VALUE, most + 1L));
        boolean isWhole = own.length <= most;
        int[] frames = file.withFragments(isWhole ? own : Arrays.copyOf(own, most));
        Pass pass = new Pass(file, listener);
        int next = 0;
        try (FrameReader reader = file.reader()) {
            while (next < frames.length && !enough.getAsBoolean())
                pass.track(reader.frame(frames[next++]));
            reader.verify();
        }
        pass.finish();
        return isWhole && next == frames.length;
    }

    /** State of one end after a packet of the connection, where the whole capture tells. */
    Optional<KnownState> state(int number, Side side) {
        return file.connection(number) == id ? file.state(number, side) : Optional.empty();
    }

    /** Address of one end, and its port where there are any. */
    public String end(Side side) {
        return end(summary(), side);
    }

    /** The same of a connection. */
    public static String end(Summary connection, Side side) {
        Endpoint end = connection.end(side).endpoint();
        return connection.transport().hasPorts() ? AddressText.of(end.address(), end.port()) : AddressText.of(end.address());
    }
}
