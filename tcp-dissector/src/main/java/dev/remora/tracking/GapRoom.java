package dev.remora.tracking;

/** How much all connections together may keep of what waits behind gaps, beyond what each has at first. Confined to one thread. */
final class GapRoom {
    private static final int MOST_RANGES = 1 << 20;    // 8 MiB

    private int spare = MOST_RANGES;

    /** Makes room for more ranges behind a gap; false where there are too many, of this connection or of all. Allocates. */
    boolean grow(Gaps gaps) {
        int more = gaps.room();
        if (2 * more > Gaps.MOST || more > spare)
            return false;
        spare -= more;
        gaps.grow();
        return true;
    }

    /** Takes back what a connection had, which goes. */
    void giveBack(Extras extras) {
        spare += extras.grown();
    }
}
