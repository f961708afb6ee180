package dev.remora.rules.logic;

import static dev.remora.tracking.TcpState.CLOSED;
import static dev.remora.tracking.TcpState.CLOSE_WAIT;
import static dev.remora.tracking.TcpState.CLOSING;
import static dev.remora.tracking.TcpState.ESTABLISHED;
import static dev.remora.tracking.TcpState.FIN_WAIT_1;
import static dev.remora.tracking.TcpState.FIN_WAIT_2;
import static dev.remora.tracking.TcpState.LAST_ACK;
import static dev.remora.tracking.TcpState.LISTEN;
import static dev.remora.tracking.TcpState.SYN_RECEIVED;
import static dev.remora.tracking.TcpState.SYN_SENT;
import static dev.remora.tracking.TcpState.TIME_WAIT;

import dev.remora.tracking.Cue;
import dev.remora.tracking.TcpState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The states that both ends of a connection can be in at once: those that the arrows of {@link TcpState} lead to, where what one end receives the other must
 * have sent.
 *
 * <p>The ends change one after the other, as a bystander sees them. A FIN may come with a SYN, and an acknowledgment before any SYN,ACK, since both are seen. In the
 * usual course an end that is CLOSED stays so. It need not: one that gave up, or whose last packets the capture lacks, may send a SYN or show that it goes on, and the other has
 * not forgotten the connection. Immutable.
 */
final class StatePairs {
    private static final Set<TcpState> SENT_FIN = EnumSet.of(SYN_SENT, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT, CLOSED);
    private static final Set<TcpState> HAS_FIN  = EnumSet.of(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED);
    private static final Set<TcpState> SENT_SYN = EnumSet.complementOf(EnumSet.of(LISTEN));
    private static final Set<TcpState> HAS_SYN  = EnumSet.complementOf(EnumSet.of(LISTEN, SYN_SENT));
    private static final Set<TcpState> UNACKED  = EnumSet.of(SYN_RECEIVED, FIN_WAIT_1, CLOSED);
    private static final Set<TcpState> NO_FIN   = EnumSet.of(ESTABLISHED, CLOSE_WAIT);
    private static final Set<TcpState> ANY      = EnumSet.allOf(TcpState.class);
    private static final Set<Cue>      CORRECT  = EnumSet.of(Cue.SENT_MORE, Cue.GOT_MORE, Cue.STILL_FIN_WAIT_1, Cue.STILL_FIN_WAIT_2, Cue.STILL_LAST_ACK);

    private static final Set<StatePairs.Pair> USUAL    = reach(false);
    private static final Set<StatePairs.Pair> POSSIBLE = reach(true);

    private StatePairs() {}

    private record Pair(TcpState one, TcpState other) {
        Pair turned() {
            return new Pair(/* one= */ other, /* other= */ one);
        }
    }

    /** What the other end must be in for this to happen to one. */
    private static Set<TcpState> needed(Cue cue) {
        return switch (cue) {
            case GOT_SYN, GOT_ACK_OF_SYN -> SENT_SYN;
            case GOT_SYN_ACK -> HAS_SYN;
            case GOT_FIN, SENT_FIN_UNAWARE, STILL_LAST_ACK -> SENT_FIN;
            case GOT_ACK_OF_FIN, STILL_FIN_WAIT_2 -> HAS_FIN;
            case SENT_SYN_AGAIN -> UNACKED;
            case SENT_SYN_UNAWARE -> EnumSet.of(SYN_SENT);
            case GOT_MORE -> NO_FIN;
            case SENT_SYN, SENT_FIN, SENT_RST, GOT_RST, GOT_ICMP_ERROR, SYN_UNDELIVERED, QUIET_2MSL, QUIET_FIN_WAIT_2, QUIET_OPENING, QUIET_CLOSING, SENT_MORE,
                    STILL_FIN_WAIT_1 ->
                ANY;
        };
    }

    // From two ends that nothing was seen of, and from a connection that is picked up midway.
    private static Set<Pair> reach(boolean reopens) {
        Set<Pair> reached = new HashSet<>();
        Deque<Pair> open = new ArrayDeque<>();
        open.add(new Pair(LISTEN, LISTEN));
        open.add(new Pair(ESTABLISHED, ESTABLISHED));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            if (!reached.add(pair))
                continue;
            open.push(pair.turned());
            if (reopens && pair.one == CLOSED)
                open.push(new Pair(LISTEN, pair.other));             // as it is taken to be when it is sent a SYN
            for (Cue cue : Cue.values())
                if ((reopens || pair.one != CLOSED && !CORRECT.contains(cue)) && needed(cue).contains(pair.other))
                    pair.one.on(cue).ifPresent(arrow -> open.push(new Pair(arrow.to(), pair.other)));
        }
        return reached;
    }

    /** Whether two ends can be in these states at once. */
    static boolean arePossible(TcpState one, TcpState other) {
        return POSSIBLE.contains(new Pair(one, other));
    }

    /**
     * Whether two ends can be in these states at once though neither goes on once it is CLOSED. An end that nothing was seen of is CLOSED for rules, and was in LISTEN if it was
     * sent a SYN.
     */
    static boolean areUsual(TcpState one, TcpState other) {
        return USUAL.contains(new Pair(one, other)) || one == CLOSED && areUsual(LISTEN, other) || other == CLOSED && USUAL.contains(new Pair(one, LISTEN));
    }

    /** Why an end cannot be in the one state while the other is in the other, if there is a word to say about it. */
    static Optional<String> reason(TcpState one, TcpState other) {
        return reasonOf(one, other).or(() -> reasonOf(other, one));
    }

    private static Optional<String> reasonOf(TcpState one, TcpState other) {
        return switch (one) {
            case FIN_WAIT_2 -> Optional.of("an end in FIN_WAIT_2 has the acknowledgment of its FIN, so the other has received a FIN and left " + other);
            case TIME_WAIT -> Optional.of("an end in TIME_WAIT has received a FIN and the acknowledgment of its own, so the other has left " + other);
            case CLOSE_WAIT -> Optional.of("an end in CLOSE_WAIT has sent no FIN, so the other has received none");
            default -> Optional.empty();
        };
    }
}
