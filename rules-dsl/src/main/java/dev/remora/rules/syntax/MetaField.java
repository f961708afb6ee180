package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What nftables asks of a packet besides one header: {@code iifname "eth0"}, {@code meta l4proto tcp}, {@code th dport 53}. */
final class MetaField {
    private static final Set<String> INTERFACES = Set.of("iifname", "iif", "oifname", "oif");

    private static final Map<String, String> PROTOCOLS = Map.of("tcp", "tcp", "udp", "udp", "icmp", "icmp", "icmpv6", "icmpv6", "ipv6-icmp", "icmpv6", "esp", "esp", "ah", "ah");
    private static final Map<String, String> VERSIONS  = Map.of("ipv4", "ip", "ipv6", "ipv6");
    private static final Map<String, String> PORTS     = Map.of("dport", "dstport", "sport", "srcport");

    private MetaField() {}

    /** The predicate about such a thing that begins at this token; null where there is none. */
    static @Nullable CapturePredicate at(int first, TokenRow row) {
        int asked = row.text(first).equals("meta") ? first + 1 : first;
        if (INTERFACES.contains(row.text(asked)))
            return ofInterface(asked + 1, first, row);
        if (asked > first)
            return switch (row.text(asked)) {
                case "l4proto" -> ofProtocol(PROTOCOLS, asked + 1, first, row);
                case "nfproto" -> ofProtocol(VERSIONS, asked + 1, first, row);
                default -> null;
            };
        return row.text(first).equals("th") && PORTS.containsKey(row.text(first + 1)) ? ofPorts(PORTS.getOrDefault(row.text(first + 1), ""), first, row) : null;
    }

    private static @Nullable CapturePredicate ofInterface(int at, int first, TokenRow row) {
        int name = value(at, row);
        if (row.type(name) != NAME && row.type(name) != STRING)
            return null;
        String written = row.type(name) == NAME ? '"' + row.text(name) + '"' : row.text(name);
        return new CapturePredicate(name + 1 - first, "frame.interface_name " + CapturePredicate.relation(at, row) + ' ' + written, true);
    }

    private static @Nullable CapturePredicate ofProtocol(Map<String, String> known, int at, int first, TokenRow row) {
        int name = value(at, row);
        String protocol = known.get(row.text(name));
        return protocol == null ? null : new CapturePredicate(name + 1 - first, CapturePredicate.relation(at, row).equals("!=") ? "not " + protocol : protocol, true);
    }

    private static @Nullable CapturePredicate ofPorts(String port, int first, TokenRow row) {
        int at = first + 2;
        int number = value(at, row);
        if (row.type(number) != LITERAL)
            return null;
        String test = port + ' ' + CapturePredicate.relation(at, row) + ' ' + row.text(number);
        return new CapturePredicate(number + 1 - first, "(tcp." + test + " or udp." + test + ")", true);
    }

    // Where the value stands: behind what compares, where something does.
    private static int value(int at, TokenRow row) {
        return row.is(at, CapturePredicate.RELATIONS) ? at + 1 : at;
    }
}
