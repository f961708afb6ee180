package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One predicate of a capture filter: protocol, direction and kind, not all of them, and a value.
 *
 * @param length tokens that it has
 * @param right  what it is here
 * @param isSure whether that can stand so: a service that is not known cannot
 */
record CapturePredicate(int length, String right, boolean isSure) {
    private static final Map<String, String> PROTOCOLS = Map.of("ip", "ip", "ip6", "ipv6", "tcp", "tcp", "udp", "udp", "ether", "eth", "arp", "arp");
    private static final Set<String> DIRECTIONS = Set.of("src", "dst");
    /** What a capture filter asks for. */
    static final Set<String> KINDS = Set.of("host", "net", "port", "portrange");

    /** Tokens of a set. */
    static final int MOST = 64;
    /** What compares a field with a value. */
    static final BitSet RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, ASSIGN);

    private static final String BOTH_ENDS = "src and dst";

    private static final BitSet JOINTS = Keywords.types(OR, COMMA, AND);
    private static final Set<String> EQUALS = Set.of(" == ", " != ");
    private static final Set<String> JOINING = Set.of("and", "or", "xor", "not");
    private static final Pattern NO_NETWORK = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){0,2}");
    private static final Pattern MAC = Pattern.compile("(\\p{XDigit}{1,2}[:-]){5}\\p{XDigit}{1,2}");

    // Words of nftables that have direction and kind in them.
    private static final Map<String, List<String>> BOTH = Map.of("saddr", List.of("src", "host"), "daddr", List.of("dst", "host"), "sport", List.of("src", "port"), "dport",
            List.of("dst", "port"));

    /** What compares with what stands there: equality where nothing does. */
    static String relation(int at, TokenRow row) {
        return row.is(at, RELATIONS) && row.type(at) != ASSIGN ? row.text(at) : "==";
    }

    /** What stands behind a field that is, or is not, one of these. */
    static String among(List<String> values, boolean isNegated) {
        return (isNegated ? " not in {" : " in {") + String.join(", ", values) + "}";
    }

    /**
     * Whether values that are joined so go with what stands before the predicate, or behind it: in a capture filter {@code and} and {@code or} bind alike, from the left,
     * and {@code not} denies the first value alone: pcap-filter(7).
     *
     * @param behind the token behind the values
     */
    static boolean isBound(int first, int joint, int behind, TokenRow row) {
        int before = row.type(first - 1);
        if (before == NOT)
            return row.type(first - 2) == NOT || (joint == AND ? row.type(first - 2) == OR : row.type(behind) == AND);
        return joint == AND ? before == OR : joint == OR && before == AND;
    }

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
            if (field == null)
                field = MetaField.at(first, row);
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
            boolean isCompared = at > first + 1 && row.is(at, RELATIONS);            // `src == 10.0.0.1` is a field that has another name
            String relation = " " + (isCompared ? relation(at, row) : "==") + " ";
            at += isCompared ? 1 : 0;
            boolean isNone = kind.isEmpty() && direction.isEmpty() || protocol.equals("arp");     // which has addresses of its own
            return isNone ? null : value(relation);
        }

        private static boolean isOurs(String word) {
            return DIRECTIONS.contains(word) || KINDS.contains(word) || BOTH.containsKey(word);
        }

        private void both(List<String> words) {
            direction = words.getFirst();
            kind = words.getLast();
        }

        // `src or dst` is either, `src and dst` both.
        private void direction() {
            if (!DIRECTIONS.contains(word(at)))
                return;
            direction = word(at++);
            boolean isSecond = DIRECTIONS.contains(word(at + 1)) && !word(at + 1).equals(direction) && KINDS.contains(word(at + 2));
            if (isSecond && (row.type(at) == OR || row.type(at) == AND)) {
                direction = row.type(at) == OR ? "" : BOTH_ENDS;
                at += 2;
            }
        }

        private @Nullable CapturePredicate value(String relation) {
            if (row.type(at) == OPEN_BRACE)
                return set(relation);
            boolean isUnknown = row.type(at) == NAME && kind.equals("port") && !isValue(at) && !JOINING.contains(row.text(at).toLowerCase(Locale.ROOT)) && !row.startsLine(at);
            if (isUnknown)
                return new CapturePredicate(++at - first, fields(relation + "…", "…"), false);
            boolean isInside = row.type(at) == OPEN && EQUALS.contains(relation);
            int closer = isInside ? row.closer(at++, MOST) : row.size();
            boolean isDenied = row.type(first - 1) == NOT && !isInside;
            if (!isValue(at))
                return null;
            List<String> values = new ArrayList<>(List.of(one()));
            int joint = !EQUALS.contains(relation) || isDenied && row.type(at) == COMMA ? 0 : row.type(at);
            while (at < closer && row.is(at, JOINTS) && row.type(at) == joint && isValue(at + 1) && !row.is(at + 2, RELATIONS)) {
                at++;
                values.add(one());
            }
            if (isInside && at++ != closer)
                return null;
            boolean isFree = isInside || values.size() == 1 || !isBound(first, joint, at, row);
            boolean isKnown = values.stream().noneMatch(value -> kind.equals("net") && NO_NETWORK.matcher(value).matches());
            values = values.stream().distinct().toList();
            return new CapturePredicate(at - first, joined(values, relation, joint, isDenied, isInside), isKnown && isFree);
        }

        private String joined(List<String> values, String relation, int joint, boolean isDenied, boolean isInside) {
            if (values.size() == 1 || joint != AND && !isDenied)
                return test(values, relation);
            String all = values.stream().map(each -> test(List.of(each), relation)).collect(Collectors.joining(joint == AND ? " and " : " or "));
            return isInside ? "(" + all + ")" : all;
        }

        private @Nullable CapturePredicate set(String relation) {
            int closer = row.closer(at, MOST);
            if (closer < 0 || !EQUALS.contains(relation))
                return null;
            String value = DashRanges.dotted(row.text(row.span(at, closer)));
            at = closer + 1;
            return new CapturePredicate(at - first, fields((relation.equals(" != ") ? " not in " : " in ") + value, value), true);
        }

        private boolean isValue(int i) {
            return row.type(i) == LITERAL || kind.equals("port") && row.type(i) == NAME && Application.named(row.text(i)).isPresent();
        }

        // A value, a range, a network, or the port of a service.
        private String one() {
            if (kind.equals("net")) {
                CaptureNetwork network = CaptureNetwork.at(at, row);
                at += network.length();
                return network.text();
            }
            String text = row.text(at++);
            if (row.type(at - 1) == NAME)
                return Application.named(text).map(Application::port).orElse(text);
            return protocol.equals("eth") ? text : DashRanges.dotted(text);
        }

        // One value, or some of which one is enough.
        private String test(List<String> values, String relation) {
            Map<String, List<String>> families = values.stream().collect(Collectors.groupingBy(this::family, LinkedHashMap::new, Collectors.toList()));
            List<String> tests = families.values().stream().map(all -> fields(compared(all, relation), all.getFirst())).toList();
            return tests.size() == 1 ? tests.getFirst() : "(" + String.join(relation.equals(" != ") ? " and " : " or ", tests) + ")";
        }

        private static String compared(List<String> values, String relation) {
            boolean isSet = values.size() > 1 || values.getFirst().contains("..");
            if (!isSet)
                return relation + values.getFirst();
            return among(values, relation.equals(" != "));
        }

        private String fields(String test, String value) {
            if (!direction.equals(BOTH_ENDS))
                return fields(direction, test, value);
            return "(" + fields("src", test, value) + " and " + fields("dst", test, value) + ")";
        }

        private String fields(String direction, String test, String value) {
            boolean isTransport = protocol.equals("tcp") || protocol.equals("udp");
            if (!kind.startsWith("port")) {
                String address = family(value) + "." + (direction.isEmpty() ? "addr" : direction) + test;
                return isTransport ? "(" + protocol + " and " + address + ")" : address;
            }
            String port = "." + direction + "port" + test;
            return isTransport ? protocol + port : "(tcp" + port + " or udp" + port + ")";
        }

        private String family(String value) {
            if (kind.startsWith("port"))
                return "";
            if (protocol.equals("eth") || MAC.matcher(value).matches())
                return "eth";
            return value.contains(":") ? "ipv6" : "ip";
        }

        private String word(int i) {
            return row.type(i) == NAME ? row.text(i) : "";
        }
    }
}
