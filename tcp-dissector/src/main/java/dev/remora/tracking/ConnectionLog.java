package dev.remora.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands over a {@link Summary} of each connection when its tracker forgets it, on request with its changes of state. Confined to one thread. */
public final class ConnectionLog implements TrackerListener {
    private final boolean                        detailed;
    private final Reader                         reader;
    private final Map<Integer, List<Transition>> transitions = new HashMap<>();

    /** Who is told of connections that are over. */
    @FunctionalInterface
    public interface Reader {
        /** A connection is over; what is handed over of it holds during the call. */
        void over(Summary summary, Connection connection);
    }

    /**
     * A log without entries.
     *
     * @param detailed whether changes of state are kept
     */
    public ConnectionLog(boolean detailed, Reader reader) {
        this.detailed = detailed;
        this.reader = reader;
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        if (detailed)
            transitions.computeIfAbsent(connection.number, record -> new ArrayList<>(8)).add(Transition.of(connection, side, from, arrow, cue, at));
    }

    @Override
    public void forgotten(Connection connection) {
        List<Transition> own = transitions.remove(connection.number);
        reader.over(Summary.of(connection, own == null ? List.of() : own), connection);
    }
}
