package dev.remora.rules.random;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes items of rule files: every form, occasion and clause there is, over the fields that packets have. */
final class RandomRules {
    private static final Set<Type>    NUMBERS = EnumSet.of(Type.U8, Type.U16, Type.U24, Type.U32);
    private static final Set<Type>    KEYS    = EnumSet.complementOf(EnumSet.of(Type.NONE, Type.FLOAT));
    private static final Set<Type>    TEXTS   = EnumSet.of(Type.BYTES, Type.STRING, Type.PROTOCOL);
    private static final List<String> USUAL   = List.of("tcp", "udp", "icmp", "ip", "ipv6", "frame", "tcp.flags.syn", "tcp.flags.ack", "tcp.flags.fin", "tcp.flags.reset",
            "tcp.flags.syn and not tcp.flags.ack", "tcp.flags.push",
            "connection.established", "connection.completed", "connection.unknown", "connection.related",
            "connection.originator.state == ESTABLISHED", "connection.responder.state == SYN_RECEIVED", "connection.responder.state.before == LISTEN",
            "connection.originator.state.age > 100ms", "connection.originator.packets >= 3", "connection.conn_state == \"SF\"", "connection.midstream",
            "connection.certainty == inferred", "tcp.verdict == out-of-window", "tcp.len > 0",
            "icmp.type#1 == 8", "icmp.type == 3", "shared", "tcp.port in ports");
    private static final List<String> KEY     = List.of("ip.src", "ip.dst", "connection", "pair(ip.src, ip.dst)", "tcp.dstport", "tcp.srcport", "udp.dstport",
            "ip.src#2", "icmp.ident",
            "pair(tcp.srcport, tcp.dstport)", "connection.sender.address", "connection.responder.port", "ip.dst[0:3]", "eth.src");
    private static final List<String> TIMES   = List.of("1ms", "10ms", "200ms", "1s", "2s", "30s", "5m", "1h");

    private final Random     random;
    private final SeenFields fields;
    private final Catalogue  catalogue;

    RandomRules(long seed, SeenFields fields, Catalogue catalogue) {
        this.random = new Random(seed);
        this.fields = fields;
        this.catalogue = catalogue;
    }

    /** A rule of this name. */
    String rule(String name) {
        List<String> clauses = new ArrayList<>();
        boolean sequence = oneIn(4);
        if (!sequence)
            clauses.add("when " + predicate(2));
        if (oneIn(3))
            clauses.add("on " + of("packet", "state", "open", "established", "close"));
        if (sequence)
            clauses.add(sequence());
        else if (oneIn(2)) {
            clauses.add(window(of("count ", "count ", "count distinct " + key() + " ", "sum " + field(NUMBERS) + " ", "count (" + predicate(1) + ") ")));
            if (oneIn(4))
                clauses.add("unless " + window(of("count ", "count " + predicate(0) + " ")));
        } else if (oneIn(4))
            clauses.add("without " + predicate(1) + " by " + keys() + " within " + time());
        if (oneIn(3))
            clauses.add("assume " + of("full-capture", "midstream"));
        if (oneIn(5))
            clauses.add("max " + of("1", "2", "3", "10", "1000") + " keys");
        if (oneIn(3))
            clauses.add("severity " + of("info", "low", "medium", "high", "critical"));
        if (oneIn(2))
            clauses.add("message \"{" + operand(any()).replace("\"", "") + "} {connection.history} {{}} {ip.src}\"");
        return "rule " + name + " \"" + name + "\" {\n" + String.join("\n", clauses) + "\n}";
    }

    /** A policy of this name, with clauses {@code a}, {@code b}, {@code c}. */
    String policy(String name) {
        StringBuilder text = new StringBuilder("policy " + name + " {\n");
        if (oneIn(2))
            text.append("applies ").append(predicate(1)).append('\n');
        for (char clause = 'a'; clause <= 'c'; clause++)
            text.append(verdict()).append(' ').append(clause).append(" when ").append(predicate(1)).append(oneIn(2) ? " \"why\"\n" : "\n");
        return text + verdict() + " otherwise\n}";
    }

    /** A suppression of the rule or clause of this name. */
    String suppression(String name) {
        return "suppress " + name + (oneIn(4) ? "" : " when " + predicate(1)) + of("", " until 2099-12-31") + " because \"so\"";
    }

