package dev.remora.rules.compile;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Order;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import org.jspecify.annotations.Nullable;

/** Whether a value equals an element of a set, or lies in it, where the element is read from the packet. Confined to one thread. */
final class ElementTest {
    private final Read                from;
    private final @Nullable Read      to;
    private final Order               fromOrder;
    private final Order               toOrder;
    private final @Nullable ValueTest constant;
    private final Occurrences         low  = new Occurrences();
    private final Occurrences         high = new Occurrences();

    ElementTest(Operand left, Predicate.Element element) {
        Operand last = element.to() == null ? element.from() : element.to();
        from = Reads.of(element.from());
        to = element.to() == null ? null : Reads.of(element.to());
        fromOrder = Order.of(left, element.from());
        toOrder = Order.of(left, last);
        constant = element.from() instanceof Operand.Constant c && c.value() instanceof Value.Prefix ? network(left, c) : null;
    }

    private static ValueTest network(Operand left, Operand.Constant constant) {
        if (!left.kind().isNumber())
            return ValueTests.compared(left, Operator.EQUAL, constant);
        var test = Numbers.compared(left, Operator.EQUAL, constant);
        return (values, i) -> test.test(values.number(i));
    }

    /** Reads the element. */
    void read(Packet packet) {
        low.clear();
        high.clear();
        from.read(packet, low);
        if (to != null)
            to.read(packet, high);
    }

    /** Whether a value is in one of the elements. */
    static boolean some(ElementTest[] tests, Occurrences values, int i) {
        for (ElementTest test : tests)
            if (test.holds(values, i))
                return true;
        return false;
    }

    private boolean holds(Occurrences values, int i) {
        if (constant != null)
            return constant.holds(values, i);
        for (int j = 0; j < low.size(); j++)
            if (to == null ? fromOrder.compare(values, i, low, j) == 0 : fromOrder.compare(values, i, low, j) >= 0 && isBelow(values, i))
                return true;
        return false;
    }

    private boolean isBelow(Occurrences values, int i) {
        for (int j = 0; j < high.size(); j++)
            if (toOrder.compare(values, i, high, j) <= 0)
                return true;
        return false;
    }
}
