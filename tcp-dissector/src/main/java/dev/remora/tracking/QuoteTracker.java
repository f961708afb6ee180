package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.atOrBefore;

import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;

/**
 * Finds the connection that an ICMP error is about: the one whose packet it quotes.
 *
 * <p>Anybody can send an ICMP error, so the sequence number that it quotes must be one that was under way when it was sent: RFC 5927 section 4.1. Allocates nothing.
 */
final class QuoteTracker {
    private static final int UNREACHABLE          = 3;
    private static final int FRAGMENTATION_NEEDED = 4;     // code of UNREACHABLE
    private static final int TIME_EXCEEDED        = 11;
    private static final int PARAMETER_PROBLEM    = 12;
    private static final int UNREACHABLE_6        = 1;
    private static final int TIME_EXCEEDED_6      = 3;
    private static final int PARAMETER_PROBLEM_6  = 4;
    private static final int PORTS                = 4;     // octets
    private static final int SEQ                  = 4;     // octets from the start

    private final Connections connections;
    private final Sequences   sequences;
    private final Key         key;

    QuoteTracker(Connections connections) {
        this.connections = connections;
        this.sequences = new Sequences(connections.room);
        this.key = connections.key();
    }

    /** Takes in an ICMP error: the message's layer, and what it quotes behind it. */
    void track(Packet packet, int message, Transport icmp, Tracked tracked) {
        int layer = quoted(packet, message);
        if (layer != Packet.ABSENT)
            quoted(packet, message, icmp, layer, tracked);
    }

    /** The first layer with ports within IP that an ICMP error quotes; {@link Packet#ABSENT} where it quotes none. */
    private static int quoted(Packet packet, int message) {
        boolean isInIp = false;
        for (int layer = message + 1; layer < packet.layers(); layer++) {
            if (Endpoints.areIn(packet, layer))
                isInIp = true;
            else if (isInIp && Transport.withPorts(packet.type(layer)) != null)
                return layer;
        }
        return Packet.ABSENT;
    }

    /** Sets the key to the connection that an ICMP error quotes; false where it quotes none. */
    static boolean key(Key key, Packet packet, int message) {
        int layer = quoted(packet, message);
        return layer != Packet.ABSENT && key(key, packet, PseudoHeader.network(packet, layer), layer);
    }

    private static boolean key(Key key, Packet packet, int network, int layer) {
        int at = packet.at(layer);
        Transport transport = Transport.withPorts(packet.type(layer));
        if (transport == null || at + PORTS > packet.limit(layer))
            return false;
        Endpoints.key(key, packet, network, transport.number(), packet.frame().u16(at), packet.frame().u16(at + 2), 0);
        return true;
    }

    private void quoted(Packet packet, int message, Transport icmp, int layer, Tracked tracked) {
        int network = PseudoHeader.network(packet, layer);
        boolean isTcp = packet.is(layer, Tcp.PROTOCOL);
        if (!key(key, packet, network, layer))
            return;
        if (!connections.takes(key, tracked))
            return;
        Connection c = connections.find(key);
        tracked.icmpError = true;
        if (c == null || c.is(Flags.STRAY)) {
            tracked.at(packet, network, layer, 0);
            tracked.stray = true;
            return;
        }
        tracked.connection = c;
        int from = c.sender(key);
        tracked.at(packet, network, layer, from);
        tracked.side = 1 - from;                                        // an error comes back to the sender
        tracked.known = true;
        tracked.before = c.states();
        tracked.related = c.hasSent(from) && (!isTcp || isUnderWay(c, packet, layer, from));
        if (tracked.related) {
            c.set(Flags.ICMP_ERROR);
            if (isTcp && isFatal(packet.frame(), packet.at(message), icmp))
                abort(c, from);
        }
        connections.listener.quoted(c, packet, tracked);
    }

    private boolean isUnderWay(Connection c, Packet packet, int layer, int from) {
        int at = packet.at(layer) + SEQ;
        if (at + 4 > packet.limit(layer) || !c.is(Flags.SENT << from))
            return false;
        int seq = packet.frame().i32(at);
        int first = c.is(Flags.HAS_ACKED << 1 - from) ? c.acked(1 - from) : c.first(from);
        return atOrBefore(first, seq) && atOrBefore(seq, sequences.highest(c, from));
    }

    /** Whether an end that waits for an answer to its SYN gives up: what Linux and others do on hard and soft errors alike, RFC 5461 section 4.1. */
    private static boolean isFatal(Frame frame, int message, Transport icmp) {
        int type = frame.u8(message);
        if (icmp == Transport.ICMPV6)
            return type == UNREACHABLE_6 || type == TIME_EXCEEDED_6 || type == PARAMETER_PROBLEM_6;
        return type == UNREACHABLE && frame.u8(message + 1) != FRAGMENTATION_NEEDED || type == TIME_EXCEEDED || type == PARAMETER_PROBLEM;
    }

    private void abort(Connection c, int from) {
        if (c.state(from) != TcpState.SYN_SENT || c.is(Flags.SENT << 1 - from))
            return;
        connections.changes.on(c, 1 - from, Cue.SYN_UNDELIVERED, Certainty.UNKNOWN);
        connections.changes.on(c, from, Cue.GOT_ICMP_ERROR, Certainty.OBSERVED);
        connections.hasten(c);
    }
}
