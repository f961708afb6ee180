package dev.remora.rules.compile;

import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Flag;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * A number that is at most once in a header, of at most 32 bits: one class for all widths, bits, flags and IPv4 addresses, so that what rules read most is one
 * load and one mask, and no call that has to be looked up. Immutable; allocates nothing.
 */
public final class PlainNumber {
    private final Place.@Nullable Condition condition;
    private final Place.@Nullable Position  position;       // null: always as far from the start of the layer
    private final int                       octet;
    private final int                       width;
    private final int                       shift;
    private final long                      mask;
    private final int                       factor;
    private final boolean                   flag;

    private PlainNumber(Field field, int width, Place.@Nullable Condition condition, Place.@Nullable Position position, int octet) {
        this.condition = condition;
        this.position = position;
        this.octet = octet;
        this.width = width;
        this.flag = field instanceof Flag;
        this.shift = field instanceof Bits bits ? bits.shift() : 0;
        this.factor = field instanceof Bits bits ? bits.factor() : 1;
        this.mask = switch (field) {
            case Bits bits -> bits.mask();
            case Flag one -> one.mask();
            default -> 0xFFFF_FFFFL;
        };
    }

    /** The number of a field; null where it is no such number. */
    public static @Nullable PlainNumber of(Field field) {
        return switch (field) {
            case Field.Numeric numeric when numeric.width() <= 4 -> at(numeric.place(), field, numeric.width());
            case Address address when address.type() == Type.IPV4 -> at(address.place(), field, 4);
            default -> null;
        };
    }

    private static @Nullable PlainNumber at(Place place, Field field, int width) {
        return switch (place) {
            case Place.Fixed(int octet) -> new PlainNumber(field, width, null, null, octet);
            case Place.When(Place.Condition condition, int octet) -> new PlainNumber(field, width, condition, null, octet);
            case Place.At(Place.Position position) -> new PlainNumber(field, width, null, position, 0);
            default -> null;
        };
    }

    /** The number in a layer of the field's protocol; {@link Derived#ABSENT} where it is not there, or not readable. */
    public long read(Packet packet, int layer) {
        int at = position == null ? packet.at(layer) + octet : position.of(packet, layer);
        if (at == Place.ABSENT || at + width > packet.limit(layer) || condition != null && !condition.holds(packet, layer))
            return Derived.ABSENT;
        long container = switch (width) {
            case 1 -> packet.frame().u8(at);
            case 2 -> packet.frame().u16(at);
            case 3 -> packet.frame().u24(at);
            default -> packet.frame().u32(at);
        };
        long number = container >>> shift & mask;
        return flag ? number == 0 ? 0 : 1 : number * factor;
    }
}
