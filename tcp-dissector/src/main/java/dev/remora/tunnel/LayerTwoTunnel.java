package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.link.Ppp;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Layer Two Tunneling Protocol, version 2: PPP in UDP datagrams, and the messages that set the tunnel up. Flags say which numbers are there. */
public final class LayerTwoTunnel {
    private static final Header H = Header.of("l2tp", "Layer 2 Tunneling Protocol", "RFC 2661 section 3.1");

    static final int CONTROL_BIT  = 0x8000;
    static final int LENGTH_BIT   = 0x4000;
    static final int SEQUENCE_BIT = 0x0800;

    private static final int OFFSET_BIT   = 0x0200;
    private static final int VERSION_BITS = 0x000F;

    static final Attr TYPES           = names(0, "Data Message", 1, "Control Message");
    static final Attr LENGTH_LABELS   = labels("Length field is present", "Length field is not present");
    static final Attr SEQUENCE_LABELS = labels("Ns and Nr fields are present", "Ns and Nr fields are not present");

    /** The registry "Message Type AVP Values" of IANA. */
    static final Attr MESSAGES = names(1, "Start_Control_Request", 2, "Start_Control_Reply", 3, "Start_Control_Connected", 4, "Stop_Control_Notification", 6, "Hello",
            7, "Outgoing_Call_Request", 8, "Outgoing_Call_Reply", 9, "Outgoing_Call_Connected", 10, "Incoming_Call_Request", 11, "Incoming_Call_Reply",
            12, "Incoming_Call_Connected", 14, "Call_Disconnect_Notification", 15, "WAN_Error_Notify", 16, "Set_Link_Info", 17, "Modem_Status",
            18, "Service_Relay_Request_Msg", 19, "Service_Relay_Reply_Message", 20, "Explicit_Acknowledgement", 21, "Failover_Session_Query_Message",
            22, "Failover_Session_Response_Message", 23, "Multicast-Session-Request", 24, "Multicast-Session-Response", 25, "Multicast-Session-Establishment",
            26, "Multicast-Session-Information", 27, "Multicast-Session-End-Notify", 28, "Connect-Speed-Update-Notification", 29, "Connect-Speed-Update-Request");

    public static final U16  FLAGS        = H.peek().u16("flags", "Flags", hex());
    public static final Bits TYPE         = H.bits(Type.U16, 1, "type", "Type", TYPES);
    public static final Flag HAS_LENGTH   = H.flag("length_bit", "Length Bit", LENGTH_LABELS);
    public static final Flag HAS_SEQUENCE = H.skip(2).flag("seq_bit", "Sequence Bit", SEQUENCE_LABELS);
    public static final Flag HAS_OFFSET   = H.skip(1).flag("offset_bit", "Offset bit", labels("Offset Size field is present", "Offset size field is not present"));
    public static final Flag PRIORITY     = H.flag("priority", "Priority", labels("This data message has priority", "No priority"));
    public static final Bits VERSION      = H.skip(4).bits(Type.U16, 4, "version", "Version");
    public static final U16  LENGTH       = H.at((packet, layer) -> find(packet, layer, LENGTH_BIT, 2)).u16("length", "Length", unit("octets"));
    public static final U16  TUNNEL       = H.at((packet, layer) -> behindLength(packet, layer, 0)).u16("tunnel", "Tunnel ID");
    public static final U16  SESSION      = H.at((packet, layer) -> behindLength(packet, layer, 2)).u16("session", "Session ID");
    public static final U16  SENT         = H.at((packet, layer) -> find(packet, layer, SEQUENCE_BIT, 0)).u16("Ns", "Ns");
    public static final U16  RECEIVED     = H.at((packet, layer) -> find(packet, layer, SEQUENCE_BIT, 2)).u16("Nr", "Nr");
    public static final U16  OFFSET       = H.at((packet, layer) -> find(packet, layer, OFFSET_BIT, 0)).u16("offset", "Offset", unit("octets"));
    public static final U16  MESSAGE      = H.at(LayerTwoTunnel::message).u16("avp.message_type", "Message Type", MESSAGES);

