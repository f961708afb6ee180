package dev.remora.tracking.ladder;

import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import org.jspecify.annotations.Nullable;

/**
 * One packet of a connection, or a timer that ran out. Immutable.
 *
 * @param packet     number of the packet; for a timer, of the one that showed that it had run out
 * @param timeNanos  when, in nanoseconds since 1970
 * @param from       the side that sent it, or on whose behalf it came; null for a timer
 * @param what       what it is: {@code SYN,ACK  seq 20000  ack 10001}
 * @param words      what it does, in words: {@code acknowledges 1,460 octets of packet 23}; empty where there is nothing to say
 * @param isTaken    whether the receiver takes it
 * @param originator state of the originator from now on
 * @param responder  state of the responder from now on
 */
public record Step(long packet, long timeNanos, @Nullable Side from, String what, String words, boolean isTaken, KnownState originator, KnownState responder) {
    /** The state of a side from now on. */
    public KnownState state(Side side) {
        return side == Side.ORIGINATOR ? originator : responder;
    }
}
