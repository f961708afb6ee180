package dev.remora.rules.logic;

import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Flag;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Cut;
import dev.remora.rules.type.Operand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A field, a group of fields or a protocol, in some layers or in all: what a predicate says something of. Immutable.
 *
 * @param name   its name with the layers that were chosen
 * @param layers whether some layers were chosen
 * @param one    whether that is one layer
 */
record Subject(String name, Catalogue.Entry entry, boolean layers, boolean one) {
    private static final Set<String> SOLE = Set.of("frame", "connection");     // at most one layer of a packet
    private static final int LARGEST = 4096;

    static Subject of(Operand.FieldOf field) {
        Cut layers = field.layers();
        return layers == null ? of(field.entry()) : new Subject(Printer.print(field.origin()), field.entry(), true, layers.length().orElse(0) == 1);
    }

    static Subject of(Catalogue.Entry entry) {
        return new Subject(entry.name(), entry, false, false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subject that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** What its values can be. */
    Intervals domain() {
        Type type = entry.type();
        if (entry.members().size() == 1 && entry.first() instanceof Bits bits)
            return bits(bits);
        if (entry.first() instanceof Derived && entry.first().meta().attribute(Attr.ByName.class).isPresent())
            return named(entry.first().meta().names());
        if (type == Type.BOOL)
            return Intervals.of(0, 1);
        if (type == Type.IPV4)
            return Intervals.of(0, 0xFFFF_FFFFL);
        return type.isInteger() && type != Type.I32 && type.width() < 8 ? Intervals.of(0, (1L << type.width() * 8) - 1) : Intervals.ALL;
    }

    private static Intervals bits(Bits bits) {
        if (bits.factor() == 1 || bits.mask() > LARGEST)
            return Intervals.of(0, (bits.mask() & 0xFFFF_FFFFL) * bits.factor());
        return Intervals.union(LongStream.rangeClosed(0, bits.mask()).mapToObj(n -> Intervals.of(n * bits.factor())).toList());
    }

    private static Intervals named(Map<Integer, String> names) {
        return Intervals.union(names.keySet().stream().map(Intervals::of).toList());
    }

    /** Whether a layer has at most one value of it. */
    boolean isSingle() {
        return entry.members().size() == 1 && switch (entry.first()) {
            case Field.Placed placed -> placed.place() instanceof Place.Fixed || placed.place() instanceof Place.When || placed.place() instanceof Place.At;
            case Derived derived -> true;
            default -> false;
        };
    }

    /** Whether a packet has at most one value of it. */
    boolean isSole() {
        return isSingle() && (one || SOLE.contains(entry.members().getFirst().protocol().name()));
    }

    /** Whether it is in each layer that has another field: always at its place, or under the same condition. */
    boolean isThereWith(Subject other) {
        if (layers || !isBeside(other) || !(entry.first() instanceof Field.Placed own))
            return false;
        return own.place() instanceof Place.Fixed || own.place() instanceof Place.When(var condition, int octet)
                && other.entry.first() instanceof Field.Placed placed && placed.place() instanceof Place.When(var same, int elsewhere) && condition == same;
    }

    /** Whether it is in the same protocol as another. */
    boolean isBeside(Subject other) {
        return entry.members().size() == 1 && other.entry.members().size() == 1
                && entry.members().getFirst().protocol() == other.entry.members().getFirst().protocol();
    }

    /** Whether it is there wherever another is: the protocol of a field, or several of which it is one, a group that the field is in, the field without regard to layers. */
    boolean isImpliedBy(Subject other) {
        if (this.equals(other) || layers)
            return false;
        if (entry.isProtocol())
            return other.entry.members().stream().allMatch(m -> entry.members().stream().anyMatch(own -> own.protocol() == m.protocol()));
        return hasAllOf(other);
    }

    /** Whether every value of another is one of its own. */
    boolean hasAllOf(Subject other) {
        return !this.equals(other) && !layers && entry.members().containsAll(other.entry.members());
    }

    // Octets

    /** Where its value is in its layer, if that does not vary: what fields that share octets are compared by. */
    Optional<Cell> cell() {
        if (!isSingle() || !(entry.first() instanceof Field.Numeric numeric))
            return Optional.empty();
        return switch (numeric.place()) {
            case Place.Fixed(int octet) -> Optional.of(Cell.of(octet, numeric));
            case Place.When(var condition, int octet) -> Optional.of(Cell.of(octet, numeric));
            default -> Optional.empty();
        };
    }

    /**
     * Octets of a layer, and how a field is read from them.
     *
     * @param end   the octet behind them
     * @param mask  the bits of the octets that the field is read from
     * @param shift bits behind these
     * @param most  what a greater number counts as: 1 for a flag, of which any bit will do
     */
    record Cell(int octet, int end, long mask, int shift, int factor, long most) {
        static Cell of(int octet, Field.Numeric field) {
            int end = octet + field.width();
            return switch (field) {
                case Flag flag -> new Cell(octet, end, flag.mask(), 0, 1, 1);
                case Bits bits -> new Cell(octet, end, (bits.mask() & 0xFFFF_FFFFL) << bits.shift(), bits.shift(), bits.factor(), Long.MAX_VALUE);
                default -> new Cell(octet, end, (1L << field.width() * 8) - 1, 0, 1, Long.MAX_VALUE);
            };
        }

        /** The bits of the octets up to {@code last} that the field is read from. */
        long bits(int last) {
            return mask << (last - end) * 8;
        }

        /** The field's value where the octets up to {@code last} are this number. */
        long value(long word, int last) {
            return Math.min((word >>> (last - end) * 8 & mask) >>> shift, most) * factor;
        }
    }
}
