package dev.remora.rules.translate;

import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A predicate as rules of nftables: alternatives, each of which is a list of matches that must all hold.
 *
 * <p>Fields mean those of the packet's own headers, outermost only, which is all that nftables looks at. A negated test also holds where the field is absent, as it does
 * here: it becomes several alternatives. Confined to one thread.
 */
final class NftablesMatches {
    private static final Map<String, List<String>> BOTH_ENDS = Map.of("tcp.port", List.of("tcp.srcport", "tcp.dstport"), "udp.port", List.of("udp.srcport", "udp.dstport"),
            "eth.addr", List.of("eth.src", "eth.dst"), "ip.addr", List.of("ip.src", "ip.dst"), "ipv6.addr", List.of("ipv6.src", "ipv6.dst"));

    /** Alternatives of one clause at most. */
    static final int MOST = 64;

    private final Set<NftablesField.Limit> limits = EnumSet.noneOf(NftablesField.Limit.class);

    /** What the firewall cannot know of the fields that were translated so far. */
    Set<NftablesField.Limit> limits() {
        return limits;
    }

    /**
     * The alternatives of a predicate; one without matches always holds, and none never does.
     *
     * @throws Untranslatable if nftables cannot look at something in it
     */
    List<List<String>> of(Predicate predicate, boolean holds) throws Untranslatable {
        return switch (predicate) {
            case Predicate.Named(var origin, var name, Predicate meaning) -> of(meaning, holds);
            case Predicate.Not(var origin, Predicate operand) -> of(operand, !holds);
            case Predicate.And(var origin, List<Predicate> operands) -> holds ? all(operands, true) : any(operands, false);
            case Predicate.Or(var origin, List<Predicate> operands) -> holds ? any(operands, true) : all(operands, false);
            case Predicate.Exists(var origin, Operand operand) -> exists(field(operand), holds);
            case Predicate.NonZero(var origin, Operand operand) -> test(masked(operand), "!= 0", "== 0", holds);
            case Predicate.Compare compare -> compare(compare, holds);
            case Predicate.In in -> in(in, holds);
            case Predicate.Xor xor -> throw new Untranslatable("xor", "nftables cannot look at it");
            case Predicate.Contains contains -> throw new Untranslatable("contains", "nftables cannot search");
            case Predicate.Matches matches -> throw new Untranslatable("matches", "nftables cannot search");
        };
    }

    private List<List<String>> any(List<Predicate> operands, boolean hold) throws Untranslatable {
        List<List<String>> alternatives = new ArrayList<>();
        for (Predicate operand : operands)
            alternatives.addAll(of(operand, hold));
        return bounded(alternatives);
    }

    private List<List<String>> all(List<Predicate> operands, boolean hold) throws Untranslatable {
        List<List<String>> alternatives = List.of(List.of());
        for (Predicate operand : operands)
            alternatives = both(alternatives, of(operand, hold));
        return alternatives;
    }

    /** What holds where an alternative of either side does; those that contradict themselves are left out. */
    static List<List<String>> both(List<List<String>> left, List<List<String>> right) throws Untranslatable {
        List<List<String>> alternatives = new ArrayList<>();
        for (List<String> one : left)
            for (List<String> other : right) {
                Set<String> matches = new LinkedHashSet<>(one);
                matches.addAll(other);
                if (isPossible(matches)) {
                    dropNeedless(matches);
                    alternatives.add(List.copyOf(matches));
                }
            }
        return bounded(alternatives);
    }

    // What is not IPv6 lacks all headers that follow that; nftables refuses to ask for them there.
    private static void dropNeedless(Set<String> matches) {
        if (NftablesField.Carrier.IPV4.matches().stream().anyMatch(matches::contains) || NftablesField.Carrier.IPV6.opposites().stream().anyMatch(matches::contains))
            matches.removeIf(match -> match.endsWith(" missing"));
    }

    // Each once: what several headers that are absent have in common, such as another version of IP, is one rule.
    private static List<List<String>> bounded(List<List<String>> alternatives) throws Untranslatable {
        List<List<String>> different = alternatives.stream().distinct().toList();
        if (different.size() > MOST)
            throw new Untranslatable("", "it would take more than " + MOST + " rules");
        return different;
    }

