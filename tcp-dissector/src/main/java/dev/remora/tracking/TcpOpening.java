package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;

import dev.remora.packet.Packet;

/** Decides whether a segment belongs to the connection of its endpoints, or opens one: the first, or the next after one that its ends have left. */
final class TcpOpening {
    private static final int WELL_KNOWN = 1024;    // ports below are those of services, RFC 6335 section 6

    private final Connections connections;
    private final boolean     midstream;

    TcpOpening(Connections connections, boolean midstream) {
        this.connections = connections;
        this.midstream = midstream;
    }

    /** The connection of a segment, which the note tells of from now on; and whether this segment opened it. */
    Connection find(Key key, Segment s, Packet packet, Tracked tracked) {
        Connection c = connections.find(key);
        if (c == null)
            c = open(key, s, packet);
        else if (c.is(Flags.STRAY))
            c = opens(s) ? adopt(key, c, s, packet, tracked) : c;
        else if (isLeft(c, s, c.sender(key)))
            c = next(key, c, s, packet);
        tracked.connection = c;
        return c;
    }

    /** Opens the next connection. A SYN that nobody has answered yet is remembered there: should it be answered now, then the second one was forged. */
    private Connection next(Key key, Connection old, Segment s, Packet packet) {
        int from = old.sender(key);
        boolean isUnanswered = old.is(Flags.SENT << from) && !old.is(Flags.SENT << 1 - from) && old.state(from) == TcpState.SYN_SENT;
        int first = old.first(from);
        connections.replace(old);
        Connection c = open(key, s, packet);
        if (isUnanswered)
            remember(c, first, c.sender(key));
        return c;
    }

    private boolean opens(Segment s) {
        return !s.badChecksum && !s.hasAny(Segment.RST) && (s.has(Segment.SYN) || s.has(Segment.ACK) && midstream);
    }

    private Connection open(Key key, Segment s, Packet packet) {
        boolean syn = s.has(Segment.SYN);
        boolean bySource = syn ? !s.has(Segment.ACK) : looksLikeOriginator(key);
        boolean opens = opens(s);
        Connection c = connections.open(key, packet, bySource, !opens);
        if (opens && !syn)
            pickUp(c, s);
        else if (!opens && syn && s.badChecksum)
            keep(c, s, c.sender(key));
        return c;
    }

    private static void pickUp(Connection c, Segment s) {
        c.set(Flags.MIDSTREAM);
        for (int side = 0; side < 2; side++) {
            c.state(side, TcpState.ESTABLISHED, Certainty.INFERRED, s.time);
        }
    }

    /** Of a connection picked up midway, the end with the well-known port is taken for the responder; else the end that sends now for the originator. */
    private static boolean looksLikeOriginator(Key key) {
        int lower = (int) key.first & 0xFFFF;
        int higher = (int) key.second & 0xFFFF;
        int source = key.sourceIsLower ? lower : higher;
        int destination = key.sourceIsLower ? higher : lower;
        return source >= WELL_KNOWN || destination < WELL_KNOWN;
    }

    // A connection where there were only strays

    /** Makes a connection of packets that belonged to none, where this one shows that they did. */
    private Connection adopt(Key key, Connection c, Segment s, Packet packet, Tracked tracked) {
        int from = c.sender(key);
        if (s.has(Segment.SYN) && !answersKept(c, s, from)) {
            connections.replace(c);
            return open(key, s, packet);
        }
        c.clear(Flags.STRAY);
        connections.counters.strays--;
        connections.counters.opened++;
        if (!s.has(Segment.SYN)) {
            pickUp(c, s);
            tracked.opened = true;
            return c;
        }
        c.set(Flags.OFFLOADED << 1 - from);
        c.certainty(1 - from, Certainty.OBSERVED);
        connections.changes.on(c, 1 - from, Cue.SENT_SYN, Certainty.OBSERVED);
        connections.changes.onListener(c, from, Certainty.UNKNOWN);
        return c;
    }

    /** Keeps a SYN with a wrong checksum: where it is answered, the receiver took it, and the checksum was wrong in the capture only. */
    private static void keep(Connection c, Segment s, int from) {
        c.set(Flags.SENT << from);
        c.first(from, s.seq);
        c.next(from, s.end);
        c.rtt = s.time;
        Sequences.options(c, from, s);
        Sequences.stamped(c, s, from);
    }

    private static boolean answersKept(Connection c, Segment s, int from) {
        int to = 1 - from;
        return s.has(Segment.SYN | Segment.ACK) && c.is(Flags.SENT << to) && s.ack == c.first(to) + 1;
    }

    // The next connection of the same endpoints

    /** Whether the ends have left the connection for a new one that this segment belongs to. */
    private boolean isLeft(Connection c, Segment s, int from) {
        if (s.hasAny(Segment.RST) || !s.has(Segment.SYN) || s.badChecksum)
            return false;
        return s.has(Segment.ACK) ? answersNewSyn(c, s, from) : isNewSyn(c, s, from);
    }

    private static boolean isNewSyn(Connection c, Segment s, int from) {
        int to = 1 - from;
        boolean isSame = c.is(Flags.SENT << from) && s.seq == c.first(from);
        if (isSame && c.state(from) != TcpState.CLOSED || !c.is(Flags.SENT << from) && c.state(to).isOpening())
            return false;
        if (!c.is(Flags.SENT << to) && c.state(from) == TcpState.SYN_SENT)
            return true;                                             // nobody answered the first one
        return switch (c.state(to)) {
            case CLOSED -> true;
            case TIME_WAIT -> isLater(c, s, from) || after(s.seq, c.next(from)) && !SegmentJudge.isOldTimestamp(c, s, from);    // RFC 6191 section 2
            case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> false;
        };
    }

    private static boolean isLater(Connection c, Segment s, int from) {
        return s.hasTimestamp && (!c.is(Flags.TIMESTAMP << from) || after(s.timestamp, c.timestamp(from)));
    }

    /** Keeps a SYN that came within the connection: should it be answered, then the connection is no more. */
    void remember(Connection c, Segment s, int from) {
        if (!s.has(Segment.ACK))
            remember(c, s.seq, from);
    }

    private void remember(Connection c, int syn, int from) {
        Extras extras = c.extras();
        extras.hasSyn = true;
        extras.synSide = from;
        extras.syn = syn;
    }

    private boolean answersNewSyn(Connection c, Segment s, int from) {
        Extras extras = c.extras;
        return extras != null && extras.hasSyn && extras.synSide != from && s.ack == extras.syn + 1;
    }
}
