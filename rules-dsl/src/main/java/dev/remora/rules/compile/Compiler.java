package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Order;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes code of checked predicates.
 *
 * <p>Numbers at fixed places that are compared with constants are read and compared on the spot; all else goes by lists of values, with the
 * same meaning. What a compiler makes shares its lists, so a compiler and its probes belong to one thread.
 */
public final class Compiler {
    private final Effort effort = new Effort();

    /** What the probes of this compiler had to give up so far. */
    public Effort effort() {
        return effort;
    }

    /** The code of a predicate. */
    public Probe compile(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> operands) -> and(compile(operands));
            case Predicate.Or(var origin, List<Predicate> operands) -> or(compile(operands));
            case Predicate.Xor(var origin, List<Predicate> operands) -> xor(compile(operands));
            case Predicate.Not(var origin, Predicate operand) -> not(compile(operand));
            case Predicate.Named(var origin, var name, Predicate meaning) -> compile(meaning);
            case Predicate.Exists(var origin, Operand operand) -> exists(operand);
            case Predicate.NonZero(var origin, Operand operand) -> nonZero(operand);
            case Predicate.Compare compare -> compare(compare);
            case Predicate.In in -> in(in);
            case Predicate.Contains contains -> contains(contains);
            case Predicate.Matches(var origin, boolean every, Operand left, var pattern) -> values(left, every, new PatternTest(pattern, effort));
        };
    }

    // Logic

    private Probe[] compile(List<Predicate> predicates) {
        return predicates.stream().map(this::compile).toArray(Probe[]::new);
    }

    private static Probe and(Probe[] probes) {
        if (probes.length == 0)
            return Probe.ALWAYS;
        if (probes.length == 2)
            return packet -> probes[0].holds(packet) && probes[1].holds(packet);
        return packet -> {
            for (Probe probe : probes)
                if (!probe.holds(packet))
                    return false;
            return true;
        };
    }

    private static Probe or(Probe[] probes) {
        if (probes.length == 0)
            return Probe.NEVER;
        return packet -> {
            for (Probe probe : probes)
                if (probe.holds(packet))
                    return true;
            return false;
        };
    }

    private static Probe xor(Probe[] probes) {
        return packet -> {
            boolean odd = false;
            for (Probe probe : probes)
                odd ^= probe.holds(packet);
            return odd;
        };
    }

    private static Probe not(Probe probe) {
        return packet -> !probe.holds(packet);
    }

    // Tests of one operand

    private static Probe exists(Operand operand) {
        if (operand instanceof Operand.FieldOf field && field.layers() == null) {
            Optional<Probe> presence = Presences.of(field.entry());
            if (presence.isPresent())
                return presence.get();
        }
        Optional<NumberField> numbers = numbers(operand);
        if (numbers.isPresent())
            return packet -> numbers.get().some(packet, n -> true);
        return values(operand, false, (values, i) -> true);
    }

    private static Probe nonZero(Operand operand) {
        if (!operand.kind().isNumber())
            return values(operand, false, ValueTests::isNotZero);
        return numbers(operand, false, operand.kind() == Kind.FLOAT ? n -> n << 1 != 0 : Interval.outside(0, 0));   // a double has two zeros
    }

    private static Probe numbers(Operand operand, boolean every, LongPredicate test) {
        NumberTest.Masked masked = NumberTest.Masked.of(operand);
        Probe plain = masked != null ? plain(masked.field(), masked.mask(), every, test) : operand instanceof Operand.FieldOf field ? plain(field, -1, every, test) : null;
        if (plain != null)
            return plain;
        if (masked != null && masked.field().layers() == null)
            return numbers(masked.field(), every, n -> test.test(n & masked.mask()));
        Optional<NumberField> fast = numbers(operand);
        if (fast.isEmpty())
            return values(operand, every, (values, i) -> test.test(values.number(i)));
        NumberField field = fast.get();
        return every ? packet -> field.every(packet, test) : packet -> field.some(packet, test);
    }

    // Some number of a name that stands for several fields: of one of them, or of another.
    private static @Nullable Probe plain(Operand.FieldOf of, long mask, boolean every, LongPredicate test) {
        List<Probe> probes = new ArrayList<>();
        for (Catalogue.Member member : of.entry().members()) {
            Probe probe = PlainProbe.of(member.protocol(), member.field(), of.layers(), mask, every, test);
            if (probe == null || every && of.entry().members().size() > 1)
                return null;
            probes.add(probe);
        }
        return probes.size() == 1 ? probes.getFirst() : or(probes.toArray(Probe[]::new));
    }

    private static Optional<NumberField> numbers(Operand operand) {
        return operand instanceof Operand.FieldOf field && field.layers() == null && field.kind().isNumber()
                ? NumberField.of(field.entry())
                : Optional.empty();
    }

    private static Optional<NumberField> wholeNumbers(Operand operand) {
        return operand.kind() == Kind.FLOAT || operand.isUnsigned64() ? Optional.empty() : numbers(operand);
    }

    private static Probe values(Operand operand, boolean every, ValueTest test) {
        Read read = Reads.of(operand);
        Occurrences values = new Occurrences();
        return packet -> {
            values.clear();
            read.read(packet, values);
            for (int i = 0; i < values.size(); i++)
                if (test.holds(values, i) != every)
                    return !every;
            return every && !values.isEmpty();
        };
    }

    // Tests of two operands

    private static Probe compare(Predicate.Compare compare) {
        Operator operator = compare.operator();
        if (compare.right() instanceof Operand.Constant right)
            return compare(compare.left(), compare.every(), operator, right);
        if (compare.left() instanceof Operand.Constant left)
            return compare(compare.right(), compare.every(), operator.mirrored(), left);
        Optional<NumberField> left = wholeNumbers(compare.left());
        Optional<NumberField> right = wholeNumbers(compare.right());
        if (left.isPresent() && right.isPresent() && compare.left().kind() == compare.right().kind())
            return new NumberPairs(left.get(), right.get(), compare.every(), operator);
        Order order = Order.of(compare.left(), compare.right());
        return pairs(compare.left(), compare.right(), compare.every(), (l, i, r, j) -> operator.holds(order.compare(l, i, r, j)));
    }

    private static Probe compare(Operand operand, boolean every, Operator operator, Operand.Constant constant) {
        if (operand instanceof Operand.FieldOf field && field.kind() == Kind.MAC && constant.kind() == Kind.MAC && constant.value() instanceof Value.Octets address) {
            Probe plain = plain(field, -1, every, Numbers.compared(operator, Numbers.bits(address)));
            if (plain != null)
                return plain;
        }
        return operand.kind().isNumber() && constant.kind().isNumber()
                ? numbers(operand, every, Numbers.compared(operand, operator, constant))
                : values(operand, every, ValueTests.compared(operand, operator, constant));
    }

    private static Probe contains(Predicate.Contains contains) {
        if (contains.right() instanceof Operand.Constant constant) {
            Occurrences needle = ValueTests.list(constant);
            return values(contains.left(), contains.every(), (values, i) -> ValueTests.contains(values, i, needle, 0));
        }
        return pairs(contains.left(), contains.right(), contains.every(), ValueTests::contains);
    }

    /** What is asked of a value on the left and one on the right. */
    @FunctionalInterface
    private interface PairTest {
        boolean holds(Occurrences left, int i, Occurrences right, int j);
    }

    private static Probe pairs(Operand left, Operand right, boolean every, PairTest test) {
        Read readLeft = Reads.of(left);
        Read readRight = Reads.of(right);
        Occurrences l = new Occurrences();
        Occurrences r = new Occurrences();
        return packet -> {
            read(packet, readLeft, l);
            read(packet, readRight, r);
            for (int i = 0; i < l.size(); i++)
                for (int j = 0; j < r.size(); j++)
                    if (test.holds(l, i, r, j) != every)
                        return !every;
            return every && !l.isEmpty() && !r.isEmpty();
        };
    }

    private static void read(Packet packet, Read read, Occurrences out) {
        out.clear();
        read.read(packet, out);
    }

    // Sets

    private static Probe in(Predicate.In in) {
        boolean constant = in.elements().stream().allMatch(Compiler::isConstant);
        if (!constant)
            return values(in.left(), in.every(), in.elements());
        return in.left().kind().isNumber()
                ? numbers(in.left(), in.every(), Numbers.in(in.left(), in.elements()))
                : values(in.left(), in.every(), ValueTests.in(in.left(), in.elements()));
    }

    static boolean isConstant(Predicate.Element element) {
        return element.from() instanceof Operand.Constant && (element.to() == null || element.to() instanceof Operand.Constant);
    }

    // With a field in the set, the whole set is read for each packet.
    private static Probe values(Operand left, boolean every, List<Predicate.Element> elements) {
        ElementTest[] tests = elements.stream().map(e -> new ElementTest(left, e)).toArray(ElementTest[]::new);
        Read read = Reads.of(left);
        Occurrences values = new Occurrences();
        return packet -> {
            read(packet, read, values);
            for (ElementTest test : tests)
                test.read(packet);
            for (int i = 0; i < values.size(); i++)
                if (ElementTest.some(tests, values, i) != every)
                    return !every;
            return every && !values.isEmpty();
        };
    }
}
