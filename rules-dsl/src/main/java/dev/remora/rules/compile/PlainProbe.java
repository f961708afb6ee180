package dev.remora.rules.compile;

import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Whether a number at a plain place of a header lies in an interval: what most rules ask most is one load, one mask and two comparisons. Immutable. */
final class PlainProbe implements Probe {
    private final Protocol    protocol;
    private final PlainNumber field;
    private final long        from;
    private final long        to;
    private final boolean     outside;
    private final boolean     every;

    private PlainProbe(Protocol protocol, PlainNumber field, Interval interval, boolean every) {
        this.protocol = protocol;
        this.field = field;
        this.from = interval.from();
        this.to = interval.to();
        this.outside = interval.outside();
        this.every = every;
    }

    /** The code that tests a field so; null where the field is not plain, or the test no interval. */
    static @Nullable PlainProbe of(Protocol protocol, Field field, boolean every, LongPredicate test) {
        PlainNumber plain = PlainNumber.of(field);
        return plain == null || !(test instanceof Interval interval) ? null : new PlainProbe(protocol, plain, interval, every);
    }

    @Override
    public boolean holds(Packet packet) {
        boolean isThere = false;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
            long number = field.read(packet, layer);
            if (number == Derived.ABSENT)
                continue;
            isThere = true;
            if ((number >= from && number <= to) == outside == every)
                return !every;
        }
        return every && isThere;
    }
}
