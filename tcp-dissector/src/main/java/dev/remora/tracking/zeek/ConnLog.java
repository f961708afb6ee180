package dev.remora.tracking.zeek;

import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Transport;
import dev.remora.tracking.zeek.ConnLogRow.Proto;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The connections of a capture as Zeek would log them.
 *
 * <p>As Zeek does, packets with a wrong checksum are left out but for a letter in the history. Holds at most {@link #MOST} connections; the oldest goes first.
 * Confined to one thread. Allocates for each packet.
 */
public final class ConnLog {
    /** Connections held at most. */
    public static final int MOST = 1 << 18;

    private final Consumer<ConnLogRow>           rows;
    private final LogTimers                      timers      = new LogTimers();
    private final Map<ZeekKey, LoggedConnection> connections = new LinkedHashMap<>();
    private final ZeekSegment                    segment     = new ZeekSegment();
    private final ZeekIp                         ip;
    private long                                 numbers;

    /**
     * A log without rows.
     *
     * @param checksums whether packets with wrong checksums are left out; Zeek's option -C does not
     * @param rows      who is told of connections that are over
     */
    public ConnLog(boolean checksums, Consumer<ConnLogRow> rows) {
        this.rows = rows;
        this.ip = new ZeekIp(checksums);
    }

    /** Takes in the next packet. */
    public void take(Packet packet) {
        timers.advance(packet.frame().timeNanos(), this);
        int network = Packet.ABSENT;
        for (int layer = 0; layer < packet.layers() && !packet.isQuoted(layer); layer++) {
            LayerType type = packet.type(layer);
            if (ZeekIp.isNetwork(type)) {
                network = layer;
                if (!ip.isSound(packet, network))
                    return;
            } else if (network != Packet.ABSENT)
                transport(packet, network, layer, type);
        }
        if (network != Packet.ABSENT && ip.isUnknownTransport(packet, network))
            unknown(packet, network);
    }

    private void transport(Packet packet, int network, int layer, LayerType type) {
        if (type == Tcp.PROTOCOL)
            tcp(packet, network, layer);
        else if (type == Udp.PROTOCOL)
            udp(packet, network, layer);
        else if (type == Icmp.PROTOCOL || type == Icmpv6.PROTOCOL)
            icmp(packet, network, layer, type == Icmp.PROTOCOL);
    }

    /** The capture is over: what is left is logged in the order in which it began. */
    public void finish() {
        for (LoggedConnection c : connections.values())
            rows.accept(c.row());
        connections.clear();
    }

    void remove(LoggedConnection c) {
        c.isGone = true;
        connections.remove(c.key, c);
        rows.accept(c.row());
    }

    private void add(LoggedConnection c) {
        if (connections.size() >= MOST)
            remove(connections.values().iterator().next());
        connections.put(c.key, c);
        timers.inactivity(c, LogTimers.INACTIVITY_TIMEOUT);
    }

    // TCP

    private void tcp(Packet packet, int network, int layer) {
        int at = packet.at(layer);
        if (at + ZeekIp.TCP_HEADER > ZeekIp.limit(packet, network, layer))
            return;
        Endpoint source = ZeekIp.source(packet, network, packet.frame().u16(at));
        Endpoint destination = ZeekIp.destination(packet, network, packet.frame().u16(at + 2));
        boolean whole = segment.read(packet, network, layer);
        ZeekKey key = ZeekKey.of(6, source, destination, false);
        long now = packet.frame().timeNanos();
        LoggedConnection known = connections.get(key);
        TcpSession session = known instanceof TcpSession open && !(whole && open.isReuse(segment)) ? open : null;
        if (session == null) {
            if (known != null)
                remove(known);
            session = new TcpSession(key, ++numbers, now, source, destination, this, timers);
            add(session);
            if (looksFlipped(source.port(), destination.port()))
                session.flip();
        }
        if (!whole)
            return;
        int side = session.side(source);
        if (!ip.hasGoodChecksum(packet, network, layer, Transport.TCP)) {
            session.badChecksum(side);
            return;
        }
        session.segment(segment, side, now);
        session.count(session.side(source), ZeekIp.length(packet, network, layer));
    }

    /** Whether it looks as if the responder had sent first: a SYN,ACK, or another segment from the port of a server. */
    private boolean looksFlipped(int source, int destination) {
        if (segment.syn)
            return segment.ack;
        return ServerPorts.tcp(source) && (!ServerPorts.tcp(destination) || source < destination);
    }

    // Datagrams

    private LoggedConnection datagrams(ZeekKey key, Proto proto, long now, Endpoint source, Endpoint destination) {
        LoggedConnection c = connections.get(key);
        if (c != null)
            return c;
        LoggedConnection opened = new LoggedConnection(key, proto, ++numbers, now, source, destination);
        add(opened);
        return opened;
    }

    private void udp(Packet packet, int network, int layer) {
        int at = packet.at(layer);
        if (at + ZeekIp.UDP_HEADER > ZeekIp.limit(packet, network, layer))
            return;
        Endpoint source = ZeekIp.source(packet, network, packet.frame().u16(at));
        Endpoint destination = ZeekIp.destination(packet, network, packet.frame().u16(at + 2));
        ZeekKey key = ZeekKey.of(17, source, destination, false);
        boolean isNew = !connections.containsKey(key);
        LoggedConnection c = datagrams(key, Proto.UDP, packet.frame().timeNanos(), source, destination);
        if (isNew && ServerPorts.udp(source.port()) && !ServerPorts.udp(destination.port()) && !isBroadcast(destination))
            c.flip();
        int side = c.side(source);
        if (!ip.hasGoodChecksum(packet, network, layer, Transport.UDP)) {
            c.scaled('C', side);
            return;
        }
        c.last = packet.frame().timeNanos();
        c.once('D', side);
        c.sent(side, packet.frame().u16(at + 4) - ZeekIp.UDP_HEADER);
        c.count(side, ZeekIp.length(packet, network, layer));
    }

    private static boolean isBroadcast(Endpoint endpoint) {
        return !endpoint.isIpv6() && endpoint.low() == 0xFFFF_FFFFL;
    }

    private void icmp(Packet packet, int network, int layer, boolean isIpv4) {
        int at = packet.at(layer);
        if (at + ZeekIp.ICMP_HEADER > ZeekIp.limit(packet, network, layer))
            return;
        int type = packet.frame().u8(at);
        int counterpart = isIpv4 ? IcmpPairs.IPV4.counterpart(type) : IcmpPairs.IPV6.counterpart(type);
        boolean isOneWay = counterpart == IcmpPairs.NONE;
        Endpoint source = ZeekIp.source(packet, network, type);
        Endpoint destination = ZeekIp.destination(packet, network, isOneWay ? packet.frame().u8(at + 1) : counterpart);
        LoggedConnection c = datagrams(ZeekKey.of(isIpv4 ? 1 : 58, source, destination, isOneWay), Proto.ICMP, packet.frame().timeNanos(), source, destination);
        if (!ip.hasGoodChecksum(packet, network, layer, isIpv4 ? Transport.ICMP : Transport.ICMPV6))
            return;
        int side = c.side(source);
        c.last = packet.frame().timeNanos();
        c.sent(side, packet.end(layer) - at - ZeekIp.ICMP_HEADER);
        c.count(side, ZeekIp.length(packet, network, layer));
    }

    private void unknown(Packet packet, int network) {
        Endpoint source = ZeekIp.source(packet, network, 0);
        Endpoint destination = ZeekIp.destination(packet, network, 0);
        LoggedConnection c = datagrams(ZeekKey.of(ZeekIp.protocol(packet, network), source, destination, false), Proto.UNKNOWN, packet.frame().timeNanos(), source, destination);
        c.last = packet.frame().timeNanos();
        c.count(c.side(source), ZeekIp.length(packet, network, network));
    }
}
