package dev.remora.tracking;

import dev.remora.internet.Ipv4;
import dev.remora.packet.Packet;

/** Finds the connection that a segment belongs to, or opens one, and lets {@link TcpMachine} take the segment in. */
final class TcpTracker {
    private static final int CHECKSUM_AT = 16;

    private final Connections connections;
    private final TcpOpening  opening;
    private final TcpMachine  machine;
    private final boolean     checksums;
    private final Key         key;
    private final Segment     segment = new Segment();

    TcpTracker(Connections connections, boolean midstream, boolean checksums) {
        this.connections = connections;
        this.opening = new TcpOpening(connections, midstream);
        this.machine = new TcpMachine(connections.changes, connections.room);
        this.checksums = checksums;
        this.key = connections.key();
    }

    /** Takes in a TCP layer that lies in this network layer. */
    void track(Packet packet, int network, int layer, Tracked tracked) {
        Segment s = segment;
        if (!s.read(packet, layer))
            return;
        SegmentChecksum.Result checksum = checksums ? SegmentChecksum.verify(packet, network, layer, Transport.TCP, CHECKSUM_AT) : SegmentChecksum.Result.GOOD;
        s.badChecksum = checksum == SegmentChecksum.Result.BAD || checksums && Ipv4.isDropped(packet, network);
        int ports = packet.frame().i32(packet.at(layer));
        Endpoints.key(key, packet, network, Transport.TCP.number(), ports >>> 16, ports & 0xFFFF, 0);
        if (!connections.takes(key, tracked))
            return;
        Connection c = opening.find(key, s, packet, tracked);
        int from = c.sender(key);
        tracked.at(packet, network, layer, from);
        tracked.before = c.states();
        s.previous = c.last;
        connections.count(c, from, packet, network, s.length);
        tracked.reason = c.is(Flags.STRAY) ? stray(c, s, from) : judge(c, s, from, tracked);
        if (checksum == SegmentChecksum.Result.PARTIAL || s.badChecksum && c.is(Flags.OFFLOADED << from))
            connections.watch.offloaded();
        tracked.stray = c.is(Flags.STRAY);
        tracked.known = !tracked.stray;
        tracked.judged = true;
        connections.listener.packet(c, packet, tracked);
    }

    private static Reason stray(Connection c, Segment s, int from) {
        Reason reason = s.badChecksum ? Reason.STRAY_CHECKSUM : Reason.STRAY;
        History.add(c, s, from, reason);
        return reason;
    }

    private Reason judge(Connection c, Segment s, int from, Tracked tracked) {
        boolean completed = c.is(Flags.COMPLETED);
        Reason reason = machine.segment(c, s, from);
        tracked.completed = !completed && c.is(Flags.COMPLETED);
        if (reason == Reason.SYN_INSIDE)
            opening.remember(c, s, from);
        if (c.states() != tracked.before)
            connections.hasten(c);
        return reason;
    }
}
