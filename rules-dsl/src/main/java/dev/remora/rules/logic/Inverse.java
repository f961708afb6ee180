package dev.remora.rules.logic;

import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * The way back from what is computed of one field to the field: which of its values give a result in a set. Found by trying them all.
 *
 * @param field    the only field in the computation
 * @param computed the computation, which has a result for each value
 */
record Inverse(Operand.FieldOf field, Operand computed) {
    private static final int MANY = 4096;

    /** The way back, or null where there are several fields, or too many values to try. */
    static @Nullable Inverse of(Operand operand) {
        Operand.FieldOf field = operand.kind() == Kind.INTEGER ? field(operand) : null;
        return field != null && Subject.of(field).domain().size() <= MANY ? new Inverse(field, operand) : null;
    }

    private static Operand.@Nullable FieldOf field(Operand operand) {
        return switch (operand) {
            case Operand.FieldOf field when Formulas.isCounted(field) -> field;
            case Operand.Negated negated -> field(negated.of());
            case Operand.Computed computed when number(computed.right()) != null && isTotal(computed) -> field(computed.left());
            case Operand.Computed computed when number(computed.left()) != null && isTotal(computed) -> field(computed.right());
            default -> null;
        };
    }

    private static @Nullable Long number(Operand operand) {
        return operand instanceof Operand.Constant constant && constant.value() instanceof Value.Scalar(long number) ? number : null;
    }

    private static boolean isTotal(Operand.Computed computed) {
        return !computed.divides() || number(computed.right()) != null && !computed.isWithoutValue();
    }

    /** The values of the field that give a result in the set. */
    Intervals of(Intervals set) {
        Intervals.Builder found = new Intervals.Builder();
        Subject.of(field).domain().forEach(value -> {
            if (set.has(result(computed, value)))
                found.add(value);
        });
        return found.build();
    }

    private static long result(Operand operand, long value) {
        return switch (operand) {
            case Operand.Constant constant when constant.value() instanceof Value.Scalar(long number) -> number;
            case Operand.Negated negated -> -result(negated.of(), value);
            case Operand.Computed(var origin, Operator operator, Operand left, Operand right, var signature) ->
                compute(operator, result(left, value), result(right, value));
            default -> value;
        };
    }

    private static long compute(Operator operator, long left, long right) {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            case BIT_AND -> left & right;
            case EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS, MATCHES, IN, NOT, AND, XOR, OR, ANY, ALL ->
                throw new IllegalArgumentException(operator + " makes no value");
        };
    }
}
