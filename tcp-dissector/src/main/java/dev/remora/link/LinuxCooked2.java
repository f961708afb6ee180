package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.packet.Packet;

/** The second version of what Linux puts in place of a link layer's header; it names the interface. */
public final class LinuxCooked2 {
    private static final Header H = Header.of("sll", "Linux cooked capture v2", "LINKTYPE_LINUX_SLL2");

    public static final U16      TYPE        = H.when((packet, layer) -> CookedPayload.isEtherType(hardware(packet, layer), payload(packet, layer)))
            .u16("etype", "Protocol", hex(), EtherTypeNames.NAMES);
    public static final U16      GRE_TYPE    = H.when((packet, layer) -> CookedPayload.isGreType(hardware(packet, layer), payload(packet, layer)))
            .u16("gretype", "Protocol", hex(), EtherTypeNames.NAMES);
    public static final U16      LOCAL_TYPE  = H.when((packet, layer) -> CookedPayload.isLocal(payload(packet, layer))).u16("ltype", "Protocol", hex(),
            CookedPayload.NAMES);
    public static final U32      IF_INDEX    = H.skip(32).u32("ifindex", "Interface index");
    public static final U16      HW_TYPE     = H.u16("hatype", "Link-layer address type", HardwareTypeNames.NAMES);
    public static final Bits     PACKET_TYPE = H.bits(Type.U16, 8, "pkttype", "Packet type",
            names(0, "Unicast to us", 1, "Broadcast", 2, "Multicast", 3, "Unicast to another host", 4, "Sent by us"));
    public static final Bits     HW_LENGTH   = H.bits(Type.U16, 8, "halen", "Link-layer address length", unit("octets"));
    public static final Address  SRC_MAC     = H.when((packet, layer) -> hwLength(packet, layer) == 6).mac("src.eth", "Source");
    public static final Address  SRC_IPV4    = H.when((packet, layer) -> hwLength(packet, layer) == 4).ipv4("src.ipv4", "Source");
    public static final Octets   SRC_OTHER   = H.when((packet, layer) -> CookedPayload.isOther(hwLength(packet, layer)))
            .octets((packet, layer, at) -> CookedPayload.held(hwLength(packet, layer)), "src.other", "Source");
    public static final Octets   PADDING     = Trailer.padding(H);
    public static final Octets   TRAILER     = Trailer.trailer(H);
    public static final Protocol PROTOCOL    = H.skip(64).end(20).leading(LinuxCooked2::path);

    private LinuxCooked2() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 20);
        CookedPayload.dissect(d, d.frame().u16(at + 8), d.frame().u16(at), at + 20, end);
    }

    private static int hwLength(Packet packet, int layer) {
        return HW_LENGTH.isIn(packet, layer) ? HW_LENGTH.get(packet, layer) : 0;
    }

    private static String path(Packet packet, int layer) {
        boolean whole = packet.at(layer) + 20 <= packet.limit(layer);
        return CookedPayload.path(hardware(packet, layer), whole ? payload(packet, layer) : CookedPayload.UNKNOWN);
    }

    private static int hardware(Packet packet, int layer) {
        return HW_TYPE.isIn(packet, layer) ? HW_TYPE.get(packet, layer) : CookedPayload.NETLINK;
    }

    /** Only the hardware type tells what the number is, which is before it. */
    private static int payload(Packet packet, int layer) {
        return hardware(packet, layer) == CookedPayload.NETLINK ? CookedPayload.UNKNOWN : packet.frame().u16(packet.at(layer));
    }
}
