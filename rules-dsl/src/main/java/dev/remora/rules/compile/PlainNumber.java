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
 * A number that is at most once in a header, of at most 48 bits: one class for all widths, bits, flags and addresses, so that what rules read most is one
 * load and one mask, and no call that has to be looked up. A record, so that the virtual machine takes what it holds for constants where the number is one.
 * Immutable; allocates nothing.
 *
 * @param condition whether a layer has it; null: every layer
 * @param position  where it is; null: always as far from the start of the layer
 * @param octet     from the start of the layer
 * @param width     octets it is read from; 1 to 4, or 6
 * @param shift     bits behind it
 * @param mask      its bits, behind the shift
 * @param factor    what one of it counts
 * @param flag      whether it is 1 where any of its bits is set
 */
public record PlainNumber(Place.@Nullable Condition condition, Place.@Nullable Position position, int octet, int width, int shift, long mask, int factor, boolean flag) {
    private static PlainNumber of(Field field, int width, Place.@Nullable Condition condition, Place.@Nullable Position position, int octet) {
        return switch (field) {
            case Bits bits -> new PlainNumber(condition, position, octet, width, bits.shift(), bits.mask(), bits.factor(), false);
            case Flag one -> new PlainNumber(condition, position, octet, width, 0, one.mask(), 1, true);
            default -> new PlainNumber(condition, position, octet, width, 0, 0xFFFF_FFFF_FFFFL, 1, false);
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

    /** A hardware address as a number, which orders them as their octets do; null for another field. */
    public static @Nullable PlainNumber ofHardware(Field field) {
        return field instanceof Address address && address.type() == Type.MAC ? at(address.place(), field, 6) : null;
    }

    private static @Nullable PlainNumber at(Place place, Field field, int width) {
        return switch (place) {
            case Place.Fixed(int octet) -> of(field, width, null, null, octet);
            case Place.When(Place.Condition condition, int octet) -> of(field, width, condition, null, octet);
            case Place.At(Place.Position position) -> of(field, width, null, position, 0);
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
            case 6 -> (long) packet.frame().u16(at) << 32 | packet.frame().u32(at + 2);
            default -> packet.frame().u32(at);
        };
        long number = container >>> shift & mask;
        return flag ? number == 0 ? 0 : 1 : number * factor;
    }
}
