package dev.remora.rules.logic;

import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Whether the states of both ends, before and after a packet, and the packet's flags go together, by the arrows of {@link TcpState}: an end gets from one state to
 * the next along arrows that one packet with such flags can lead along, and both ends are in states that two ends can be in at once.
 */
final class Arrows {
    private static final int               MOST  = 3;       // a packet that implies others which the capture lacks
    private static final Set<TcpState>[][] AFTER = after();
    private static final String            RFC   = " (RFC 9293 section 3.3.2)";

    private final Map<Subject, Intervals> allowed;

    /** @param allowed the values that each field may have */
    Arrows(Map<Subject, Intervals> allowed) {
        this.allowed = allowed;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Set<TcpState>[][] after() {
        Set<TcpState>[][] after = new Set[SegmentFlags.KINDS][TcpState.values().length];
        for (int kind = 0; kind < SegmentFlags.KINDS; kind++)
            for (TcpState state : TcpState.values())
                after[kind][state.ordinal()] = after(state, kind);
        return after;
    }

    private static Set<TcpState> after(TcpState from, int kind) {
        Set<TcpState> reached = EnumSet.of(from);
        for (int i = 0; i < MOST; i++)
            for (TcpState state : EnumSet.copyOf(reached))
                if (state != TcpState.CLOSED || from == TcpState.CLOSED)    // what is closed begins anew with the next connection
                    for (Cue cue : Cue.values())
                        if (SegmentFlags.bring(kind, cue))
                            state.on(cue).ifPresent(arrow -> reached.add(arrow.to()));
        return reached;
    }

    /** Why it cannot be. */
    Optional<Conflict> conflict() {
        if (allowed.keySet().stream().noneMatch(subject -> subject.name().startsWith("connection.")))
            return Optional.empty();
        for (Side side : Side.values()) {
            Optional<Conflict> conflict = listening(side).or(() -> change(side));
            if (conflict.isPresent())
                return conflict;
        }
        return pair(".state").or(() -> pair(".state.before"));
    }

    private static String name(Side side, String what) {
        return "connection." + side.label() + what;
    }

    private Intervals states(Side side, String what) {
        String name = name(side, what);
        return allowed.entrySet().stream().filter(entry -> entry.getKey().name().equals(name)).map(Map.Entry::getValue).findFirst().orElse(Intervals.ALL);
    }

    private static Conflict never(String words, String about) {
        return new Conflict(Conflict.Kind.NO_ARROW, words, about);
    }

    private Optional<Conflict> listening(Side side) {
        Intervals states = states(side, ".state");
        return any(states, Intervals.ALL, (state, ignored) -> state != TcpState.LISTEN) ? Optional.empty()
                : Optional.of(never("an end that only listens has sent nothing yet, and counts as CLOSED until it is sent a SYN", name(side, ".state")));
    }

    // One end, before and after

    private Optional<Conflict> change(Side side) {
        Intervals before = states(side, ".state.before");
        Intervals after = states(side, ".state");
        if (before == Intervals.ALL || after == Intervals.ALL)
            return Optional.empty();
        if (!any(before, after, (from, to) -> leads(SegmentFlags.ANY, from, to)))
            return Optional.of(never("no packet takes an endpoint from one of these states to the other" + RFC, name(side, ".state")));
        SegmentFlags flags = new SegmentFlags(allowed);
        if (flags.areAny() || any(before, after, (from, to) -> leads(flags, from, to)))
            return Optional.empty();
        return Optional.of(never("no segment with these flags takes an endpoint from one of these states to the other" + RFC, name(side, ".state")));
    }

    private static boolean leads(SegmentFlags flags, TcpState from, TcpState to) {
        for (int kind = 0; kind < SegmentFlags.ANY; kind++)
            if (flags.canBe(kind) && leads(kind, from, to))
                return true;
        return false;
    }

    private static boolean leads(int kind, TcpState from, TcpState to) {
        return AFTER[kind][from.ordinal()].contains(to);
    }

    // Both ends at once

    private Optional<Conflict> pair(String what) {
        Intervals one = states(Side.ORIGINATOR, what);
        Intervals other = states(Side.RESPONDER, what);
        if (any(one, other, StatePairs::areUsual))
            return Optional.empty();
        String words = only(one).flatMap(a -> only(other).flatMap(b -> StatePairs.reason(a, b))).orElse("the two ends are never in these states at the same time");
        Conflict.Kind kind = any(one, other, StatePairs::arePossible) ? Conflict.Kind.UNLESS_REOPENED : Conflict.Kind.NO_ARROW;
        return Optional.of(new Conflict(kind, words + RFC, name(Side.ORIGINATOR, what)));
    }

    private static Optional<TcpState> only(Intervals states) {
        Set<TcpState> all = EnumSet.noneOf(TcpState.class);
        for (TcpState state : TcpState.values())
            if (states.has(state.ordinal()))
                all.add(state);
        return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
    }

    private static boolean any(Intervals left, Intervals right, BiPredicate<TcpState, TcpState> test) {
        for (TcpState one : TcpState.values())
            for (TcpState other : TcpState.values())
                if (left.has(one.ordinal()) && right.has(other.ordinal()) && test.test(one, other))
                    return true;
        return false;
    }
}
