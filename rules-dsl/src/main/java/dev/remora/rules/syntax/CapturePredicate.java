package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One predicate of a capture filter: protocol, direction and kind, not all of them, and a value.
 *
 * @param length tokens that it has
 * @param right  what it is here
 * @param isSure whether that can stand so: names of services cannot
 */
record CapturePredicate(int length, String right, boolean isSure) {
    private static final Map<String, String> PROTOCOLS = Map.of("ip", "ip", "ip6", "ipv6", "tcp", "tcp", "udp", "udp", "ether", "eth", "arp", "arp");
    private static final Set<String> DIRECTIONS = Set.of("src", "dst");
    private static final Set<String> KINDS = Set.of("host", "net", "port", "portrange");

    private static final BitSet JOINTS = Keywords.types(OR, COMMA, AND);
    private static final Pattern RANGE = Pattern.compile("([0-9][0-9.]*)-([0-9][0-9.]*)");
    private static final Pattern SHORT = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){0,3}");

    // Words of nftables that have direction and kind in them.
    private static final Map<String, List<String>> BOTH = Map.of("saddr", List.of("src", "host"), "daddr", List.of("dst", "host"), "sport", List.of("src", "port"), "dport",
            List.of("dst", "port"));

    /** The one that begins at this token, or null. */
    static @Nullable CapturePredicate at(int first, TokenRow row) {
        return new Reader(first, row).read();
    }

    /** Reads one. */
    private static final class Reader {
        private final int      first;
        private final TokenRow row;

        private int    at;
        private String protocol  = "";
        private String direction = "";
        private String kind      = "";

        Reader(int first, TokenRow row) {
            this.first = first;
            this.row = row;
            this.at = first;
        }

        @Nullable
        CapturePredicate read() {
            @Nullable CapturePredicate field = CaptureField.at(first, row);
            if (field != null)
                return field;
            if (PROTOCOLS.containsKey(word(at)) && isOurs(word(at + 1)))
                protocol = PROTOCOLS.getOrDefault(word(at++), "");
            if (!isOurs(word(at)))
                return null;
            direction();
            if (KINDS.contains(word(at)))
                kind = word(at++);
            else if (BOTH.containsKey(word(at)) && direction.isEmpty())
                both(BOTH.getOrDefault(word(at++), List.of("", "")));
            boolean negated = row.type(at) == NOT_EQUAL;
            boolean isLong = at > first + 1;                            // `src == 10.0.0.1` is a field that has another name
            if (isLong && (negated || row.type(at) == EQUAL || row.type(at) == ASSIGN))
                at++;
            boolean isNone = kind.isEmpty() && direction.isEmpty() || protocol.equals("arp");     // which has addresses of its own
            return isNone ? null : value(negated);
        }

        private static boolean isOurs(String word) {
            return DIRECTIONS.contains(word) || KINDS.contains(word) || BOTH.containsKey(word);
        }

        private void both(List<String> words) {
            direction = words.getFirst();
            kind = words.getLast();
        }

        // `src or dst` is either.
        private void direction() {
            if (!DIRECTIONS.contains(word(at)))
                return;
            direction = word(at++);
            boolean either = row.type(at) == OR && DIRECTIONS.contains(word(at + 1)) && !word(at + 1).equals(direction) && KINDS.contains(word(at + 2));
            if (either) {
                direction = "";
                at += 2;
            }
        }

        private @Nullable CapturePredicate value(boolean negated) {
            int from = at;
            boolean isService = row.type(at) == NAME && kind.equals("port") && row.get(at).getLine() == row.get(first).getLine();
            if (row.type(at) == OPEN_BRACE)
                while (row.type(at) != CLOSE_BRACE && row.type(at) >= 0 && !Keywords.isKeyword(row.type(at)))
                    at++;
            else if (row.type(at) != LITERAL && !isService)
                return null;
            if (at >= row.size() || row.type(at) == -1 || Keywords.isKeyword(row.type(at)))
                return null;
            String value = isService ? "…" : row.text(row.span(from, at));
            at++;
            int joint = isService || value.startsWith("{") || row.type(first - 1) == NOT ? 0 : row.type(at);
            List<String> values = new ArrayList<>(List.of(network(value)));
            while (row.is(at, JOINTS) && row.type(at) == joint && row.type(at + 1) == LITERAL) {
                values.add(network(row.text(at + 1)));
                at += 2;
            }
            boolean areAll = joint == AND && values.size() > 1;
            String right = areAll ? values.stream().map(each -> test(List.of(each), negated)).collect(Collectors.joining(" and ")) : test(values, negated);
            return new CapturePredicate(at - first, right, !isService && !(areAll && row.type(first - 1) == OR));
        }

        // One value, or some of which one is enough.
        private String test(List<String> values, boolean negated) {
            String value = values.getFirst();
            boolean isRange = values.stream().anyMatch(each -> each.contains("..") && !each.startsWith("{"));
            String set = isRange || values.size() > 1 ? "{" + String.join(", ", values) + "}" : value;
            return fields(set.startsWith("{") ? (negated ? " not in " : " in ") + set : (negated ? " != " : " == ") + set, value);
        }

        // A range, or a network whose number is not written out.
        private String network(String value) {
            Matcher range = RANGE.matcher(value);
            if (range.matches() && !protocol.equals("eth"))
                return range.group(1) + ".." + range.group(2);
            int octets = value.split("\\.", -1).length;
            if (!kind.equals("net") || octets > 4 || !SHORT.matcher(value).matches())
                return value;
            int bits = word(at).equals("mask") && row.type(at + 1) == LITERAL ? bits(row.text(at + 1)) : -1;
            at += bits < 0 ? 0 : 2;
            return value + ".0".repeat(4 - octets) + (bits < 0 ? octets == 4 ? "" : "/" + 8 * octets : "/" + bits);
        }

        // Of a mask that begins with ones and goes on with zeros.
        private static int bits(String mask) {
            if (!SHORT.matcher(mask).matches() || mask.split("\\.", -1).length != 4)
                return -1;
            int word = 0;
            for (String octet : mask.split("\\.", -1))
                word = word << 8 | Integer.parseInt(octet) & 0xFF;
            int bits = Integer.bitCount(word);
            return bits > 0 && word == -1 << 32 - bits ? bits : -1;
        }

        private String fields(String test, String value) {
            boolean isTransport = protocol.equals("tcp") || protocol.equals("udp");
            if (!kind.startsWith("port")) {
                String address = family(value) + "." + (direction.isEmpty() ? "addr" : direction) + test;
                return isTransport ? "(" + protocol + " and " + address + ")" : address;
            }
            String port = "." + direction + "port" + test;
            return isTransport ? protocol + port : "(tcp" + port + " or udp" + port + ")";
        }

        private String family(String value) {
            if (protocol.equals("eth") || value.matches("(\\p{XDigit}{1,2}[:-]){5}\\p{XDigit}{1,2}"))
                return "eth";
            return value.contains(":") ? "ipv6" : "ip";
        }

        private String word(int i) {
            return row.type(i) == NAME ? row.text(i) : "";
        }
    }
}
