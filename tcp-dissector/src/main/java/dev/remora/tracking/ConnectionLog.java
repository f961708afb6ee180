package dev.remora.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Hands over a {@link Summary} of each connection when its tracker forgets it, on request with its changes of state. Confined to one thread. */
public final class ConnectionLog implements TrackerListener {
    private final boolean                        detailed;
    private final Consumer<Summary>              consumer;
    private final Map<Integer, List<Transition>> transitions = new HashMap<>();

    /**
     * A log without entries.
     *
     * @param detailed whether changes of state are kept
     */
    public ConnectionLog(boolean detailed, Consumer<Summary> consumer) {
        this.detailed = detailed;
        this.consumer = consumer;
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        if (detailed)
            transitions.computeIfAbsent(connection.record(), record -> new ArrayList<>(8)).add(Transition.of(connection, side, from, arrow, cue, at));
    }

    @Override
    public void forgotten(Connection connection) {
        List<Transition> own = transitions.remove(connection.record());
        consumer.accept(Summary.of(connection, own == null ? List.of() : own));
    }
}
