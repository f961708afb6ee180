package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.packet.Packet;
import dev.remora.transport.Udp;

/**
 * Layer Two Tunneling Protocol, version 3, in IP or in UDP datagrams. In IP a session comes first, and one of 0 says that flags follow; in UDP flags come first.
 *
 * <p>What is behind the session depends on what the ends of the tunnel agreed on, so that it stays data.
 */
public final class LayerTwoTunnel3 {
    private static final Header H = Header.of("l2tp", "Layer 2 Tunneling Protocol", "RFC 3931 section 3.2.1, section 4.1");

    public static final U32  SESSION      = H.at(LayerTwoTunnel3::session).u32("sid", "Session ID", hex());
    public static final U16  FLAGS        = H.at(LayerTwoTunnel3::head).u16("flags", "Flags", hex());
    public static final Bits TYPE         = H.at(LayerTwoTunnel3::head).bits(Type.U16, 1, "type", "Type", LayerTwoTunnel.TYPES);
    public static final Flag HAS_LENGTH   = H.at(LayerTwoTunnel3::head).skip(1).flag("length_bit", "Length Bit", LayerTwoTunnel.LENGTH_LABELS);
    public static final Flag HAS_SEQUENCE = H.at(LayerTwoTunnel3::head).skip(4).flag("seq_bit", "Sequence Bit", LayerTwoTunnel.SEQUENCE_LABELS);
    public static final Bits VERSION      = H.at(LayerTwoTunnel3::version).skip(4).bits(Type.U16, 4, "version", "Version");
    public static final U16  LENGTH       = H.at((packet, layer) -> control(packet, layer, LayerTwoTunnel.LENGTH_BIT, 2)).u16("length", "Length", unit("octets"));
    public static final U32  CONNECTION   = H.at((packet, layer) -> control(packet, layer, 0, 2)).u32("ccid", "Control Connection ID", hex());
    public static final U16  SENT         = H.at((packet, layer) -> control(packet, layer, LayerTwoTunnel.SEQUENCE_BIT, 6)).u16("Ns", "Ns");
    public static final U16  RECEIVED     = H.at((packet, layer) -> control(packet, layer, LayerTwoTunnel.SEQUENCE_BIT, 8)).u16("Nr", "Nr");
    public static final U16  MESSAGE      = H.at(LayerTwoTunnel3::message).u16("avp.message_type", "Message Type", LayerTwoTunnel.MESSAGES);

    public static final Protocol PROTOCOL = H.end(0);

    private static final int SESSION_OCTETS = 4;
    private static final int SESSION_AT     = 4;                        // in UDP: flags and two octets that are reserved come before
    private static final int IDS            = 10;                       // octets of a control message before its attributes, without the length

    private LayerTwoTunnel3() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        if (isControl(packet, layer)) {
            if (LENGTH.isIn(packet, layer))
                packet.end(layer, Math.min(end, head(packet, layer) + LENGTH.get(packet, layer)));
            packet.headerEnd(layer, packet.end(layer));                     // attributes
            return;
        }
        int payload = session(packet, layer) + SESSION_OCTETS;
        packet.headerEnd(layer, Math.min(payload, end));
        if (payload < packet.limit(layer))
            d.data(payload, end);
    }

    /** Position of the flags, or {@link Place#ABSENT} in data over IP and where they were not captured: RFC 3931 section 4.1.1. */
    private static int head(Packet packet, int layer) {
        int at = packet.at(layer);
        if (isOverUdp(packet, layer))
            return at;
        boolean isControl = at + SESSION_OCTETS <= packet.limit(layer) && packet.frame().i32(at) == 0;
        return isControl ? at + SESSION_OCTETS : Place.ABSENT;
    }

    /** Position of the octet of the flags with the version, or {@link Place#ABSENT}. */
    private static int version(Packet packet, int layer) {
        int head = head(packet, layer);
        return head == Place.ABSENT ? head : head + 1;
    }

    /** Position of the session, or {@link Place#ABSENT} in control messages over UDP: RFC 3931 section 4.1.2. */
    private static int session(Packet packet, int layer) {
        if (!isOverUdp(packet, layer))
            return packet.at(layer);
        return isControl(packet, layer) ? Place.ABSENT : packet.at(layer) + SESSION_AT;
    }

    private static boolean isOverUdp(Packet packet, int layer) {
        return layer > 0 && Udp.isEither(packet.type(layer - 1));
    }

    private static int flags(Packet packet, int layer) {
        int head = head(packet, layer);
        return head != Place.ABSENT && head + 2 <= packet.limit(layer) ? packet.frame().u16(head) : 0;
    }

    private static boolean isControl(Packet packet, int layer) {
        return isOverUdp(packet, layer) ? (flags(packet, layer) & LayerTwoTunnel.CONTROL_BIT) != 0 : head(packet, layer) != Place.ABSENT;
    }

    /** Position of a field of control messages that these flags announce, {@code octet} octets behind the start without the length; or {@link Place#ABSENT}. */
    private static int control(Packet packet, int layer, int announced, int octet) {
        int flags = flags(packet, layer);
        if (!isControl(packet, layer) || (flags & announced) != announced)
            return Place.ABSENT;
        boolean behindLength = announced != LayerTwoTunnel.LENGTH_BIT && (flags & LayerTwoTunnel.LENGTH_BIT) != 0;
        return head(packet, layer) + octet + (behindLength ? 2 : 0);
    }

    private static int message(Packet packet, int layer) {
        int attribute = control(packet, layer, LayerTwoTunnel.SEQUENCE_BIT, IDS);
        return attribute == Place.ABSENT ? attribute : LayerTwoTunnel.messageType(packet, layer, attribute);
    }
}
