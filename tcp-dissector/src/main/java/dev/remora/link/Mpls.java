package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * A stack of Multiprotocol Label Switching labels. All of it is one layer, so each field has a value for each label.
 *
 * <p>Nothing says what is behind the last label; its first four bits do if it is IP. Zeros there are the control word of a pseudowire (RFC 4385 section 3), most often of Ethernet;
 * a one begins its {@linkplain AssociatedChannel associated channel}, which the label 13 announces, too (RFC 5586 section 4). What the label 14 announces is for maintenance,
 * whatever it begins with (RFC 3429).
 */
public final class Mpls {
    private static final Header H = Header.of("mpls", "MultiProtocol Label Switching Header", "RFC 3032 section 2.1");

    /** The registry "Special-Purpose MPLS Label Values" of IANA. */
    private static final Attr LABEL_NAMES = Attr.names(0, "IPv4 Explicit NULL Label", 1, "Router Alert Label", 2, "IPv6 Explicit NULL Label",
            3, "Implicit NULL Label", 7, "Entropy Label Indicator (ELI)", 13, "GAL Label", 14, "OAM Alert Label",
            15, "Extension Label").also(0, "IPv4 Explicit-Null", 1, "Router Alert", 2, "IPv6 Explicit-Null", 3, "Implicit-Null",
                    13, "Generic Associated Channel Label (GAL)", 14, "OAM Alert");

    public static final Bits LABEL  = entry(0, 20, "label", "MPLS Label", LABEL_NAMES);
    public static final Bits EXP    = entry(20, 3, "exp", "MPLS Experimental Bits");
    public static final Bits BOTTOM = entry(23, 1, "bottom", "MPLS Bottom Of Label Stack");
    public static final Bits TTL    = entry(24, 8, "ttl", "MPLS TTL");

    public static final Protocol PROTOCOL = H.end(0);

    private static final int ENTRY         = 4;
    private static final int BOTTOM_BIT    = 0x01;
    private static final int OAM_ALERT     = 14;       // label, ITU-T Y.1711
    private static final int CHANNEL_LABEL = 13;       // RFC 5586 section 4: what follows is an associated channel, whatever its first bits say

    private static final int CONTROL_WORD = 0;      // first four bits of what is no IP but a pseudowire, RFC 4385 section 3
    private static final int CHANNEL      = 1;      // of what manages it, RFC 4385 section 5
    private static final int ETHERNET     = 14;     // octets of its header

    private Mpls() {}

    private static Bits entry(int skip, int width, String name, String label, Attr... attributes) {
        return H.walk(Mpls::next).skip(skip).bits(Type.U32, width, name, label, attributes);
    }

    /** Labels, and what they were put before. */
    public static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        int limit = d.packet().limit(d.layer());
        for (int entry = at; entry + ENTRY <= limit; entry += ENTRY)
            if (isBottom(d.frame(), entry)) {
                payload(d, entry + ENTRY, end);
                return;
            }
    }

    /** Goes on behind the stack, which ends where its payload says that it ends. */
    private static void payload(Dissection d, int at, int end) {
        int layer = d.layer();
        d.packet().headerEnd(layer, at);
        long label = d.frame().u32(at - ENTRY) >>> 12;
        if (label == OAM_ALERT)
            d.data(at, end);
        else if (label == CHANNEL_LABEL)
            AssociatedChannel.dissect(d, at, end);
        else
            dissectPayload(d, at, end);
        if (d.layer() > layer)
            d.packet().end(layer, d.packet().end(layer + 1));
    }

    private static void dissectPayload(Dissection d, int at, int end) {
        int limit = Math.min(end, d.frame().limit(at));
        if (at < limit && d.tryNext(RawIp.VERSIONS, d.frame().u8(at) >>> 4, at, end))
            return;
        if (at < limit && d.frame().u8(at) >>> 4 == CHANNEL)
            AssociatedChannel.dissect(d, at, end);
        else if (at >= limit || d.frame().u8(at) >>> 4 != CONTROL_WORD)
            d.data(at, end);
        else if (at + ENTRY + ETHERNET <= limit)
            Ethernet.dissect(d, pseudowire(d, at, end), end);
        else if (limit == end)                                           // what the capture cut off would say what it is
            d.data(at, end);
    }

    /**
     * Where the frame of an Ethernet pseudowire begins: behind a control word, RFC 4448 section 4.6, unless there is none and addresses begin with the same four zero bits. A
     * type that is known says so; what may be a length does only where nothing fits behind a control word.
     */
    private static int pseudowire(Dissection d, int at, int end) {
        return isType(d, at) || isEthernet(d, at, end) && !isEthernet(d, at + ENTRY, end) ? at : at + ENTRY;
    }

    private static boolean isEthernet(Dissection d, int at, int end) {
        int value = d.frame().u16(at + ETHERNET - 2);
        return isType(d, at) || EtherType.isLength(value) && at + ETHERNET + value <= end;
    }

    private static boolean isType(Dissection d, int at) {
        int value = d.frame().u16(at + ETHERNET - 2);
        return value >= EtherType.LEAST_TYPE && d.knows(EtherType.TYPES, value);
    }

    private static boolean isBottom(Frame frame, int entry) {
        return (frame.u8(entry + 2) & BOTTOM_BIT) != 0;
    }

    private static int next(Packet packet, int layer, int previous) {
        if (previous == Place.ABSENT)
            return packet.at(layer);
        return previous + 2 * ENTRY > packet.limit(layer) || isBottom(packet.frame(), previous) ? Place.ABSENT : previous + ENTRY;
    }
}
