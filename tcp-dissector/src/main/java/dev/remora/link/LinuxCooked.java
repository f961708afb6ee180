package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.packet.Packet;

/** What Linux puts in place of a link layer's header when it captures on every interface at once. */
public final class LinuxCooked {
    private static final Header H = Header.of("sll", "Linux cooked capture", "LINKTYPE_LINUX_SLL");

    public static final U16      PACKET_TYPE = H.u16("pkttype", "Packet type",
            names(0, "Unicast to us", 1, "Broadcast", 2, "Multicast", 3, "Unicast to another host", 4, "Sent by us"));
    public static final U16      HW_TYPE     = H.u16("hatype", "Link-layer address type", HardwareTypeNames.NAMES);
    public static final U16      HW_LENGTH   = H.u16("halen", "Link-layer address length", unit("octets"));
    public static final Address  SRC_MAC     = H.when((packet, layer) -> hwLength(packet, layer) == 6).mac("src.eth", "Source");
    public static final Address  SRC_IPV4    = H.when((packet, layer) -> hwLength(packet, layer) == 4).ipv4("src.ipv4", "Source");
    public static final Octets   SRC_OTHER   = H.when((packet, layer) -> CookedPayload.isOther(hwLength(packet, layer)))
            .octets((packet, layer, at) -> CookedPayload.held(hwLength(packet, layer)), "src.other", "Source");
    private static final Header  PAYLOAD     = H.skip(64);
    public static final U16      TYPE        = PAYLOAD.when((packet, layer) -> CookedPayload.isEtherType(hardware(packet, layer), payload(packet, layer)))
            .u16("etype", "Protocol", hex(), EtherTypeNames.NAMES);
    public static final U16      GRE_TYPE    = PAYLOAD.when((packet, layer) -> CookedPayload.isGreType(hardware(packet, layer), payload(packet, layer)))
            .u16("gretype", "Protocol", hex(), EtherTypeNames.NAMES);
    public static final U16      LOCAL_TYPE  = PAYLOAD.when((packet, layer) -> CookedPayload.isLocal(payload(packet, layer))).u16("ltype", "Protocol", hex(),
            CookedPayload.NAMES);
    public static final Octets   PADDING     = Trailer.padding(H);
    public static final Octets   TRAILER     = Trailer.trailer(H);
    public static final Protocol PROTOCOL    = H.skip(16).end(16).leading((packet, layer) -> CookedPayload.path(hardware(packet, layer), payload(packet, layer)));

    private LinuxCooked() {}

    static void dissect(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        if (at + 4 > d.packet().limit(d.layer()) || d.frame().u16(at + 2) == CookedPayload.NETLINK)
            d.packet().distrust(d.layer(), at);                          // as Wireshark: what a link layer would say there is not said
        if (!whole)
            return;
        d.packet().headerEnd(d.layer(), at + 16);
        CookedPayload.dissect(d, d.frame().u16(at + 2), d.frame().u16(at + 14), at + 16, end);
    }

    private static int hwLength(Packet packet, int layer) {
        return HW_LENGTH.isIn(packet, layer) ? HW_LENGTH.get(packet, layer) : 0;
    }

    private static int hardware(Packet packet, int layer) {
        return HW_TYPE.isIn(packet, layer) ? HW_TYPE.get(packet, layer) : CookedPayload.NETLINK;
    }

    private static int payload(Packet packet, int layer) {
        int at = packet.at(layer);
        boolean known = at + 16 <= packet.limit(layer) && hardware(packet, layer) != CookedPayload.NETLINK;
        return known ? packet.frame().u16(at + 14) : CookedPayload.UNKNOWN;
    }
}
