package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of nftables or of a capture filter, which has its name in two words, {@code ip ttl}, or in one that takes a number: {@code vlan 100}, {@code greater 1000}. */
final class CaptureField {
    private static final int MOST = 64;         // tokens of a set

    // By the two words of their names.
    private static final Map<String, Map<String, String>> FIELDS = Map.of(
            "ip", Map.of("proto", "ip.proto", "protocol", "ip.proto", "ttl", "ip.ttl", "length", "ip.len", "id", "ip.id", "version", "ip.version", "dscp", "ip.dsfield.dscp",
                    "ecn", "ip.dsfield.ecn", "frag-off", "ip.frag_offset"),
            "ip6", Map.of("proto", "ipv6.nxt", "nexthdr", "ipv6.nxt", "hoplimit", "ipv6.hlim", "length", "ipv6.plen", "flowlabel", "ipv6.flow"),
            "tcp", Map.of("flags", "tcp.flags", "window", "tcp.window_size_value", "sequence", "tcp.seq_raw", "ackseq", "tcp.ack_raw"),
            "udp", Map.of("length", "udp.length"),
            "icmp", Map.of("type", "icmp.type", "code", "icmp.code"),
            "icmp6", Map.of("type", "icmpv6.type", "code", "icmpv6.code"),
            "icmpv6", Map.of("type", "icmpv6.type", "code", "icmpv6.code"),
            "ether", Map.of("proto", "eth.type", "type", "eth.type"),
            "vlan", Map.of("id", "vlan.id"),
            "meta", Map.of("length", "frame.len"));

    private static final Map<String, String> WITH_NUMBER = Map.of("vlan", "vlan.id ==", "mpls", "mpls.label ==", "proto", "ip.proto ==", "greater", "frame.len >=", "less",
            "frame.len <=");

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "gre", "esp", "ah");
    private static final BitSet      RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, ASSIGN);
    private static final BitSet      GO_ON     = Keywords.types(BIT_AND, IN, NOT);

    private CaptureField() {}

    /** The predicate about such a field that begins at this token, or only the field where what follows can stand; null where there is none. */
    static @Nullable CapturePredicate at(int first, TokenRow row) {
        if (row.type(first) != NAME)
            return null;
        String compared = WITH_NUMBER.get(row.text(first));
        if (compared != null && row.type(first + 1) == LITERAL)
            return new CapturePredicate(2, compared + " " + row.text(first + 1), true);
        String word = row.text(first + 1);
        boolean isProtocol = row.text(first).equals("proto");
        String field = isProtocol ? "ip.proto" : FIELDS.getOrDefault(row.text(first), Map.of()).get(word);
        int value = isProtocol ? first + 1 : first + 2;
        if (field == null || row.startsLine(value - 1) && value > first + 1)
            return null;
        boolean isCompared = row.is(value, RELATIONS);
        String relation = !isCompared || row.type(value) == ASSIGN ? "==" : row.text(value);
        value += isCompared ? 1 : 0;
        if (isCompared && row.type(value) != LITERAL && row.type(value) != NAME || row.is(value, GO_ON))
            return isProtocol ? null : new CapturePredicate(2, field, true);
        return of(field, relation, value, first, row);
    }

    // `icmp type echo-request`
    private static String message(String field, String word) {
        String protocol = field.endsWith(".type") ? field.substring(0, field.indexOf('.')) : "";
        return MessageName.of(protocol, word).map(message -> Integer.toString(message.type())).orElse("");
    }

    private static @Nullable CapturePredicate of(String field, String relation, int value, int first, TokenRow row) {
        if (isProtocol(field, value, row) && relation.equals("=="))
            return new CapturePredicate(value + 1 - first, row.text(value), true);
        String number = row.type(value) == LITERAL ? row.text(value) : message(field, row.text(value));
        if (!number.isEmpty())
            return new CapturePredicate(value + 1 - first, field + " " + relation + " " + number, true);
        int closer = row.type(value) == OPEN_BRACE ? row.closer(value, MOST) : -1;
        String set = closer < 0 ? "" : set(field, value + 1, closer, row);
        return set.isEmpty() ? null : new CapturePredicate(closer + 1 - first, set, true);
    }

    // Of numbers, or of names; empty where it can be none.
    private static String set(String field, int first, int closer, TokenRow row) {
        List<String> values = new ArrayList<>();
        int named = 0;
        for (int i = first; i < closer; i++) {
            String number = row.type(i) == NAME ? message(field, row.text(i)) : row.type(i) == LITERAL ? row.text(i) : "";
            boolean isProtocol = isProtocol(field, i, row);
            named += isProtocol ? 1 : 0;
            if (row.type(i) != COMMA)
                values.add(isProtocol ? row.text(i) : number);
        }
        if (values.contains("") || named > 0 && named < values.size())
            return "";
        return named > 0 ? values.stream().collect(Collectors.joining(" or ", "(", ")")) : values.stream().collect(Collectors.joining(", ", field + " in {", "}"));
    }

    private static boolean isProtocol(String field, int i, TokenRow row) {
        return row.type(i) == NAME && PROTOCOLS.contains(row.text(i)) && (field.equals("ip.proto") || field.equals("ipv6.nxt"));
    }
}
