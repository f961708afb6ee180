package dev.remora.reassembly;

/**
 * How many octets may wait behind gaps, in all streams that share it and in each; a piece counts as 128 octets at least, which is what it takes to hold it. Confined to one
 * thread.
 */
public final class StreamBudget {
    /** Octets that streams which share a budget may remember together; once they do, a stream remembers no more than it has room for. */
    static final long REMEMBERED = 1 << 26;

    private final long most;
    private final int  mostOfOne;
    private long       used;
    private long       refused;
    private long       remembered;

    /**
     * A budget that nothing has been taken from.
     *
     * @param most      octets in all streams together
     * @param mostOfOne octets of one stream
     */
    public StreamBudget(long most, int mostOfOne) {
        if (most < 1 || mostOfOne < 1)
            throw new IllegalArgumentException("octets that may wait: " + most + " in all, " + mostOfOne + " of a stream; at least 1 of each");
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes room for these octets of a stream that has {@code own} already; false where there is none. */
    boolean take(long own, int octets) {
        if (!hasRoom(own, octets)) {
            refused++;
            return false;
        }
        used += octets;
        return true;
    }

    /** Whether there is room for these octets of a stream that has {@code own} already. */
    boolean hasRoom(long own, int octets) {
        return own + octets <= mostOfOne && used + octets <= most;
    }

    void giveBack(long octets) {
        used -= octets;
    }

    /** Takes room to remember so many octets that were delivered; false where there is none. */
    boolean remember(long octets) {
        if (remembered + octets > REMEMBERED)
            return false;
        remembered += octets;
        return true;
    }

    void forget(long octets) {
        remembered -= octets;
    }

    /** Octets that wait now, as they count. */
    public long used() {
        return used;
    }

    /** How often there was no room, so that a gap was given up before its time. */
    public long refused() {
        return refused;
    }
}
