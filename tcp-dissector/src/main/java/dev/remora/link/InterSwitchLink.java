package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.packet.Frame;

/**
 * Cisco's tag for virtual LANs from before IEEE 802.1Q: a header put before a whole Ethernet frame, whose frame check sequence stays.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            Source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Length             |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |                      HSA                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           VLAN ID           |B|             Index             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class InterSwitchLink {
    private static final Header H = Header.of("isl", "Cisco ISL", "Cisco Inter-Switch Link");

    public static final Address DST     = H.mac("dst", "Destination");
    public static final Address SRC     = H.mac("src", "Source");
    public static final U16     LEN     = H.u16("len", "Length", unit("octets"));
    public static final U24     HSA     = H.skip(24).u24("hsa", "HSA", hex());
    public static final Bits    VLAN_ID = H.bits(Type.U16, 15, "vlan_id", "VLAN ID");
    public static final Flag    BPDU    = H.flag("bpdu", "BPDU/CDP/VTP", labels("Yes", "No"));
    public static final U16     INDEX   = H.u16("index", "Index");

    public static final Protocol PROTOCOL = H.skip(16).end(26).leading((packet, layer) -> "");

    private static final int CHECK_SEQUENCE = 4;
    private static final int BEHIND_LENGTH  = 14;

    private InterSwitchLink() {}

    /** Whether a frame's destination is the address that such frames are sent to, its last octet aside: 01-00-0C-00-00 or 0C-00-0C-00-00. */
    static boolean isOne(Frame frame, int at) {
        long first = frame.u32(at);
        return (first == 0x0100_0C00L || first == 0x0C00_0C00L) && frame.u8(at + 4) == 0;
    }

    static void dissect(Dissection d, int at, int end) {
        int last = end(d.frame(), at, end);
        if (!d.push(PROTOCOL, at, Math.min(end, last)))
            return;
        d.packet().headerEnd(d.layer(), at + 26);
        int innerEnd = Math.max(at + 26, Math.min(end, last - CHECK_SEQUENCE));
        d.next(EtherType.TYPES, EtherType.BRIDGING, at + 26, innerEnd);
    }

    /** The length counts what follows it, and may be of more than there is; none says that all of it belongs to the frame, as in Wireshark. */
    private static int end(Frame frame, int at, int end) {
        int length = frame.u16(at + 12);
        return length == 0 ? end : at + BEHIND_LENGTH + length;
    }
}
