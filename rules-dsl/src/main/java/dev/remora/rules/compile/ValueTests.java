package dev.remora.rules.compile;

import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Order;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.List;

/** Compiles what is asked of one value against constants. */
final class ValueTests {
    private ValueTests() {}

    /** Whether a value compares so with a constant. */
    static ValueTest compared(Operand left, Operator operator, Operand.Constant constant) {
        if (constant.value() instanceof Value.Prefix prefix)
            return masked(operator, prefix);
        Occurrences right = list(constant);
        Order order = Order.of(left, constant);
        return (values, i) -> operator.holds(order.compare(values, i, right, 0));
    }

    private static ValueTest masked(Operator operator, Value.Prefix prefix) {
        byte[] network = prefix.network().array();
        byte[] mask = prefix.mask().array();
        return (values, i) -> {
            int sign = 0;
            for (int k = 0; k < mask.length && sign == 0; k++)
                sign = (values.array(i)[values.start(i) + k] & mask[k] & 0xFF) - (network[k] & 0xFF);
            return operator.holds(sign);
        };
    }

    /** Whether a value is in a set of constants. */
    static ValueTest in(Operand left, List<Predicate.Element> elements) {
        ValueTest[] tests = elements.stream().map(e -> element(left, e)).toArray(ValueTest[]::new);
        return (values, i) -> {
            for (ValueTest test : tests)
                if (test.holds(values, i))
                    return true;
            return false;
        };
    }

    private static ValueTest element(Operand left, Predicate.Element element) {
        Operand.Constant from = (Operand.Constant) element.from();
        if (!(element.to() instanceof Operand.Constant to))
            return compared(left, Operator.EQUAL, from);
        ValueTest low = compared(left, Operator.GREATER_OR_EQUAL, from);
        ValueTest high = compared(left, Operator.LESS_OR_EQUAL, to);
        return (values, i) -> low.holds(values, i) && high.holds(values, i);
    }

    /** Whether a value is not zero. */
    static boolean isNotZero(Occurrences values, int i) {
        for (int k = 0; k < values.length(i); k++)
            if (values.array(i)[values.start(i) + k] != 0)
                return true;
        return false;
    }

    /** Whether a value contains a value of another list. */
    static boolean contains(Occurrences values, int i, Occurrences needles, int j) {
        byte[] array = values.array(i);
        byte[] needle = needles.array(j);
        int start = needles.start(j);
        int count = needles.length(j);
        int last = values.start(i) + values.length(i) - count;
        for (int at = values.start(i); at <= last; at++)
            if (count == 0 || array[at] == needle[start] && isAt(array, at, needle, start, count))
                return true;
        return false;
    }

    private static boolean isAt(byte[] array, int at, byte[] needle, int start, int count) {
        for (int k = 1; k < count; k++)
            if (array[at + k] != needle[start + k])
                return false;
        return true;
    }

    /** A list of one constant. */
    static Occurrences list(Operand.Constant constant) {
        Occurrences list = new Occurrences();
        Reads.add(constant.value(), list);
        return list;
    }
}
