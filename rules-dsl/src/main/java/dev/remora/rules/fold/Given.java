package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What is known of a packet: how many layers it has of some protocols, and perhaps the numbers of some fields, and how some compare. Immutable.
 *
 * @param layers 0, 1, or 2 for several; of a protocol that is not in it nothing is known
 * @param number the number of a field, {@link #PRESENT} or {@link #OPEN}; asked only of fields of protocols that have one layer
 * @param pair   whether a comparison holds
 */
record Given(Map<Protocol, Integer> layers, ToLongFunction<Field> number, Function<FieldPair, Truth> pair) {
    /** Nothing is known of the field's numbers. */
    static final long OPEN = Long.MIN_VALUE + 1;
    /** The field is not there. */
    static final long ABSENT = Derived.ABSENT;
    /** The field is there; its number is not known, or it is no number. */
    static final long PRESENT = Long.MIN_VALUE + 2;

    /** Only the layers are known. */
    static Given of(Map<Protocol, Integer> layers) {
        return new Given(layers, field -> OPEN, pair -> Truth.OPEN);
    }

    /** The same, with the numbers of more fields. */
    Given with(ToLongFunction<Field> more) {
        ToLongFunction<Field> both = field -> {
            long known = number.applyAsLong(field);
            if (known != OPEN && known != PRESENT)
                return known;
            long also = more.applyAsLong(field);
            return also == OPEN ? known : also;
        };
        return new Given(layers, both, pair);
    }

    /** The same, with one more comparison. */
    Given with(FieldPair compared, Truth truth) {
        return new Given(layers, number, other -> other.equals(compared) ? truth : pair.apply(other));
    }

    /** How many layers of a protocol there are: 0, 1, 2, 3 for more; -1 where that is not known. */
    int count(Protocol protocol) {
        return layers.getOrDefault(protocol, -1);
    }

    /** The one number of a field, or that in one of two layers, as {@link NumberTable} asks for each: {@link #ABSENT}, {@link #PRESENT} or {@link #OPEN}. */
    long number(Catalogue.Member member) {
        return switch (count(member.protocol())) {
            case 0 -> ABSENT;
            case -1 -> OPEN;
            default -> number.applyAsLong(member.field());
        };
    }

    /** Whether a name has no value at all. */
    boolean lacks(Catalogue.Entry entry) {
        for (Catalogue.Member member : entry.members())
            if (number(member) != ABSENT)
                return false;
        return true;
    }

    /** Whether a name is known to have a value. */
    boolean has(Catalogue.Entry entry) {
        for (Catalogue.Member member : entry.members()) {
            long number = number(member);
            if (number != ABSENT && number != OPEN)
                return true;
        }
        return false;
    }
}
