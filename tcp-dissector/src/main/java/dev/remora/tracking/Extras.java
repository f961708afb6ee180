package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** What few connections need beside their record; made when the need arises. */
final class Extras {
    private final @Nullable Gaps[] gaps = new Gaps[2];

    /** A SYN that came within the connection and may turn out to open the next one: its sequence number and sender. */
    boolean hasSyn;
    int     synSide;
    int     syn;

    /** What was refused for its numbers; null where nothing ever was. */
    Holes.@Nullable Refused refused;

    /** Packet that first acknowledged octets that the capture lacks; 0 where none did. */
    long gapAt;

    /** Notes that this packet acknowledges octets that the capture lacks. */
    void gap(long packet) {
        if (gapAt == 0)
            gapAt = packet;
    }

    Holes.Refused refused() {
        Holes.Refused own = refused;
        if (own == null)
            refused = own = new Holes.Refused();
        return own;
    }

    /** What was seen of a side's octets behind a gap. */
    Gaps gaps(int side) {
        Gaps own = gaps[side];
        if (own == null)
            gaps[side] = own = new Gaps();
        return own;
    }
}
