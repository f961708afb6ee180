package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of nftables or of a capture filter, which has its name in two words, {@code ip ttl}, or in one that takes a number: {@code vlan 100}, {@code greater 1000}. */
final class CaptureField {
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

    private static final Map<String, String> WITH_NUMBER = Map.of("vlan", "vlan.id ==", "mpls", "mpls.label ==", "greater", "frame.len >=", "less",
            "frame.len <=");

    // What nftables asks of its table of connections: one is established as soon as packets have come in both directions.
    private static final Map<String, String> STATES = Map.of("established", "connection.responder.packets > 0", "new", "connection.responder.packets == 0", "related",
            "connection.related", "invalid", "connection.unknown");

    // What tells the messages of a protocol apart.
    private static final Map<String, String> TYPES = Map.of("icmp", "icmp.type", "icmpv6", "icmpv6.type", "icmp6", "icmpv6.type", "arp", "arp.opcode");

    private static final Map<String, String> FLAGS = Map.of("rst", "reset", "psh", "push");

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "gre", "esp", "ah");
    private static final BitSet      GO_ON     = Keywords.types(BIT_AND, IN, NOT);

    private CaptureField() {}

    /** The predicate about such a field that begins at this token, or only the field where what follows can stand; null where there is none. */
    static @Nullable CapturePredicate at(int first, TokenRow row) {
        if (row.type(first) != NAME)
            return null;
        String word = row.text(first);
        if (row.type(first + 1) == LITERAL)
            return withNumber(word, first, row);
        if (word.equals("ct") && row.text(first + 1).equals("state"))
            return state(first, row);
        if (word.equals("proto") && PROTOCOLS.contains(row.text(first + 1)))
            return new CapturePredicate(2, row.text(first + 1), true);
        String said = row.startsLine(first + 1) || row.type(first + 1) != NAME ? "" : row.text(first + 1);
        String spoken = spoken(word, said);
        if (!spoken.isEmpty())
            return new CapturePredicate(2, spoken, true);
        String field = FIELDS.getOrDefault(word, Map.of()).get(row.text(first + 1));
        int value = first + 2;
        if (field == null || row.startsLine(first + 1))
            return null;
        boolean isCompared = row.is(value, CapturePredicate.RELATIONS);
        String relation = CapturePredicate.relation(value, row);
        value += isCompared ? 1 : 0;
        if (row.is(value, GO_ON) || isCompared && row.type(value) != LITERAL && row.type(value) != NAME)
            return new CapturePredicate(2, field, true);
        return of(field, relation, value, first, row);
    }

    // `icmp echo`, `tcp syn`, `udp dns`: a protocol and what is asked of it.
    private static String spoken(String protocol, String said) {
        String type = TYPES.getOrDefault(protocol, "");
        Optional<String> message = MessageName.meant(type.substring(0, Math.max(0, type.indexOf('.'))), said).map(m -> type + " == " + m.type());
        if (message.isPresent())
            return message.get();
        if (protocol.equals("tcp") && Habits.isFlag(said))
            return "tcp.flags." + flag(said);
        boolean isTransport = protocol.equals("tcp") || protocol.equals("udp");
        return isTransport ? Application.named(said).map(application -> protocol + ".port == " + application.port()).orElse("") : "";
    }

    private static @Nullable CapturePredicate withNumber(String word, int first, TokenRow row) {
        String number = DashRanges.dotted(row.text(first + 1));
        if (word.equals("proto"))
            return new CapturePredicate(2, "(" + compared("ip.proto", "==", number) + " or " + compared("ipv6.nxt", "==", number) + ")", true);
        String[] compared = WITH_NUMBER.getOrDefault(word, "").split(" ", -1);
        return compared.length < 2 ? null : one(compared[0], compared[1], number, first + 1, first, row);
    }

    // A field and its value, or some of which one is enough: `vlan 5 or 6`.
    private static CapturePredicate one(String field, String relation, String value, int at, int first, TokenRow row) {
        int joint = row.type(at + 1);
        boolean isDenied = row.type(first - 1) == NOT;
        boolean isList = relation.equals("==") && (joint == OR || joint == COMMA && !isDenied);
        List<String> values = new ArrayList<>(List.of(value));
        int last = at;
        while (isList && row.type(last + 1) == joint && row.type(last + 2) == LITERAL && !row.is(last + 3, CapturePredicate.RELATIONS)) {
            last += 2;
            values.add(DashRanges.dotted(row.text(last)));
        }
        if (last == at)
            return new CapturePredicate(at + 1 - first, compared(field, relation, value), true);
        String right = !isDenied ? field + CapturePredicate.among(values, false)
                : values.stream().map(each -> compared(field, relation, each)).collect(Collectors.joining(" or "));
        return new CapturePredicate(last + 1 - first, right, !CapturePredicate.isBound(first, joint, last + 1, row));
    }

    private static @Nullable CapturePredicate of(String field, String relation, int value, int first, TokenRow row) {
        if (field.equals("tcp.flags") && Habits.isFlag(row.text(value)))
            return flags(relation, value, first, row);
        String one = value(field, value, row);
        if (!one.isEmpty())
            return one(field, relation, one, value, first, row);
        int closer = row.type(value) == OPEN_BRACE ? row.closer(value, CapturePredicate.MOST) : -1;
        List<String> values = new ArrayList<>();
        for (int i = value + 1; i < closer; i++)
            if (row.type(i) != COMMA)
                values.add(value(field, i, row));
        if (values.isEmpty() || values.contains("") || !relation.equals("==") && !relation.equals("!="))
            return null;
        return new CapturePredicate(closer + 1 - first, field + CapturePredicate.among(values, relation.equals("!=")), true);
    }

    // `ct state established,related`
    private static @Nullable CapturePredicate state(int first, TokenRow row) {
        int at = row.is(first + 2, CapturePredicate.RELATIONS) && !row.text(first + 2).equals("!=") ? first + 3 : first + 2;
        int closer = row.type(at) == OPEN_BRACE ? row.closer(at++, CapturePredicate.MOST) : row.size();
        List<String> tests = new ArrayList<>();
        while (at < closer && STATES.containsKey(row.text(at))) {
            tests.add(STATES.getOrDefault(row.text(at), ""));
            at += row.type(at + 1) == COMMA ? 2 : 1;
        }
        boolean isWhole = row.type(at - 1) != COMMA && (closer == row.size() || at == closer);
        int last = closer == row.size() ? at : closer + 1;
        return tests.isEmpty() || !isWhole ? null : new CapturePredicate(last - first, tests.size() == 1 ? tests.getFirst() : "(" + String.join(" or ", tests) + ")", true);
    }

    // `tcp flags syn`, `tcp flags syn,ack` of which one is enough, `tcp flags == syn|ack`, `tcp flags syn / syn,ack` with a mask behind.
    private static @Nullable CapturePredicate flags(String relation, int value, int first, TokenRow row) {
        boolean isCompared = !row.text(value - 1).equals("flags");
        int last = lastFlag(value, row);
        boolean isMasked = row.type(last + 1) == DIVIDE && Habits.isFlag(row.text(last + 2));
        if (last == value && !isCompared && !isMasked)
            return new CapturePredicate(value + 1 - first, "tcp.flags." + flag(row.text(value)), true);
        String number = number(value, last, row);
        int mask = last + 2;
        last = isMasked ? lastFlag(mask, row) : last;
        String right = isMasked ? "tcp.flags & " + number(mask, last, row) + " " + relation + " " + number
                : isCompared ? "tcp.flags " + relation + " " + number : "tcp.flags & " + number;
        return new CapturePredicate(last + 1 - first, right, true);
    }

    private static int lastFlag(int first, TokenRow row) {
        int last = first;
        while ((row.type(last + 1) == COMMA || row.text(last + 1).equals("|")) && Habits.isFlag(row.text(last + 2)))
            last += 2;
        return last;
    }

    private static String number(int first, int last, TokenRow row) {
        int bits = 0;
        for (int i = first; i <= last; i += 2)
            bits |= 1 << Packet.Flags.WORDS.indexOf(row.text(i).toUpperCase(Locale.ROOT));
        return String.format(Locale.ROOT, "0x%02x", bits);
    }

    /** The name of a flag here by what it is called otherwise, in small letters. */
    static String flag(String word) {
        return FLAGS.getOrDefault(word.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
    }

    private static String compared(String field, String relation, String value) {
        return value.contains("..") ? field + CapturePredicate.among(List.of(value), relation.equals("!=")) : field + " " + relation + " " + value;
    }

    // A number, a range, or the name of a protocol or of a message; empty where there is none.
    private static String value(String field, int i, TokenRow row) {
        if (row.type(i) == LITERAL)
            return DashRanges.dotted(row.text(i));
        boolean isProtocol = (field.equals("ip.proto") || field.equals("ipv6.nxt")) && PROTOCOLS.contains(row.text(i));
        if (isProtocol)
            return row.text(i).toUpperCase(Locale.ROOT);
        String protocol = field.endsWith(".type") ? field.substring(0, field.indexOf('.')) : "";
        return MessageName.of(protocol, row.text(i)).map(message -> Integer.toString(message.type())).orElse("");
    }
}