    private static boolean isPossible(Set<String> matches) {
        for (NftablesField.Carrier carrier : NftablesField.Carrier.values())
            if (!carrier.matches().isEmpty() && matches.contains(carrier.matches().getLast())
                    && (carrier.opposites().stream().anyMatch(matches::contains) || !carrier.matches().stream().allMatch(match -> isAlone(match, matches))))
                return false;
        return true;
    }

    /** Whether no other protocol of the same layer is asked for. */
    private static boolean isAlone(String carrier, Set<String> matches) {
        String layer = carrier.substring(0, carrier.lastIndexOf(' ') + 1);
        return matches.stream().noneMatch(match -> match.startsWith(layer) && !match.startsWith(layer + "!=") && !match.equals(carrier));
    }

    // One test

    private List<List<String>> exists(NftablesField field, boolean holds) throws Untranslatable {
        if (field.carrier() == NftablesField.Carrier.ANY)
            throw new Untranslatable(field.word(), "to nftables, every packet has it");
        limits.add(field.limit());
        if (field.carrier() == NftablesField.Carrier.NONE)
            return holds ? List.of() : List.of(List.of());
        return holds ? List.of(field.carrier().matches()) : field.carrier().opposites().stream().map(List::of).toList();
    }

    /** A test of a field; where it must not hold, the field may also be absent. */
    private List<List<String>> test(Masked tested, String yes, String no, boolean holds) {
        NftablesField field = tested.field;
        limits.add(field.limit());
        List<String> own = Stream.concat(field.carrier().matches().stream(), Stream.of(tested.expression() + ' ' + (holds ? yes : no))).toList();
        if (holds || field.carrier() == NftablesField.Carrier.ANY)
            return List.of(own);
        return Stream.concat(Stream.of(own), field.carrier().opposites().stream().map(List::of)).toList();
    }

    /** A field, and the bits of it that count. */
    private record Masked(NftablesField field, long mask) {
        String expression() {
            return mask < 0 ? field.expression() : field.expression() + " & " + String.format(Locale.ROOT, "0x%02x", mask);
        }
    }

    private Masked masked(Operand operand) throws Untranslatable {
        if (operand instanceof Operand.Computed(var origin, Operator operator, Operand left, Operand right, var signature) && operator == Operator.BIT_AND
                && right instanceof Operand.Constant(var place, var kind, Value.Scalar(long mask))) {
            NftablesField field = field(left);
            NftablesValue.fits(field, right);
            boolean isTurned = field == NftablesField.IPV6_DSCP || field == NftablesField.FRAGMENT_OFFSET;     // across octets, nftables shifts them the wrong way round
            if (isTurned || field == NftablesField.ANSWERED)
                throw new Untranslatable(Printer.print(operand.origin()), "nftables cannot look at some of these bits alone");
            return new Masked(field, mask);
        }
        return new Masked(field(operand), -1);
    }

    private static NftablesField field(Operand operand) throws Untranslatable {
        String text = Printer.print(operand.origin());
        if (!(operand instanceof Operand.FieldOf(var origin, var entry, var layers)))
            throw new Untranslatable(text, "nftables cannot compute it");
        outermost((Operand.FieldOf) operand);
        return NftablesField.of(entry.name()).orElseThrow(() -> new Untranslatable(entry.name(), "nftables has no such field"));
    }

    private static void outermost(Operand.FieldOf field) throws Untranslatable {
        if (field.layers() != null && !(field.layers().hasLayer(1, 1) && !field.layers().hasLayer(2, 2)))
            throw new Untranslatable(Printer.print(field.origin()), "nftables looks only at the outermost layer");
    }

    private List<List<String>> compare(Predicate.Compare compare, boolean holds) throws Untranslatable {
        Operator operator = compare.operator();
        Operand left = compare.left();
        Operand right = compare.right();
        if (left instanceof Operand.Constant) {
            Operand swapped = left;
            left = right;
            right = swapped;
            operator = operator.mirrored();
        }
        if (compare.every() && operator != Operator.NOT_EQUAL)
            throw new Untranslatable(Printer.print(compare.origin()), "nftables looks at only one value of a field");
        Operator relation = operator;
        Operand constant = right;
        String value = NftablesValue.of(right);
        if (value.contains("/") && relation != Operator.EQUAL && relation != Operator.NOT_EQUAL)
            throw new Untranslatable(relation.symbol(), "nftables asks of a network only whether an address is in it");
        if (value.startsWith("\"") && relation != Operator.EQUAL && relation != Operator.NOT_EQUAL)
            throw new Untranslatable(relation.symbol(), "nftables asks of an interface only whether it is this one");
        return each(left, compare.every(), holds, tested -> {
            NftablesValue.fits(tested.field, constant);
            return compare(tested, relation, value, holds);
        });
    }

