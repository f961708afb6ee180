package dev.remora.rules.logic;

import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the state of an endpoint can be after a packet, from what it was before: the arrows of {@link TcpState} that one packet can lead along. */
final class Arrows {
    private static final int                          MOST  = 3;       // a packet that implies others which the capture lacks
    private static final Map<TcpState, Set<TcpState>> AFTER = new EnumMap<>(TcpState.class);

    static {
        for (TcpState state : TcpState.values())
            AFTER.put(state, after(state));
    }

    private Arrows() {}

    private static Set<TcpState> after(TcpState from) {
        Set<TcpState> reached = EnumSet.of(from);
        for (int i = 0; i < MOST; i++)
            for (TcpState state : EnumSet.copyOf(reached))
                if (state != TcpState.CLOSED || from == TcpState.CLOSED)    // what is closed begins anew with the next connection
                    for (Cue cue : Cue.values())
                        state.on(cue).ifPresent(arrow -> reached.add(arrow.to()));
        return reached;
    }

    /** Whether a packet, or time, can take an endpoint from one state to another, or leave it there. */
    static boolean leads(TcpState before, TcpState after) {
        return AFTER.getOrDefault(before, Set.of()).contains(after);
    }

    /** Why the states of an endpoint before and after a packet cannot be as they must. */
    static Optional<Conflict> conflict(Map<String, Intervals> allowed) {
        for (Side side : Side.values()) {
            String name = "connection." + side.label() + ".state";
            Intervals before = allowed.get(name + ".before");
            Intervals after = allowed.get(name);
            if (before != null && after != null && !isPossible(before, after))
                return Optional.of(new Conflict(Conflict.Kind.NO_ARROW, "no packet takes an endpoint from one of these states to the other (RFC 9293 section 3.3.2)", name));
        }
        return Optional.empty();
    }

    private static boolean isPossible(Intervals before, Intervals after) {
        for (TcpState from : TcpState.values())
            for (TcpState to : TcpState.values())
                if (before.has(from.ordinal()) && after.has(to.ordinal()) && leads(from, to))
                    return true;
        return false;
    }
}