    private String window(String measure) {
        boolean sum = measure.startsWith("sum");
        String threshold = sum ? of("1", "100", "1kB", "20000", "0x40") : of("1", "2", "2", "3", "5", "20");
        return measure + (oneIn(4) ? "" : "by " + keys() + " ") + "within " + time() + of(" >= ", " >= ", " > ") + threshold;
    }

    private String sequence() {
        List<String> steps = new ArrayList<>();
        steps.add(predicate(1));
        for (int i = random.nextInt(3); i > 0; i--)
            steps.add(predicate(1) + (oneIn(2) ? " within " + time() : ""));
        if (steps.size() == 1 || oneIn(3))
            steps.add("no " + predicate(1) + " within " + time());
        return "sequence " + (oneIn(4) ? "" : "by " + keys() + " ") + "{\n" + String.join("\nthen ", steps) + "\n}";
    }

    private String keys() {
        return oneIn(3) ? key() + ", " + key() : key();
    }

    private String key() {
        return oneIn(4) ? field(KEYS) : KEY.get(random.nextInt(KEY.size()));
    }

    /** A predicate of at most this depth. */
    String predicate(int depth) {
        if (depth == 0 || oneIn(3))
            return oneIn(2) ? comparison() : USUAL.get(random.nextInt(USUAL.size()));
        String left = "(" + predicate(depth - 1) + ")";
        return oneIn(4) ? "not " + left : left + of(" and ", " and ", " or ", " xor ", " and not ") + "(" + predicate(depth - 1) + ")";
    }

    private String comparison() {
        Catalogue.Entry entry = any();
        if (oneIn(6))
            return of(entry.name(), "exists(" + entry.name() + ")");
        if (entry.type() == Type.NONE)
            return entry.name();
        if (TEXTS.contains(entry.type()) && oneIn(2))
            return entry.name() + of(" contains \"a\"", " matches \"[a-f0-9]\"", " contains 00:00", "[0:2] == 00:01", "[-1:] != 00", "[1] > 10");
        if (oneIn(8))
            return of("", "any ", "all ") + number() + relation() + number();
        String left = of("", "", "", "any ", "all ") + operand(entry);
        if (oneIn(4))
            return left + (left.startsWith("a") && !left.startsWith("arp") ? " in {" : of(" in {", " not in {"))
                    + fields.value(random, entry) + ", " + fields.value(random, entry) + "}";
        return left + relation() + fields.value(random, entry);
    }

    private String number() {
        String field = field(NUMBERS);
        return of(field, field + " + 1", field + " - " + field(NUMBERS), field + " & 0xf", field + " * 2", field + " % 7", field + " / 3", "-" + field,
                "count(" + any().name() + ")",
                "len(" + any().name() + ")", "max(" + field + ", " + field(NUMBERS) + ")", "abs(" + field + " - 5)", String.valueOf(random.nextInt(300)));
    }

    private String operand(Catalogue.Entry entry) {
        String name = entry.name();
        boolean bare = oneIn(2) || entry.type() == Type.NONE;
        if (bare)
            return name;
        if (oneIn(3))
            return name + of("#1", "#2", "#-1", "#[1:2]", "#[1:]");
        return switch (entry.type()) {
            case STRING -> of("upper(", "lower(", "min(") + name + ")";
            case U8, U16, U24, U32 -> of("max(" + name + ")", name + " + 0", "abs(" + name + ")", name + " & 0xff", name + " % 256");
            case IPV4, IPV6, MAC -> "min(" + name + ")";
            default -> name;
        };
    }

    private String relation() {
        return of(" == ", " != ", " < ", " > ", " <= ", " >= ", " === ", " !== ");
    }

    private String verdict() {
        return of("allow", "alert", "deny");
    }

    private String time() {
        return TIMES.get(random.nextInt(TIMES.size()));
    }

    private String field(Set<Type> types) {
        return fields.any(random, types).name();
    }

    // One that packets have; now and then any other.
    private Catalogue.Entry any() {
        if (!oneIn(12))
            return fields.any(random);
        List<Catalogue.Entry> all = List.copyOf(catalogue.entries());
        return all.get(random.nextInt(all.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String of(String... some) {
        return some[random.nextInt(some.length)];
    }
}
