package dev.remora.rules.compile;

import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Cut;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number at a plain place of a header, or some bits of it, passes a test, in all layers or in those that are chosen: what most rules ask most is one load, one
 * mask and two comparisons. Immutable.
 */
final class PlainProbe implements Probe {
    private final Protocol      protocol;
    private final PlainNumber   field;
    private final @Nullable Cut layers;                       // null: all
    private final long          mask;
    private final long          from;
    private final long          to;
    private final boolean       outside;
    private final LongPredicate test;                         // where it is no interval
    private final boolean       isInterval;
    private final boolean       every;

    private PlainProbe(Protocol protocol, PlainNumber field, @Nullable Cut layers, long mask, LongPredicate test, boolean every) {
        Interval interval = test instanceof Interval known ? known : Interval.of(0, 0);
        this.protocol = protocol;
        this.field = field;
        this.layers = layers;
        this.mask = mask;
        this.from = interval.from();
        this.to = interval.to();
        this.outside = interval.outside();
        this.test = test;
        this.isInterval = test instanceof Interval;
        this.every = every;
    }

    /**
     * The code that tests a field so; null where the field is not plain.
     *
     * @param layers of the packet, which are chosen; null: all
     * @param mask   of each number, the bits that are tested
     */
    static @Nullable PlainProbe of(Protocol protocol, Field field, @Nullable Cut layers, long mask, boolean every, LongPredicate test) {
        PlainNumber number = PlainNumber.of(field);
        PlainNumber plain = number == null ? PlainNumber.ofHardware(field) : number;
        return plain == null ? null : new PlainProbe(protocol, plain, layers, mask, test, every);
    }

    @Override
    public boolean holds(Packet packet) {
        boolean isThere = false;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
            long number = field.read(packet, layer);
            if (number == Derived.ABSENT || layers != null && !Reads.isChosen(layers, packet, layer))
                continue;
            isThere = true;
            if (passes(number & mask) != every)
                return !every;
        }
        return every && isThere;
    }

    private boolean passes(long number) {
        return isInterval ? (number >= from && number <= to) != outside : test.test(number);
    }
}
