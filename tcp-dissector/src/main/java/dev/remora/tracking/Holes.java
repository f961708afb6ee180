package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Goes on behind a hole in the capture, where packets are missing for so long that what comes next lies beyond the windows last seen.
 *
 * <p>Refused segments move a connection only where both ends agree in a {@link Run} of them, and where they tell what a forger who sees nothing of the connection has to
 * guess: where both ends use timestamps, each segment must have one that goes forward no faster than a clock may, and echo one of the other end that does (RFC 7323 section
 * 5.4); where they do not, one end must stand at exactly the number that was seen last. Otherwise the connection stays where it is. It goes back to its old place for a
 * segment that fits there. Allocates nothing but what few connections have beside their record.
 */
final class Holes {
    private static final int SLACK = 2000;             // ticks of a timestamp clock that may run faster than it should, or was read earlier
    private static final int MOST  = 1 << 30;          // ticks
    private static final int MILLI = 1_000_000;        // nanoseconds of the shortest tick, RFC 7323 section 5.4

    private final Sequences sequences;

    Holes(Sequences sequences) {
        this.sequences = sequences;
    }

    /** What was refused since a segment was taken last, when that was, and where the connection was before it was moved on. */
    static final class Refused {
        private final Run      run = new Run();
        private final OldPlace old = new OldPlace();
        private boolean        isWaiting;
        private long           lastTaken;
    }

    private @Nullable Refused refused(Connection c) {
        Extras own = c.extras;
        return own == null ? null : own.refused;
    }

    /** Whether a segment that was refused for its numbers shows that packets are missing; then both ends are moved on to where it takes up, and it is to be taken. */
    boolean ends(Connection c, Segment s, int from) {
        if (s.hasAny(Segment.SYN | Segment.RST | Segment.FIN) || !c.is(Flags.SENT << from) || !c.is(Flags.SENT << 1 - from))
            return false;
        Refused own = c.extras().refused();
        if (!own.isWaiting)
            own.lastTaken = s.previous;
        own.isWaiting = true;
        boolean isStamped = usesTimestamps(c);
        if (isStamped && !isStampedRight(c, s, from, own.lastTaken))
            return false;
        own.run.add(s, from, Sequences.window(c, s, from));
        boolean isProven = own.run.isLongEnough() && (isStamped || stands(c, own.run, from) || stands(c, own.run, 1 - from));
        if (isProven)
            moveOn(c, own);
        return isProven;
    }

    private static boolean usesTimestamps(Connection c) {
        return c.is(Flags.TIMESTAMP) && c.is(Flags.TIMESTAMP << 1);
    }

    private static boolean isStampedRight(Connection c, Segment s, int from, long lastTaken) {
        long passed = Math.max(0, s.time - lastTaken) / MILLI;
        long most = Math.min(MOST, SLACK + passed + passed / 4);
        return s.hasTimestamp && isForward(s.timestamp, c.timestamp(from), most) && isForward(s.echo, c.timestamp(1 - from), most);
    }

    private static boolean isForward(int now, int then, long most) {
        return Integer.toUnsignedLong(now - then) <= most;
    }

    /** Whether an end takes up at the very number where it was last seen. */
    private boolean stands(Connection c, Run run, int side) {
        return run.end(side).start == sequences.highest(c, side);
    }

    /** Forgets what was refused, because the connection goes on as it was. */
    void none(Connection c) {
        Refused own = refused(c);
        if (own == null)
            return;
        own.isWaiting = false;
        own.run.clear();
    }

    /** Whether a segment fits exactly where the connection was before it was moved on; then it is put back there. */
    boolean goesBack(Connection c, Segment s, int from) {
        Refused own = refused(c);
        if (own == null || !own.old.fits(c, s, from) || s.badChecksum && !c.is(Flags.OFFLOADED << from) || SegmentJudge.isOldTimestamp(c, s, from))
            return false;
        own.old.restore(c);
        if (c.extras().missed == 0)
            c.extras().gapAt = 0;                                           // there was none
        return true;
    }

    private void moveOn(Connection c, Refused own) {
        own.old.keep(c);
        for (int side = 0; side < 2; side++) {
            Run.End end = own.run.end(side);
            sequences.skipTo(c, side, end.start, end.end);
            sequences.offered(c, side, end.ack, end.edge);
            if (usesTimestamps(c))
                c.timestamp(side, end.timestamp);
            c.certainty(side, Certainty.INFERRED);
        }
        own.run.clear();
        own.isWaiting = false;
    }
}
