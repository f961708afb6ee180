package dev.remora.rules.type;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.rules.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that has values in a packet: none, one or more. Immutable. */
public sealed interface Operand {
    /** The text it was read from. */
    Expr origin();

    /** What its values are. */
    Kind kind();

    /**
     * A field, a group of fields or a protocol.
     *
     * @param layers the layers of its protocol that count; null: all
     */
    record FieldOf(Expr origin, Catalogue.Entry entry, @Nullable Cut layers) implements Operand {
        @Override
        public Kind kind() {
            return Kind.of(entry.type());
        }
    }

    /** A literal. */
    record Constant(Expr origin, Kind kind, Value value) implements Operand {}

    /** Some octets of each value. */
    record Slice(Expr origin, Operand of, Cut octets) implements Operand {
        @Override
        public Kind kind() {
            return Kind.OCTETS;
        }
    }

    /** The octets of each layer of a protocol with all that it carries: where {@code contains} and {@code matches} look. */
    record Carried(FieldOf of) implements Operand {
        @Override
        public Expr origin() {
            return of.origin();
        }

        @Override
        public Kind kind() {
            return Kind.OCTETS;
        }
    }

    /** The octets of each IPv4 address, to be compared with octets. */
    record AsOctets(Operand of) implements Operand {
        @Override
        public Expr origin() {
            return of.origin();
        }

        @Override
        public Kind kind() {
            return Kind.OCTETS;
        }
    }

    /** Two values made one, for each value on the left with each on the right. */
    record Computed(Expr origin, Operator operator, Operand left, Operand right, Operator.Signature signature) implements Operand {
        @Override
        public Kind kind() {
            return signature.result();
        }

        /** Whether it is a quotient or a remainder; of whole numbers, these have no value where the right is 0. */
        public boolean divides() {
            return operator == Operator.DIVIDE || operator == Operator.MODULO;
        }

        /** Whether it divides by a zero that is written there, so that there is never a value. */
        public boolean isWithoutValue() {
            return divides() && kind() == Kind.INTEGER && right instanceof Constant(var text, var kind, Value.Scalar(long divisor)) && divisor == 0;
        }
    }

    /** Each value with its sign changed. */
    record Negated(Expr origin, Operand of) implements Operand {
        @Override
        public Kind kind() {
            return of.kind();
        }
    }

    /** A function of operands. */
    record Call(Expr origin, Function function, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Kind kind() {
            return function.result(arguments.getFirst().kind());
        }
    }

    /** The type of a plain field; null for what is computed, which has no range of its own. */
    default @Nullable Type declared() {
        return this instanceof FieldOf field ? field.entry().type() : null;
    }

    /** The type whose range its values keep to: its own, or that of all arguments that it is the greatest, the least or the amount of; null where it has none. */
    default @Nullable Type range() {
        if (!(this instanceof Call(var origin, Function function, List<Operand> arguments)))
            return declared();
        return switch (function) {
            case MAX, MIN, ABS -> arguments.stream().allMatch(argument -> argument.range() == arguments.getFirst().range()) ? arguments.getFirst().range() : null;
            case LEN, COUNT, UPPER, LOWER, STRING, EXISTS -> null;
        };
    }

    /** Whether it is all octets of a layer or an option, as its name alone says. */
    default boolean isSpan() {
        return declared() == Type.PROTOCOL;
    }

    /** Whether its values compare with those of another: as their kinds do, but for an address and all of a layer. */
    default boolean comparesWith(Operand other) {
        boolean alike = kind() == Kind.OCTETS && other.kind() == Kind.OCTETS;
        return kind().comparesWith(other.kind()) && (alike || !isSpan() && !other.isSpan());
    }

    /** What it is, as messages say it. */
    default String words() {
        return isSpan() ? "all octets of a layer" : kind().words();
    }

    /** Whether its numbers use all 64 bits, without a sign. */
    default boolean isUnsigned64() {
        return declared() == Type.U64;
    }
}