    private List<List<String>> compare(Masked tested, Operator operator, String value, boolean holds) throws Untranslatable {
        if (tested.field.isProtocol())
            throw new Untranslatable(tested.field.word(), "nftables cannot compare a protocol");
        if (tested.field == NftablesField.ANSWERED)
            return test(isAnswered(operator, value) ? tested : new Masked(NftablesField.UNANSWERED, -1), "!= 0", "== 0", holds);
        if (tested.field.isFlag())
            return flag(tested, operator, value, holds);
        return test(tested, operator.symbol() + ' ' + value, opposite(operator).symbol() + ' ' + value, holds);
    }

    // Whether there are any, or none, is all that nftables knows of the packets of a responder.
    private static boolean isAnswered(Operator operator, String value) throws Untranslatable {
        return switch (operator.symbol() + ' ' + value) {
            case "> 0", ">= 1", "!= 0" -> true;
            case "== 0", "< 1", "<= 0" -> false;
            default -> throw onlyAnswered();
        };
    }

    private static Untranslatable onlyAnswered() {
        return new Untranslatable(NftablesField.ANSWERED.word(), "nftables knows only whether there are any");
    }

    /** What is asked of one field. */
    @FunctionalInterface
    private interface Test {
        List<List<String>> of(Masked tested) throws Untranslatable;
    }

    /** What is asked of a field; of one that both ends have, as {@code tcp.port}, of either, or of both. */
    private List<List<String>> each(Operand operand, boolean every, boolean holds, Test test) throws Untranslatable {
        List<String> ends = operand instanceof Operand.FieldOf field ? BOTH_ENDS.getOrDefault(field.entry().name(), List.of()) : List.of();
        if (ends.isEmpty())
            return test.of(masked(operand));
        outermost((Operand.FieldOf) operand);
        List<List<String>> one = test.of(new Masked(NftablesField.of(ends.getFirst()).orElseThrow(), -1));
        List<List<String>> other = test.of(new Masked(NftablesField.of(ends.getLast()).orElseThrow(), -1));
        return every == holds ? both(one, other) : bounded(Stream.concat(one.stream(), other.stream()).distinct().toList());
    }

    /** A bit of a field is either set or not, whatever number is written for it. */
    private List<List<String>> flag(Masked tested, Operator operator, String value, boolean holds) throws Untranslatable {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL)
            throw new Untranslatable(operator.symbol(), "a flag is set or not set");
        boolean isSet = "0".equals(value) == (operator == Operator.NOT_EQUAL);
        return test(tested, isSet ? "!= 0" : "== 0", isSet ? "== 0" : "!= 0", holds);
    }

    private List<List<String>> in(Predicate.In in, boolean holds) throws Untranslatable {
        if (in.every())
            throw new Untranslatable(Printer.print(in.origin()), "nftables looks at only one value of a field");
        List<String> elements = new ArrayList<>();
        for (Predicate.Element element : in.elements())
            elements.add(NftablesValue.range(element));
        boolean isOne = elements.size() == 1 && in.elements().getFirst().to() == null;        // of which nftables makes no set, and of flags a test for some of them
        String set = isOne ? elements.getFirst() : "{ " + String.join(", ", elements) + " }";
        return each(in.left(), false, holds, tested -> {
            if (tested.field == NftablesField.ANSWERED)
                throw onlyAnswered();
            if (tested.field.isFlag())
                throw new Untranslatable(tested.field.word(), "nftables cannot look a flag up in a set; compare it by ==");
            for (Predicate.Element element : in.elements())
                NftablesValue.fits(tested.field, element);
            return test(tested, (isOne ? "== " : "") + set, "!= " + set, holds);
        });
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            default -> operator;
        };
    }
}
