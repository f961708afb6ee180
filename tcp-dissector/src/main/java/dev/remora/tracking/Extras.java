package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.atOrBefore;

import org.jspecify.annotations.Nullable;

/** What few connections need beside their record; made when the need arises. */
final class Extras {
    static final long NEVER = Long.MIN_VALUE;

    private final @Nullable Gaps[] gaps = new Gaps[2];

    /** A SYN that came within the connection and may turn out to open the next one: its sequence number and sender. */
    boolean hasSyn;
    int     synSide;
    int     syn;

    /** Highest number of a side's segments without octets that were ahead of what was seen. */
    private final int[]     claims     = new int[2];
    private final boolean[] hasClaimed = new boolean[2];

    /** Whether nothing but an acknowledgment of one number more tells of a side's FIN, or that lies behind octets that are missing. */
    final boolean[] isFinGuessed = new boolean[2];

    /** When a FIN that lies behind missing octets brought a side to a state that nothing else makes doubtful; {@link #NEVER} where none did. */
    final long[] finAheadAt = {NEVER, NEVER};

    /** When the last segment came that was not refused, where all since were; {@link #NEVER} where the last one was not. */
    long heardAt = NEVER;

    /** What was refused for its numbers; null where nothing ever was. */
    Holes.@Nullable Refused refused;

    /** Pair: octets acknowledged that the capture lacks; all bits set: that many or more. */
    long missed;

    /** Of the history, that the record has no room for. */
    long letters;

    /** Packet that first acknowledged octets that the capture lacks; 0 where none did. */
    long gapAt;

    /** Notes that this packet acknowledges octets that the capture lacks. */
    void gap(long packet) {
        if (gapAt == 0)
            gapAt = packet;
    }

    /** Notes that a side says that it has sent all before this number. */
    void claim(int side, int number) {
        claims[side] = number;
        hasClaimed[side] = true;
    }

    /** Whether a side has said that it has sent all before this number. */
    boolean hasClaimed(int side, int number) {
        return hasClaimed[side] && atOrBefore(number, claims[side]);
    }

    Holes.Refused refused() {
        Holes.Refused own = refused;
        if (own == null)
            refused = own = new Holes.Refused();
        return own;
    }

    /** How many ranges its gaps have room for beyond what each has at first. */
    int grown() {
        int grown = 0;
        for (Gaps own : gaps)
            grown += own == null ? 0 : own.room() - Gaps.FEW;
        return grown;
    }

    /** What was seen of a side's octets behind a gap. */
    Gaps gaps(int side) {
        Gaps own = gaps[side];
        if (own == null)
            gaps[side] = own = new Gaps();
        return own;
    }
}
