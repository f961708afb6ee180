package dev.remora.tracking.ladder;

import dev.remora.field.Attr;
import dev.remora.field.U8;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.Packet;
import java.util.Map;

/** ICMP messages in words. */
final class IcmpWords {
    private IcmpWords() {}

    /** Type and code of a message: {@code ICMP  Destination unreachable (Port unreachable)}. */
    static String what(Packet packet, int layer) {
        boolean isIpv4 = packet.type(layer) == Icmp.PROTOCOL;
        U8 type = isIpv4 ? Icmp.TYPE : Icmpv6.TYPE;
        U8 code = isIpv4 ? Icmp.CODE : Icmpv6.CODE;
        int number = type.get(packet, layer);
        String name = type.meta().names().getOrDefault(number, "type " + number);
        Map<Integer, String> codes = code.meta().attribute(Attr.NamesBy.class).map(names -> names.values().getOrDefault(number, Map.of())).orElse(Map.of());
        String detail = codes.get(code.get(packet, layer));
        return (isIpv4 ? "ICMP  " : "ICMPv6  ") + name + (detail == null ? "" : " (" + detail + ")");
    }
}
