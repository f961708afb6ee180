package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** What few connections need beside their record; made when the need arises. */
final class Extras {
    private final @Nullable Gaps[] gaps = new Gaps[2];

    /** A SYN that came within the connection and may turn out to open the next one: its sequence number and sender. */
    boolean hasSyn;
    int     synSide;
    int     syn;

    /** What was refused for its numbers since a segment was taken last, and when that was, see {@link Holes}; where the connection was before it was moved on. */
    final Run      run = new Run();
    final OldPlace old = new OldPlace();
    boolean        isWaiting;
    long           lastTaken;

    /** What was seen of a side's octets behind a gap. */
    Gaps gaps(int side) {
        Gaps own = gaps[side];
        if (own == null)
            gaps[side] = own = new Gaps();
        return own;
    }
}
