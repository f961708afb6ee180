package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;
import static dev.remora.transport.SequenceNumber.distance;
import static dev.remora.transport.SequenceNumber.later;

/**
 * What each side of a connection has sent and acknowledged: sequence numbers, gaps, windows, timestamps. RFC 9293 section 3.3.1 as a bystander knows it: SND.NXT of a side is
 * {@link #highest}, its SND.UNA the number that the other side acknowledged last, its RCV.NXT the other side's {@link ConnectionRecord#next}.
 */
final class Sequences {
    /** Shift of a window that is not known; the largest there is (RFC 7323 section 2.3). */
    private static final int UNKNOWN_SCALE = 14;
    private static final int SCALE_SHIFT   = 24;    // of the scale in a half of the windows; the largest window is below, in units of 64 octets
    private static final int SCALE_MASK    = 31;
    private static final int SACK          = 1 << 31;    // in a half of the windows: the SYN permits selective acknowledgments
    private static final int UNIT_SHIFT    = 6;
    private static final int MOST_GUESSED  = 1 << 24;    // octets: what Windows and most Linux hosts grow a window to; a blind guess of two numbers hits once in 65,536
    private static final int FAR           = 1 << 30;    // a quarter of the circle: no window reaches from there over the half where numbers turn

    private static final long MOST_MISSED = 0xFFFF_FFFFL;    // a half of what was missed counts no further

    private final GapRoom room;
    private long          packet;

    Sequences(GapRoom room) {
        this.room = room;
    }

    /** Says which packet of the capture it is that what follows is taken from. */
    void at(long newPacket) {
        packet = newPacket;
    }

    /** Sequence number behind everything that a side was seen to send. */
    int highest(Connection c, int side) {
        return c.is(Flags.GAPS << side) ? c.extras().gaps(side).highest() : c.next(side);
    }

    /** Whether everything in a segment was sent before. */
    boolean isKnown(Connection c, int side, int start, int end) {
        return atOrBefore(end, c.next(side)) || c.is(Flags.GAPS << side) && c.extras().gaps(side).covers(start, end);
    }

    /** Takes in what a side sends. */
    void sent(Connection c, Segment s, int side) {
        if (!c.is(Flags.SENT << side)) {
            c.set(Flags.SENT << side);
            c.first(side, s.seq);
            c.next(side, c.is(Flags.HAS_ACKED << 1 - side) ? later(s.end, c.acked(1 - side)) : s.end);
            return;
        }
        int next = c.next(side);
        if (!after(s.seq, next)) {
            if (after(s.end, next))
                reach(c, side, s.end);
        } else if (s.end != s.seq)
            behindGap(c, s, side);
        else
            c.extras().claim(side, s.seq);
    }

    /** Whether a side has claimed, with a segment of no octets, to have sent all before this number; that alone moves nothing on, for anybody can say so. */
    boolean isClaimed(Connection c, int side, int number) {
        Extras own = c.extras;
        return own != null && own.hasClaimed(side, number);
    }

    private void behindGap(Connection c, Segment s, int side) {
        Gaps gaps = c.extras().gaps(side);
        if (!c.is(Flags.GAPS << side))
            gaps.clear();
        gaps.add(s.seq, s.end);
        c.set(Flags.GAPS << side);
        if (gaps.isOverfull() && !room.grow(gaps))
            reach(c, side, gaps.firstStart());
    }

    /** Moves on to this number, and over what was seen behind it. */
    private void reach(Connection c, int side, int number) {
        int next = number;
        if (c.is(Flags.GAPS << side)) {
            Gaps gaps = c.extras().gaps(side);
            next = gaps.advance(next);
            if (gaps.isEmpty())
                c.clear(Flags.GAPS << side);
        }
        c.next(side, next);
        if (Integer.compareUnsigned(next - c.first(side), FAR) > 0)
            c.set(Flags.FAR << side);
    }

    /** Whether a side's FIN is a guess, see {@link Extras#isFinGuessed}. */
    boolean isFinGuessed(Connection c, int side) {
        Extras own = c.extras;
        return own != null && own.isFinGuessed[side];
    }

    void finGuessed(Connection c, int side, boolean isGuessed) {
        if (isGuessed || c.extras != null)
            c.extras().isFinGuessed[side] = isGuessed;
    }

    /** Whether a side is in its state for a FIN that lay behind missing octets, and for no other reason in doubt, see {@link Extras#finAheadAt}. */
    boolean isFinAhead(Connection c, int side) {
        Extras own = c.extras;
        return own != null && own.finAheadAt[side] != Extras.NEVER && own.finAheadAt[side] == c.since(side);
    }

    void finAhead(Connection c, int side, long time) {
        if (time != Extras.NEVER || c.extras != null)
            c.extras().finAheadAt[side] = time;
    }

    /** Takes in what a side acknowledges and the window it offers. What it has received and the capture lacks counts as missed. */
    void acknowledged(Connection c, Segment s, int side) {
        int other = 1 - side;
        if (!c.is(Flags.HAS_ACKED << side)) {
            c.set(Flags.HAS_ACKED << side);
            c.acked(side, s.ack);
            c.edge(side, s.ack);
        } else if (after(s.ack, c.acked(side)))
            c.acked(side, s.ack);
        if (c.is(Flags.SENT << other) && after(s.ack, c.next(other)))
            passOver(c, other, s.ack);
        int window = window(c, s, side);
        c.edge(side, later(c.edge(side), s.ack + window));
        widen(c, side, window);
    }

