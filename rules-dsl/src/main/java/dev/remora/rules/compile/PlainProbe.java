package dev.remora.rules.compile;

import dev.remora.field.Bits;
import dev.remora.field.Field;
import dev.remora.field.Flag;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number at a plain place of a header lies in an interval: one class for all widths, bits, flags and comparisons, so that what most rules ask most
 * is one load, one mask and two comparisons. Immutable; allocates nothing.
 */
final class PlainProbe implements Probe {
    private final Protocol                  protocol;
    private final Place.@Nullable Condition condition;
    private final int                       octet;
    private final int                       width;
    private final int                       shift;
    private final long                      mask;
    private final int                       factor;
    private final boolean                   flag;
    private final long                      from;
    private final long                      to;
    private final boolean                   outside;
    private final boolean                   every;

    private PlainProbe(Protocol protocol, Field.Numeric field, Place.@Nullable Condition condition, int octet, Interval interval, boolean every) {
        this.protocol = protocol;
        this.condition = condition;
        this.octet = octet;
        this.width = field.width();
        this.flag = field instanceof Flag;
        this.shift = field instanceof Bits bits ? bits.shift() : 0;
        this.factor = field instanceof Bits bits ? bits.factor() : 1;
        this.mask = switch (field) {
            case Bits bits -> bits.mask();
            case Flag one -> one.mask();
            default -> 0xFFFF_FFFFL;
        };
        this.from = interval.from();
        this.to = interval.to();
        this.outside = interval.outside();
        this.every = every;
    }

    /** The code that tests a field so; null where the field is not plain, or the test no interval. */
    static @Nullable PlainProbe of(Protocol protocol, Field field, boolean every, LongPredicate test) {
        if (!(field instanceof Field.Numeric numeric) || numeric.width() > 4 || !(test instanceof Interval interval))
            return null;
        return switch (numeric.place()) {
            case Place.Fixed(int octet) -> new PlainProbe(protocol, numeric, null, octet, interval, every);
            case Place.When(Place.Condition condition, int octet) -> new PlainProbe(protocol, numeric, condition, octet, interval, every);
            default -> null;
        };
    }

    @Override
    public boolean holds(Packet packet) {
        boolean isThere = false;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
            int at = packet.at(layer) + octet;
            if (at + width > packet.limit(layer) || condition != null && !condition.holds(packet, layer))
                continue;
            isThere = true;
            long number = number(packet, at);
            if ((number >= from && number <= to) == outside == every)
                return !every;
        }
        return every && isThere;
    }

    private long number(Packet packet, int at) {
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
