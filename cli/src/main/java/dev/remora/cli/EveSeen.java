package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.tracking.Side;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Transport;
import dev.remora.transport.Tcp;
import java.io.IOException;

/** What the packets of a flow have shown that a connection does not keep: the flags of TCP, the messages of ICMP, and whether there was an alert about it. */
final class EveSeen {
    /** No message. */
    static final int NONE = -1;

    private final int[] flags    = new int[2];
    private final int[] messages = {NONE, NONE};       // type and code of the first
    private boolean     isAlerted;

    /** Takes in a packet of the flow. */
    void take(Packet packet, Tracked tracked, Transport transport) {
        int side = tracked.side().ordinal();
        int layer = tracked.layer();
        if (transport == Transport.TCP && Tcp.FLAGS.isIn(packet, layer))
            flags[side] |= Tcp.FLAGS.get(packet, layer) & 0xFF;
        else if (!transport.hasPorts() && messages[side] == NONE)
            messages[side] = message(packet, layer);
    }

    /** There was an alert. */
    void alerted() {
        isAlerted = true;
    }

    boolean isAlerted() {
        return isAlerted;
    }

    /** Flags that an end has sent, as the octet of the header has them. */
    int flags(Side side) {
        return flags[side.ordinal()];
    }

    /** Type and code of the first ICMP message that an end has sent; {@link #NONE} where it has sent none. */
    int message(Side side) {
        return messages[side.ordinal()];
    }

    /** Writes the messages of either direction. */
    void messages(JsonWriter json) throws IOException {
        write("", messages[0], json);
        write("response_", messages[1], json);
    }

    /** Type and code of the outermost ICMP message of a packet; {@link #NONE} where it has none. */
    static int message(Packet packet) {
        for (int layer = 0; layer < packet.layers(); layer++)
            if (isIcmp(packet.type(layer)))
                return message(packet, layer);
        return NONE;
    }

    private static int message(Packet packet, int layer) {
        return packet.at(layer) + 2 > packet.limit(layer) ? NONE : packet.frame().u16(packet.at(layer));
    }

    private static boolean isIcmp(LayerType type) {
        return type == Icmp.PROTOCOL || type == Icmpv6.PROTOCOL;
    }

    /** Writes a message, where there is one. */
    static void write(String prefix, int message, JsonWriter json) throws IOException {
        if (message != NONE)
            json.name(prefix + "icmp_type").value(message >> 8).name(prefix + "icmp_code").value(message & 0xFF);
    }
}
