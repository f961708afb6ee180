package dev.remora.tracking;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.Arrays;

/** Tracks exchanges of ICMP queries and their answers: echo, timestamp, address mask and the like. Allocates nothing for a known exchange. */
final class IcmpTracker {
    private static final int HEADER     = 8;
    private static final int IDENTIFIER = 4;     // octets from the start
    private static final int CHECKSUM   = 2;
    private static final int NEITHER    = -1;
    private static final int ANSWERS    = 1 << 8;

    private static final int ECHO         = 8;
    private static final int ECHO_REPLY   = 0;
    private static final int ECHO_6       = 128;
    private static final int ECHO_REPLY_6 = 129;

    private static final int[] ANSWERED_BY   = new int[256];    // for the type of a query, that of its answer; by version of IP
    private static final int[] ANSWERED_BY_6 = new int[256];

    static {
        Arrays.fill(ANSWERED_BY, NEITHER);
        Arrays.fill(ANSWERED_BY_6, NEITHER);
        ANSWERED_BY[ECHO] = ECHO_REPLY;          // echo, RFC 792
        ANSWERED_BY[10] = 9;         // router solicitation, RFC 1256
        ANSWERED_BY[13] = 14;        // timestamp, RFC 792
        ANSWERED_BY[15] = 16;        // information, RFC 792
        ANSWERED_BY[17] = 18;        // address mask, RFC 950
        ANSWERED_BY[42] = 43;        // extended echo, RFC 8335
        ANSWERED_BY_6[ECHO_6] = ECHO_REPLY_6;    // echo, RFC 4443
        ANSWERED_BY_6[133] = 134;    // router solicitation, RFC 4861
        ANSWERED_BY_6[135] = 136;    // neighbour solicitation, RFC 4861
        ANSWERED_BY_6[139] = 140;    // node information, RFC 4620
        ANSWERED_BY_6[160] = 161;    // extended echo, RFC 8335
    }

    private final Connections connections;
    private final Key         key;

    IcmpTracker(Connections connections) {
        this.connections = connections;
        this.key = connections.key();
    }

    /** The type of the query that a message answers; -1 where it answers none. */
    private static int query(int[] answers, int type) {
        for (int query = 0; query < answers.length; query++)
            if (answers[query] == type)
                return query;
        return NEITHER;
    }

    /** The type of the query that an echo message asks or answers; -1 where it is no echo. */
    static int echo(int protocol, int type) {
        if (protocol == Transport.ICMP.number())
            return type == ECHO || type == ECHO_REPLY ? ECHO : NEITHER;
        return protocol == Transport.ICMPV6.number() && (type == ECHO_6 || type == ECHO_REPLY_6) ? ECHO_6 : NEITHER;
    }

    /** Takes in an ICMP layer that lies in this network layer. */
    void track(Packet packet, int network, int layer, Transport transport, Tracked tracked) {
        int at = packet.at(layer);
        if (at + HEADER > packet.limit(layer))
            return;
        int type = packet.frame().u8(at);
        boolean asks = answers(transport)[type] != NEITHER;
        if (!key(key, packet, network, layer, transport) || !connections.takes(key, tracked))
            return;
        Connection c = connections.find(key);
        if (c != null && c.is(Flags.STRAY) && asks) {                     // what came before answers nothing that is in the capture
            connections.replace(c);
            c = null;
        }
        if (c == null)
            c = connections.open(key, packet, true, !asks);
        tracked.connection = c;
        int from = c.sender(key);
        if (!c.is(Flags.STRAY))
            DatagramTracker.answer(c, from, tracked);
        connections.count(c, from, packet, network, Math.max(0, packet.end(layer) - at - HEADER));
        History.add(c, History.DATA, from);
        tracked.at(packet, network, layer, from);
        tracked.known = !c.is(Flags.STRAY);
        tracked.stray = c.is(Flags.STRAY);
        connections.listener.packet(c, packet, tracked);
    }

    private static int[] answers(Transport transport) {
        return transport == Transport.ICMP ? ANSWERED_BY : ANSWERED_BY_6;
    }

    /** Sets the key to the exchange that a message belongs to; false where it is neither query nor answer. */
    static boolean key(Key key, Packet packet, int network, int layer, Transport transport) {
        int at = packet.at(layer);
        if (at + HEADER > packet.limit(layer))
            return false;
        int[] answers = answers(transport);
        int type = packet.frame().u8(at);
        int query = answers[type] != NEITHER ? type : query(answers, type);
        if (query == NEITHER)
            return false;
        Frame frame = packet.frame();
        boolean paired = query != 10 && query != 133 && query != 135;
        Endpoints.key(key, packet, network, transport.number(), port(query, type == query), port(query, type != query), paired ? frame.u16(at + IDENTIFIER) : 0);
        return true;
    }

    /** What stands for a port of an end: who asks has another than who answers, for two ends, or one that speaks to itself, may ask each other with the same identifier. */
    static int port(int query, boolean asks) {
        return asks ? query : query | ANSWERS;
    }

    /** The type of the query that such a port is of. */
    static int type(int port) {
        return port & ~ANSWERS;
    }

    /** Whether a message is to be taken for what it says. */
    static boolean isSound(Packet packet, int layer, Transport transport) {
        return SegmentChecksum.verify(packet, layer, transport, CHECKSUM) == SegmentChecksum.Result.GOOD;
    }
}