    public static final Protocol PROTOCOL = H.end(2);

    private static final int VERSION_2    = 2;
    private static final int VERSION_3    = 3;
    private static final int MESSAGE_TYPE = 8;                          // octets of the attribute: length and flags, vendor, type, value
    private static final int HIDDEN       = 0x4000;
    private static final int LENGTH_BITS  = 0x03FF;

    private LayerTwoTunnel() {}

    static void dissect(Dissection d, int at, int end) {
        Frame frame = d.frame();
        int limit = Math.min(end, frame.limit(at));
        if (at + PROTOCOL.minimum() > limit && limit < end)
            return;                                                         // the version was not captured, which says whether it is this protocol
        int version = at + PROTOCOL.minimum() > limit ? 0 : frame.u16(at) & VERSION_BITS;
        if (version == VERSION_2)
            dissectVersion2(d, at, end);
        else if (version == VERSION_3)
            LayerTwoTunnel3.dissect(d, at, end);
        else
            d.data(at, end);
    }

    private static void dissectVersion2(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        if (LENGTH.isIn(packet, layer))
            packet.end(layer, Math.min(end, at + LENGTH.get(packet, layer)));
        int payload = payload(packet, layer);
        packet.headerEnd(layer, payload);
        if ((flags(packet, layer) & CONTROL_BIT) != 0)
            packet.headerEnd(layer, packet.end(layer));                     // attributes
        else if (payload < packet.limit(layer))
            Ppp.dissectSerial(d, payload, packet.end(layer));
    }

    private static int flags(Packet packet, int layer) {
        return packet.at(layer) + 2 <= packet.limit(layer) ? packet.frame().u16(packet.at(layer)) : 0;
    }

    private static int behindLength(Packet packet, int layer, int octet) {
        return packet.at(layer) + ((flags(packet, layer) & LENGTH_BIT) != 0 ? 4 : 2) + octet;
    }

    /** Position of an octet of the field that this flag announces, or {@link Place#ABSENT}. */
    private static int find(Packet packet, int layer, int flag, int octet) {
        int flags = flags(packet, layer);
        if ((flags & flag) == 0)
            return Place.ABSENT;
        if (flag == LENGTH_BIT)
            return packet.at(layer) + octet;
        int behindIds = behindLength(packet, layer, 4);
        return flag == OFFSET_BIT && (flags & SEQUENCE_BIT) != 0 ? behindIds + 4 : behindIds + octet;
    }

    /** Position behind the numbers and the padding that the offset counts. */
    private static int payload(Packet packet, int layer) {
        int flags = flags(packet, layer);
        int payload = behindLength(packet, layer, 4) + ((flags & SEQUENCE_BIT) != 0 ? 4 : 0);
        if ((flags & OFFSET_BIT) == 0)
            return payload;
        return payload + 2 + (payload + 2 <= packet.limit(layer) ? packet.frame().u16(payload) : 0);
    }

    /** Position of the type of a control message: the value of its first attribute, which is the one of type 0. RFC 2661 section 4.4.1. */
    private static int message(Packet packet, int layer) {
        if ((flags(packet, layer) & CONTROL_BIT) == 0)
            return Place.ABSENT;
        return messageType(packet, layer, payload(packet, layer));
    }

    /** Position of the type that the attribute here gives a control message, or {@link Place#ABSENT}. */
    static int messageType(Packet packet, int layer, int attribute) {
        if (attribute + MESSAGE_TYPE > packet.limit(layer))
            return Place.ABSENT;
        int head = packet.frame().u16(attribute);
        boolean isType = (head & HIDDEN) == 0 && (head & LENGTH_BITS) == MESSAGE_TYPE && packet.frame().i32(attribute + 2) == 0;
        return isType ? attribute + 6 : Place.ABSENT;
    }
}
