package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;

/**
 * What manages a pseudowire or a path of labels, and goes the way that its packets go.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |0 0 0 1|  ver  |      res      |         channel_type          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class AssociatedChannel {
    private static final Header H = Header.of("pwach", "PW Associated Channel Header", "RFC 4385 section 5, RFC 5586 section 2");

    private static final String EXPERIMENTAL = "Reserved for Experimental Use";

    /** The registry "MPLS Generalized Associated Channel (G-ACh) Types" of IANA. */
    private static final Attr TYPE_NAMES = names(0x0000, "Reserved", 0x0001, "Management Communication Channel (MCC)", 0x0002, "Signaling Communication Channel (SCC)",
            0x0007, "BFD Control, PW-ACH-encapsulated (BFD Without IP/UDP Headers)", 0x000A, "MPLS Direct Loss Measurement (DLM)",
            0x000B, "MPLS Inferred Loss Measurement (ILM)", 0x000C, "MPLS Delay Measurement (DM)", 0x000D, "MPLS Direct Loss and Delay Measurement (DLM+DM)",
            0x000E, "MPLS Inferred Loss and Delay Measurement (ILM+DM)", 0x0021, "IPv4 packet", 0x0022, "MPLS-TP CC message", 0x0023, "MPLS-TP CV message",
            0x0024, "Protection State Coordination Protocol (PSC)", 0x0025, "On-Demand CV", 0x0026, "LI", 0x0027, "Pseudo-Wire OAM", 0x0028, "MAC Withdraw OAM Msg",
            0x0057, "IPv6 packet", 0x0058, "Fault OAM", 0x8902, "MPLS-TP OAM",
            0x7FF8, EXPERIMENTAL, 0x7FF9, EXPERIMENTAL, 0x7FFA, EXPERIMENTAL, 0x7FFB, EXPERIMENTAL,
            0x7FFC, EXPERIMENTAL, 0x7FFD, EXPERIMENTAL, 0x7FFE, EXPERIMENTAL, 0x7FFF, EXPERIMENTAL);

    private static final Header RES      = H.peek().skip(8);
    public static final Bits    VERSION  = H.skip(4).bits(Type.U8, 4, "ver", "Channel Version");
    public static final U8      RESERVED = H.u8("res", "Reserved", hex());
    public static final Derived NOT_ZERO = RES.derived(1, Type.NONE, "res.not_zero", "Reserved, and not 0",
            (packet, layer) -> RESERVED.isIn(packet, layer) && RESERVED.get(packet, layer) != 0 ? 1 : Derived.ABSENT);
    public static final U16     TYPE     = H.u16("channel_type", "Channel Type", hex(), TYPE_NAMES);

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are types of channels. */
    public static final Table TYPES = Table.of("pwach.channel_type");

    private AssociatedChannel() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 4);
        d.next(TYPES, d.frame().u16(at + 2), at + 4, end);
    }
}
