package dev.remora.rules.fold;

import dev.remora.field.Address;
import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.PlainNumber;
import org.jspecify.annotations.Nullable;

/**
 * A field with one number at most, and where it is read. Immutable; allocates nothing.
 *
 * @param protocol place of its protocol among all protocols
 * @param plain    its number, where that is at a plain place
 * @param again    its protocol, where it is read in the second layer of that; null: in the first
 */
record Column(int protocol, Field field, @Nullable PlainNumber plain, @Nullable Protocol again) {
    Column(int protocol, Catalogue.Member member) {
        this(protocol, member.field(), PlainNumber.of(member.field()), null);
    }

    /** The same in the second layer of the protocol. */
    Column again(Catalogue.Member member) {
        return new Column(protocol, field, plain, member.protocol());
    }

    /**
     * The number of the field in a packet; {@link Given#ABSENT} where it is not readable.
     *
     * @param first of each protocol, its first layer in the packet
     */
    long read(Packet packet, int[] first) {
        int layer = again == null ? first[protocol] : packet.find(again, first[protocol] + 1);
        if (plain != null)
            return plain.read(packet, layer);
        if (field instanceof Derived derived)
            return derived.value().of(packet, layer);                                     // absent is the same number
        return field instanceof Field.Placed placed ? placed(placed, packet, layer) : Given.ABSENT;
    }

    private static long placed(Field.Placed field, Packet packet, int layer) {
        int at = field.place().find(packet, layer);
        if (at == Place.ABSENT || at + field.octets(packet, layer, at) > packet.limit(layer))
            return Given.ABSENT;
        return field instanceof Field.Numeric numeric ? numeric.number(packet, at) : packet.frame().u32(at);
    }

    /** Whether its number is worked out, and not only read. */
    boolean isDear() {
        return field instanceof Derived;
    }

    /** Bits of its number at most. */
    int bits() {
        return field instanceof Field.Numeric numeric ? 8 * numeric.width() : Long.SIZE;
    }

    /** Whether a field has one number at most, of 32 bits at most. */
    static boolean fits(Field field) {
        return switch (field) {
            case Field.Numeric numeric -> numeric.width() <= 4 && isOnce(numeric.place());
            case Address address -> address.width() == 4 && isOnce(address.place());
            case Derived derived -> derived.type() == Type.BOOL || derived.type() == Type.U8 || derived.type() == Type.U16;
            default -> false;
        };
    }

    private static boolean isOnce(Place place) {
        return switch (place) {
            case Place.Fixed fixed -> true;
            case Place.When when -> true;
            case Place.At at -> true;
            case Place.InOption option -> false;
            case Place.Walk walk -> false;
        };
    }
}
