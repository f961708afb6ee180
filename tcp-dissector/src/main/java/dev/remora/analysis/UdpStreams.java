package dev.remora.analysis;

import dev.remora.packet.Packet;
import dev.remora.transport.Udp;

/** Conversations of UDP and UDP-Lite in the order of their first datagrams, as Wireshark numbers them. Confined to one thread. Allocates for each new conversation. */
final class UdpStreams {
    private static final int HEADER = 8;

    private final ConversationTable<Conversation> table;
    private final EndpointPair                    pair = new EndpointPair();
    private int                                   streams;

    UdpStreams(int most) {
        this.table = new ConversationTable<>(most);
    }

    /** Gives the next conversation that begins this number. */
    void numberNext(int stream) {
        streams = stream;
    }

    /** Conversations that gave way to others. */
    long evicted() {
        return table.evicted();
    }

    /** Finds the stream of one layer of UDP or UDP-Lite, where its header is readable and its length can be right. */
    void analyse(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < HEADER || !isLong(packet, layer))
            return;
        pair.read(packet, layer, Udp.SRC_PORT.get(packet, layer), Udp.DST_PORT.get(packet, layer));
        Conversation conversation = table.find(pair);
        if (conversation == null) {
            conversation = new Conversation(streams++, packet.frame().timeNanos());
            table.add(pair, conversation);
        }
        StreamFindings findings = packet.note(Notes.KIND).datagrams.add(layer);
        if (isTimed(packet, layer))
            findings.passed(conversation, packet.frame().timeNanos());
        else
            findings.untimed(conversation);
    }

    /** Whether its length can be right: that of UDP-Lite is the one of the IP datagram. */
    private static boolean isLong(Packet packet, int layer) {
        return packet.type(layer) != Udp.PROTOCOL || Udp.LENGTH.get(packet, layer) >= HEADER || Udp.CHECKSUM.isIn(packet, layer);
    }

    /** As in Wireshark, one that carries nothing has no times, nor one that an ICMP error quotes: that passed before. */
    private static boolean isTimed(Packet packet, int layer) {
        if (packet.type(layer) != Udp.PROTOCOL)
            return !packet.isQuoted(layer) && packet.end(layer) - packet.at(layer) != HEADER;
        int length = Udp.LENGTH.get(packet, layer);
        return !packet.isQuoted(layer) && length != HEADER && (length != 0 || packet.end(layer) - packet.at(layer) != HEADER);
    }
}
