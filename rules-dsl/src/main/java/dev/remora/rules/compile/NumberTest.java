package dev.remora.rules.compile;

import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a predicate: what is asked of the numbers of one field, against constants. Immutable; safe for many threads.
 *
 * @param field where the numbers are
 * @param every every number must pass, and there must be one; else some number
 * @param test  what is asked of one number
 * @param cuts  numbers from which on the answer may be another one than before; null where that is not known, as for a mask
 */
public record NumberTest(Operand.FieldOf field, boolean every, LongPredicate test, @Nullable List<Long> cuts) {

    /** A predicate as such a test; empty where it is something else. Fractions and numbers of 64 bits without a sign are something else. */
    public static Optional<NumberTest> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.NonZero(var origin, Operand operand) -> of(operand, false, Interval.outside(0, 0), cut(0, 0));
            case Predicate.Compare compare when compare.right() instanceof Operand.Constant right ->
                compared(compare.left(), compare.every(), compare.operator(), right);
            case Predicate.Compare compare when compare.left() instanceof Operand.Constant left ->
                compared(compare.right(), compare.every(), compare.operator().mirrored(), left);
            case Predicate.In in when in.elements().stream().allMatch(Compiler::isConstant) -> isWhole(in.left())
                    ? of(in.left(), in.every(), Numbers.in(in.left(), in.elements()), cuts(in.elements()))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<NumberTest> compared(Operand operand, boolean every, Operator operator, Operand.Constant constant) {
        if (!isWhole(operand) || !constant.kind().isNumber())
            return Optional.empty();
        return of(operand, every, Numbers.compared(operand, operator, constant), cuts(List.of(new Predicate.Element(constant, null))));
    }

    private static Optional<NumberTest> of(Operand operand, boolean every, LongPredicate test, List<Long> cuts) {
        if (operand instanceof Operand.FieldOf field && isWhole(field))
            return Optional.of(new NumberTest(field, every, test, cuts));
        Masked masked = Masked.of(operand);
        return masked == null || masked.field.kind() != Kind.INTEGER ? Optional.empty() : Optional.of(new NumberTest(masked.field, every, n -> test.test(n & masked.mask), null));
    }

    private static boolean isWhole(Operand operand) {
        return operand.kind().isNumber() && operand.kind() != Kind.FLOAT && !operand.isUnsigned64();
    }

    private static List<Long> cuts(List<Predicate.Element> elements) {
        return elements.stream().map(NumberTest::cuts).flatMap(List::stream).toList();
    }

    private static List<Long> cuts(Predicate.Element element) {
        Operand.Constant from = (Operand.Constant) element.from();
        if (from.value() instanceof Value.Prefix(Value.Octets network, Value.Octets mask))
            return cut(Numbers.bits(network), Numbers.bits(network) | ~Numbers.bits(mask) & 0xFFFF_FFFFL);
        return cut(Numbers.number(from), element.to() instanceof Operand.Constant to ? Numbers.number(to) : Numbers.number(from));
    }

    private static List<Long> cut(long from, long to) {
        return List.of(from, to + 1);
    }

    /** Some bits of a whole field: {@code tcp.flags & 0x3f}, {@code ip.dst & 0.0.0.255}. */
    record Masked(Operand.FieldOf field, long mask) {
        /** An operand as such; null where it is something else. */
        static @Nullable Masked of(Operand operand) {
            if (!(operand instanceof Operand.Computed computed) || computed.operator() != Operator.BIT_AND)
                return null;
            Masked right = of(computed.left(), computed.right());
            return right != null ? right : of(computed.right(), computed.left());
        }

        private static @Nullable Masked of(Operand left, Operand right) {
            return left instanceof Operand.FieldOf field && (field.kind() == Kind.INTEGER && !field.isUnsigned64() || field.kind() == Kind.IPV4)
                    && right instanceof Operand.Constant constant && constant.value() instanceof Value.Scalar(long mask) ? new Masked(field, mask) : null;
        }
    }
}