    private void passOver(Connection c, int side, int ack) {
        if (History.has(c, History.CHECKSUM, side) && !c.is(Flags.OFFLOADED << side)) {
            c.set(Flags.OFFLOADED << side);                          // what had a wrong checksum was taken: the hardware put it right
            reach(c, side, ack);                                     // so it is in the capture, and no gap
            return;
        }
        long lost = distance(c.next(side), ack) - (c.is(Flags.GAPS << side) ? c.extras().gaps(side).octetsBefore(ack) : 0);
        c.missed(side, (int) Math.min((c.missed(side) & MOST_MISSED) + lost, MOST_MISSED));
        c.extras().gap(packet);
        History.add(c, History.GAP, side);
        reach(c, side, ack);
    }

    /** Goes on with a segment of a side that was seen, behind octets that were not. */
    void skipTo(Connection c, int side, int start, int end) {
        if (isAhead(start, c.next(side))) {
            if (!after(start, c.next(side)))
                c.clear(Flags.GAPS << side);                         // more than half a circle ahead: what waits behind a gap is none of that
            passOver(c, side, start);
        }
        if (after(end, c.next(side)))
            reach(c, side, end);
    }

    /** Whether a number lies ahead of another, where it cannot lie more than a quarter of the circle behind. */
    private static boolean isAhead(int number, int other) {
        return number != other && Integer.compareUnsigned(number - other, -FAR) < 0;
    }

    private static int ahead(int number, int other) {
        return isAhead(number, other) ? number : other;
    }

    /** Whether a number lies so far behind another that it belongs to no octets that are sent again. */
    static boolean isFarBehind(int number, int other) {
        return before(number, other - FAR);
    }

    /** Takes in an acknowledgment and the edge of the window that came with it, whatever was seen before. */
    void offered(Connection c, int side, int ack, int edge) {
        c.acked(side, c.is(Flags.HAS_ACKED << side) ? ahead(ack, c.acked(side)) : ack);
        c.edge(side, c.is(Flags.HAS_ACKED << side) ? ahead(edge, c.edge(side)) : edge);
        c.set(Flags.HAS_ACKED << side);
    }

    private static void widen(Connection c, int side, int window) {
        int most = c.window(side);
        int units = (window >>> UNIT_SHIFT) + 1;
        if (units > (most & (1 << SCALE_SHIFT) - 1))
            c.window(side, most >>> SCALE_SHIFT << SCALE_SHIFT | units);
    }

    /** Largest window a side has offered, rounded up. */
    static int largestWindow(Connection c, int side) {
        return (c.window(side) & (1 << SCALE_SHIFT) - 1) << UNIT_SHIFT;
    }

    /**
     * Takes in the window scale that a SYN offers, and whether it permits selective acknowledgments. Either counts only if both SYNs do (RFC 7323 section 2.2). A SYN whose
     * options are cut off before the scale tells as little as one that was not seen.
     */
    static void options(Connection c, int side, Segment s) {
        if (s.scale == Segment.CUT_OFF)
            return;
        int value = s.scale < 0 ? 0 : s.scale + 1;
        c.window(side, c.window(side) & (1 << SCALE_SHIFT) - 1 | value << SCALE_SHIFT | (s.permitsSack ? SACK : 0));
        c.set(Flags.SCALED << side);
    }

    /** Whether selective acknowledgments are in use, as far as the capture tells. */
    static boolean mayUseSack(Connection c) {
        return mayUseSack(c, 0) && mayUseSack(c, 1);
    }

    private static boolean mayUseSack(Connection c, int side) {
        return !c.is(Flags.SCALED << side) || (c.window(side) & SACK) != 0;
    }

    /** Octets of the window that a side offers with a segment; the largest that it may be, within reason, where the side's scale was not seen. */
    static int window(Connection c, Segment s, int side) {
        if (s.has(Segment.SYN))
            return s.window;
        int window = s.window << scale(c, side);
        return isGuessed(c, side) ? Math.min(window, MOST_GUESSED) : window;
    }

    /** Shift of the windows that a side offers. */
    private static int scale(Connection c, int side) {
        int own = offeredScale(c, side);
        return own > 0 && offeredScale(c, 1 - side) > 0 ? own - 1 : 0;
    }

    /** Shift plus 1; 0 where the SYN offers none. */
    private static int offeredScale(Connection c, int side) {
        return c.is(Flags.SCALED << side) ? c.window(side) >>> SCALE_SHIFT & SCALE_MASK : UNKNOWN_SCALE + 1;
    }

    /** Whether the windows of a side are guessed, because its SYN, or the scale in it, was not seen. */
    static boolean isGuessed(Connection c, int side) {
        return !c.is(Flags.SCALED << side);
    }

    /** Takes in the timestamp of a segment that starts no later than what was acknowledged (RFC 7323 section 4.3). */
    static void stamped(Connection c, Segment s, int side) {
        if (!s.hasTimestamp)
            return;
        int other = 1 - side;
        boolean covers = !c.is(Flags.HAS_ACKED << other) || atOrBefore(s.seq, c.acked(other));
        if (!c.is(Flags.TIMESTAMP << side) || covers && atOrAfter(s.timestamp, c.timestamp(side))) {
            c.timestamp(side, s.timestamp);
            c.set(Flags.TIMESTAMP << side);
        }
    }
}
