package dev.remora.rules.compile;

import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Order;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.List;
import java.util.function.LongPredicate;

/** Compiles what is asked of one number. */
final class Numbers {
    private Numbers() {}

    /** Whether a number of an operand compares so with a constant. */
    static LongPredicate compared(Operand operand, Operator operator, Operand.Constant constant) {
        if (constant.value() instanceof Value.Prefix prefix) {
            long mask = bits(prefix.mask());
            LongPredicate network = compared(operator, bits(prefix.network()));
            return n -> network.test(n & mask);
        }
        long k = number(constant);
        if (operand.isUnsigned64())
            return n -> operator.holds(Long.compareUnsigned(n, k));
        if (operand.kind() == Kind.FLOAT)
            return n -> operator.holds(Order.fractions(n, k));
        return compared(operator, k);
    }

    /** Whether a number, of 63 bits at most where it has no sign, compares so with another. */
    static LongPredicate compared(Operator operator, long k) {
        return switch (operator) {
            case EQUAL -> Interval.of(k, k);
            case NOT_EQUAL -> Interval.outside(k, k);
            case LESS -> Interval.outside(k, Long.MAX_VALUE);
            case LESS_OR_EQUAL -> Interval.of(Long.MIN_VALUE, k);
            case GREATER -> Interval.outside(Long.MIN_VALUE, k);
            case GREATER_OR_EQUAL -> Interval.of(k, Long.MAX_VALUE);
            default -> n -> operator.holds(Long.compare(n, k));
        };
    }

    /** Whether a number of an operand is in a set of constants. */
    static LongPredicate in(Operand operand, List<Predicate.Element> elements) {
        if (operand.kind() == Kind.FLOAT || operand.isUnsigned64())
            return any(elements.stream().map(e -> between(operand, e)).toArray(LongPredicate[]::new));
        Ranges ranges = new Ranges();
        for (Predicate.Element element : elements)
            add(element, ranges);
        return ranges.test();
    }

    private static void add(Predicate.Element element, Ranges ranges) {
        Operand.Constant from = (Operand.Constant) element.from();
        if (from.value() instanceof Value.Prefix(Value.Octets network, Value.Octets mask))
            ranges.add(bits(network), bits(network) | ~bits(mask) & 0xFFFF_FFFFL);
        else
            ranges.add(number(from), element.to() instanceof Operand.Constant to ? number(to) : number(from));
    }

    private static LongPredicate between(Operand operand, Predicate.Element element) {
        Operand.Constant from = (Operand.Constant) element.from();
        if (!(element.to() instanceof Operand.Constant to))
            return compared(operand, Operator.EQUAL, from);
        return compared(operand, Operator.GREATER_OR_EQUAL, from).and(compared(operand, Operator.LESS_OR_EQUAL, to));
    }

    private static LongPredicate any(LongPredicate[] tests) {
        return n -> {
            for (LongPredicate test : tests)
                if (test.test(n))
                    return true;
            return false;
        };
    }

    /** The number of a constant. */
    static long number(Operand.Constant constant) {
        return constant.value() instanceof Value.Scalar(long number) ? number : 0;
    }

    /** The number that octets make. */
    static long bits(Value.Octets octets) {
        long bits = 0;
        for (byte octet : octets.array())
            bits = bits << 8 | octet & 0xFF;
        return bits;
    }
}
