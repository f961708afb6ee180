package dev.remora.analysis;

import dev.remora.packet.Packet;
import dev.remora.transport.Udp;

/** UDP conversations in the order of their first datagrams, as Wireshark numbers them. Confined to one thread. Allocates for each new conversation. */
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

    /** Finds the stream of one UDP layer, where its header is readable and its length can be right. */
    void analyse(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < HEADER || Udp.LENGTH.get(packet, layer) < HEADER && !Udp.CHECKSUM.isIn(packet, layer))
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

    /** As in Wireshark, one that carries nothing has no times, nor one that an ICMP error quotes: that passed before. */
    private static boolean isTimed(Packet packet, int layer) {
        int length = Udp.LENGTH.get(packet, layer);
        return !packet.isQuoted(layer) && length != HEADER && (length != 0 || packet.end(layer) - packet.at(layer) != HEADER);
    }
}
