package dev.remora.rules.type;

import dev.remora.rules.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that holds for a packet or does not. Immutable. */
public sealed interface Predicate {
    /** The text it was read from. */
    Expr origin();

    /** All must hold. */
    record And(Expr origin, List<Predicate> operands) implements Predicate {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** One must hold. */
    record Or(Expr origin, List<Predicate> operands) implements Predicate {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** An odd number must hold. */
    record Xor(Expr origin, List<Predicate> operands) implements Predicate {
        public Xor {
            operands = List.copyOf(operands);
        }
    }

    /** It must not hold. */
    record Not(Expr origin, Predicate operand) implements Predicate {}

    /** A predicate that has a name. */
    record Named(Expr origin, String name, Predicate meaning) implements Predicate {}

    /** There is a value. */
    record Exists(Expr origin, Operand operand) implements Predicate {}

    /** Some value is not zero: a flag that is set, a mask that leaves a bit. */
    record NonZero(Expr origin, Operand operand) implements Predicate {}

    /**
     * Values compare.
     *
     * @param operator one of {@code ==  !=  <  <=  >  >=}, which says how the two values of a pair compare
     * @param every    every pair must compare so, and there must be one; else some pair
     */
    record Compare(Expr origin, boolean every, Operand left, Operator operator, Operand right) implements Predicate {}

    /** Some value, or every value and there is one, is in a set. */
    record In(Expr origin, boolean every, Operand left, List<Element> elements) implements Predicate {
        public In {
            elements = List.copyOf(elements);
        }
    }

    /** A value, or the values from one to another, both in it. */
    record Element(Operand from, @Nullable Operand to) {}

    /** Some value, or every value and there is one, contains a value on the right. */
    record Contains(Expr origin, boolean every, Operand left, Operand right) implements Predicate {}

    /** Some value, or every value and there is one, matches a pattern. */
    record Matches(Expr origin, boolean every, Operand left, OctetPattern pattern) implements Predicate {}
}
