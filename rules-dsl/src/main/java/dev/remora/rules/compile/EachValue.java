package dev.remora.rules.compile;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Order;
import dev.remora.rules.type.Predicate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * What a predicate asks of the values of its operand, one by one: for those who want to say which value decided. {@link Compiler} makes the fast code of
 * the same meaning. Confined to one thread.
 */
public final class EachValue {
    private final Read             read;
    private final boolean          every;
    private final Consumer<Packet> before;
    private final ValueTest        asked;
    private final Effort           effort;
    private final Occurrences      values = new Occurrences();

    /**
     * @param before reads what the values are compared with
     * @param effort what the test has to give up
     */
    private EachValue(Operand operand, boolean every, Consumer<Packet> before, ValueTest asked, Effort effort) {
        this.read = Reads.of(operand);
        this.every = every;
        this.before = before;
        this.asked = asked;
        this.effort = effort;
    }

    private EachValue(Operand operand, boolean every, Consumer<Packet> before, ValueTest asked) {
        this(operand, every, before, asked, new Effort());
    }

    private EachValue(Operand operand, boolean every, ValueTest asked) {
        this(operand, every, packet -> {}, asked);
    }

    private static EachValue matches(Predicate.Matches matches) {
        Effort effort = new Effort();
        return new EachValue(matches.left(), matches.every(), packet -> {}, new PatternTest(matches.pattern(), effort), effort);
    }

    /**
     * What a predicate asks.
     *
     * @throws IllegalArgumentException for one that is made of others
     */
    public static EachValue of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Exists(var origin, Operand operand) -> new EachValue(operand, false, (values, i) -> true);
            case Predicate.NonZero(var origin, Operand operand) -> new EachValue(operand, false, nonZero(operand));
            case Predicate.Compare compare -> compare(compare);
            case Predicate.In in -> in(in);
            case Predicate.Contains contains -> pairs(contains.left(), contains.right(), contains.every(), ValueTests::contains);
            case Predicate.Matches matches -> matches(matches);
            case Predicate.And and -> throw composed(and);
            case Predicate.Or or -> throw composed(or);
            case Predicate.Xor xor -> throw composed(xor);
            case Predicate.Not not -> throw composed(not);
            case Predicate.Named named -> throw composed(named);
        };
    }

    private static IllegalArgumentException composed(Predicate predicate) {
        return new IllegalArgumentException(predicate.getClass().getSimpleName() + " is made of other predicates");
    }

    /** Reads the values of a packet; whether the predicate holds for it. */
    public boolean read(Packet packet) {
        values.clear();
        read.read(packet, values);
        before.accept(packet);
        for (int i = 0; i < values.size(); i++)
            if (holds(i) != every)
                return !every;
        return every && !values.isEmpty();
    }

    /** How often a pattern took more steps than it may, and so was taken not to match. */
    public long patternsGivenUp() {
        return effort.patternsGivenUp();
    }

    /** Number of values in the packet that was read. */
    public int size() {
        return values.size();
    }

    /** Whether what is asked holds for one of them. */
    public boolean holds(int value) {
        return asked.holds(values, value);
    }

    private static ValueTest nonZero(Operand operand) {
        if (!operand.kind().isNumber())
            return ValueTests::isNotZero;
        return operand.kind() == Kind.FLOAT ? (values, i) -> values.number(i) << 1 != 0 : (values, i) -> values.number(i) != 0;
    }

    private static EachValue compare(Predicate.Compare compare) {
        if (compare.right() instanceof Operand.Constant right)
            return new EachValue(compare.left(), compare.every(), compared(compare.left(), compare.operator(), right));
        if (compare.left() instanceof Operand.Constant left)
            return new EachValue(compare.right(), compare.every(), compared(compare.right(), compare.operator().mirrored(), left));
        Order order = Order.of(compare.left(), compare.right());
        return pairs(compare.left(), compare.right(), compare.every(), (l, i, r, j) -> compare.operator().holds(order.compare(l, i, r, j)));
    }

    private static ValueTest compared(Operand operand, Operator operator, Operand.Constant constant) {
        if (!operand.kind().isNumber() || !constant.kind().isNumber())
            return ValueTests.compared(operand, operator, constant);
        LongPredicate test = Numbers.compared(operand, operator, constant);
        return (values, i) -> test.test(values.number(i));
    }

    private static EachValue in(Predicate.In in) {
        List<Predicate.Element> elements = in.elements();
        boolean constant = elements.stream().allMatch(e -> e.from() instanceof Operand.Constant && (e.to() == null || e.to() instanceof Operand.Constant));
        if (!constant)
            return fields(in);
        if (!in.left().kind().isNumber())
            return new EachValue(in.left(), in.every(), ValueTests.in(in.left(), elements));
        LongPredicate test = Numbers.in(in.left(), elements);
        return new EachValue(in.left(), in.every(), (values, i) -> test.test(values.number(i)));
    }

    private static EachValue fields(Predicate.In in) {
        ElementTest[] tests = in.elements().stream().map(e -> new ElementTest(in.left(), e)).toArray(ElementTest[]::new);
        return new EachValue(in.left(), in.every(), packet -> {
            for (ElementTest test : tests)
                test.read(packet);
        }, (values, i) -> ElementTest.some(tests, values, i));
    }

    /** What is asked of a value on the left and one on the right. */
    @FunctionalInterface
    private interface PairTest {
        boolean holds(Occurrences left, int i, Occurrences right, int j);
    }

    // Where there is nothing on the right, no value passes, not even every one of none.
    private static EachValue pairs(Operand left, Operand right, boolean every, PairTest test) {
        Read read = Reads.of(right);
        Occurrences others = new Occurrences();
        return new EachValue(left, every, packet -> {
            others.clear();
            read.read(packet, others);
        }, (values, i) -> {
            for (int j = 0; j < others.size(); j++)
                if (test.holds(values, i, others, j) != every)
                    return !every;
            return every && !others.isEmpty();
        });
    }
}
