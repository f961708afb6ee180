package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** What few connections need beside their record; made when the need arises. */
final class Extras {
    private final @Nullable Gaps[] gaps = new Gaps[2];

    /** A SYN that came within the connection and may turn out to open the next one: its sequence number and sender. */
    boolean hasSyn;
    int     synSide;
    int     syn;

    /** The last segment of each side that was refused for its numbers, see {@link Holes}, and how many in turn agree with each other. */
    final Holes.Refused[] refused = {new Holes.Refused(), new Holes.Refused()};
    int                   run;

    /** What was seen of a side's octets behind a gap. */
    Gaps gaps(int side) {
        Gaps own = gaps[side];
        if (own == null)
            gaps[side] = own = new Gaps();
        return own;
    }
}
