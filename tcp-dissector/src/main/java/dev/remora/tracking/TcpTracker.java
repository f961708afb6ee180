package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;

import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;

/** Finds the connection that a segment belongs to, or opens or replaces one, and lets {@link TcpMachine} take the segment in. */
final class TcpTracker {
    private static final int WELL_KNOWN  = 1024;    // ports below are those of services, RFC 6335 section 6
    private static final int CHECKSUM_AT = 16;

    private final Connections connections;
    private final TcpMachine  machine;
    private final boolean     midstream;
    private final boolean     checksums;
    private final Key         key;
    private final Segment     segment = new Segment();

    TcpTracker(Connections connections, boolean midstream, boolean checksums) {
        this.checksums = checksums;
        this.connections = connections;
        this.machine = new TcpMachine(connections.changes, connections.extras);
        this.midstream = midstream;
        this.key = connections.key();
    }

    /** Takes in a TCP layer that lies in this network layer. */
    void track(Packet packet, int network, int layer, Tracked tracked) {
        Segment s = segment;
        if (!s.read(packet, layer))
            return;
        s.badChecksum = checksums && SegmentChecksum.verify(packet, layer, Transport.TCP, CHECKSUM_AT) == SegmentChecksum.Result.BAD;
        Endpoints.key(key, packet, network, Transport.TCP.number(), Tcp.SRC_PORT.get(packet, layer), Tcp.DST_PORT.get(packet, layer), 0);
        Connection c = tracked.connection;
        boolean found = connections.find(key, c);
        if (found && isLeft(c, s)) {
            connections.replace(c);
            found = false;
        }
        if (!found)
            open(c, s, packet);
        tracked.opened = !found;
        judge(c, s, packet, network, layer, tracked);
        tracked.judged = true;
    }

    private void judge(Connection c, Segment s, Packet packet, int network, int layer, Tracked tracked) {
        int from = c.sender(key);
        tracked.at(packet, network, layer, from);
        tracked.before[0] = c.state(0);
        tracked.before[1] = c.state(1);
        boolean completed = c.is(Flags.COMPLETED);
        Connections.count(c, from, packet, network, s.length);
        if (c.is(Flags.STRAY)) {
            tracked.stray = true;
            tracked.reason = Reason.STRAY;
            letters(c, s, from, Reason.STRAY);
            return;
        }
        tracked.known = true;
        tracked.reason = machine.segment(c, s, from);
        tracked.completed = !completed && c.is(Flags.COMPLETED);
        letters(c, s, from, tracked.reason);
        if (tracked.reason == Reason.SYN_INSIDE && !s.has(Segment.ACK))
            remember(c, s, from);
        if (c.state(0) != tracked.before[0] || c.state(1) != tracked.before[1])
            connections.hasten(c);
    }

    /** Whether both ends have left the connection for a new one that this segment belongs to. */
    private boolean isLeft(Connection c, Segment s) {
        if (c.is(Flags.STRAY))
            return opens(s);
        if (s.hasAny(Segment.RST) || !s.has(Segment.SYN) || s.badChecksum)
            return false;
        int from = c.sender(key);
        return s.has(Segment.ACK) ? answersNewSyn(c, s, from) : isNewSyn(c, s, from);
    }

    private static boolean isNewSyn(Connection c, Segment s, int from) {
        int to = 1 - from;
        boolean isSame = c.is(Flags.SENT << from) && s.seq == c.half(Slots.FIRST, from);
        if (isSame && c.state(from) != TcpState.CLOSED || !c.is(Flags.SENT << from) && c.state(to).isOpening())
            return false;
        if (!c.is(Flags.SENT << to))
            return true;                                             // nobody answered the first one
        return switch (c.state(to)) {
            case CLOSED -> true;
            case TIME_WAIT -> after(s.seq, c.half(Slots.NEXT, from)) || isLater(c, s, from);    // RFC 9293 section 3.10.7.4, RFC 6191
            case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> false;
        };
    }

    private static boolean isLater(Connection c, Segment s, int from) {
        return s.hasTimestamp && c.is(Flags.TIMESTAMP << from) && after(s.timestamp, c.half(Slots.TIMESTAMP, from));
    }

    /** Keeps a SYN that came within the connection: should it be answered, then the connection is no more. */
    private void remember(Connection c, Segment s, int from) {
        Extras extras = connections.extras.of(c);
        extras.hasSyn = true;
        extras.synSide = from;
        extras.syn = s.seq;
    }

    private boolean answersNewSyn(Connection c, Segment s, int from) {
        Extras extras = connections.extras.find(c);
        return extras != null && extras.hasSyn && extras.synSide != from && s.ack == extras.syn + 1;
    }

    private boolean opens(Segment s) {
        return !s.badChecksum && !s.hasAny(Segment.RST) && (s.has(Segment.SYN) || s.has(Segment.ACK) && midstream);
    }

    private void open(Connection c, Segment s, Packet packet) {
        boolean opens = opens(s);
        boolean syn = s.has(Segment.SYN);
        boolean bySource = !syn ? looksLikeOriginator() : !s.has(Segment.ACK);
        connections.open(key, c, packet, bySource, !opens);
        if (!opens || syn)
            return;
        c.set(Flags.MIDSTREAM);
        for (int side = 0; side < 2; side++) {
            c.state(side, TcpState.ESTABLISHED, s.time);
            c.certainty(side, Certainty.INFERRED);
        }
    }

    /** Of a connection picked up midway, the end with the well-known port is taken for the responder; else the end that sends now for the originator. */
    private boolean looksLikeOriginator() {
        int lower = (int) key.first & 0xFFFF;
        int higher = (int) key.second & 0xFFFF;
        int source = key.sourceIsLower ? lower : higher;
        int destination = key.sourceIsLower ? higher : lower;
        return source >= WELL_KNOWN || destination < WELL_KNOWN;
    }

    private static void letters(Connection c, Segment s, int side, Reason reason) {
        if (reason == Reason.BAD_CHECKSUM) {
            History.add(c, History.CHECKSUM, side);
            return;
        }
        if (reason.verdict() == Verdict.OUT_OF_WINDOW || reason.verdict() == Verdict.INVALID_ACK) {
            History.add(c, History.ODD, side);
            return;
        }
        if (s.has(Segment.SYN))
            History.add(c, s.hasAny(Segment.FIN | Segment.RST) ? History.ODD : s.has(Segment.ACK) ? History.SYN_ACK : History.SYN, side);
        if (reason == Reason.RETRANSMITTED && s.length > 0)
            History.add(c, History.REPEATED, side);
        else if (s.length > 0)
            History.add(c, History.DATA, side);
        else if (s.has(Segment.ACK) && !s.hasAny(Segment.SYN | Segment.FIN | Segment.RST))
            History.add(c, History.ACK, side);
        if (s.window == 0 && !s.hasAny(Segment.RST | Segment.SYN))
            History.add(c, History.ZERO, side);
        if (s.has(Segment.FIN))
            History.add(c, History.FIN, side);
        if (s.has(Segment.RST))
            History.add(c, History.RESET, side);
    }
}
