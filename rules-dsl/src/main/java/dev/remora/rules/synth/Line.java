package dev.remora.rules.synth;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code packets} under construction. Immutable.
 *
 * @param set        what is set; the rest is as {@link Slot#standard} says
 * @param times      packets, at least 1
 * @param spread     what differs from one packet to the next: it counts up
 * @param everyNanos from one packet to the next
 * @param afterNanos since the line before
 * @param quotes     the number of the packet that is quoted; 0: the inner one that is written, where the shape has one
 * @param around     the header of the tunnel that it is in; null: it is in none
 */
record Line(Shape shape, Map<At, BigInteger> set, int times, Set<At> spread, long everyNanos, long afterNanos, int quotes, @Nullable Line around) {
    static final long NEXT = 1_000_000;

    Line {
        set = java.util.Collections.unmodifiableMap(new TreeMap<>(set));
        spread = java.util.Collections.unmodifiableSet(new TreeSet<>(spread));
    }

    /** One packet where nothing is set. */
    static Line of(Shape shape) {
        return new Line(shape, Map.of(), 1, Set.of(), NEXT, NEXT, 0, null);
    }

    BigInteger value(At at) {
        return set.getOrDefault(at, at.slot().standard(shape, at.quoted()));
    }

    long number(Slot slot) {
        return value(At.own(slot)).longValue();
    }

    boolean has(Slot slot) {
        return set.containsKey(At.own(slot));
    }

    /** With another value; what is standard is not written. */
    Line with(At at, BigInteger value) {
        Map<At, BigInteger> changed = new TreeMap<>(set);
        if (value.equals(at.slot().standard(shape, at.quoted())))
            changed.remove(at);
        else
            changed.put(at, value);
        return new Line(shape, changed, times, spread, everyNanos, afterNanos, quotes, around);
    }

    Line with(Slot slot, long value) {
        return with(At.own(slot), BigInteger.valueOf(value));
    }

    Line without(At at) {
        Map<At, BigInteger> changed = new TreeMap<>(set);
        changed.remove(at);
        return new Line(shape, changed, times, spread, everyNanos, afterNanos, quotes, around);
    }

    Line repeated(int count, Set<At> differing, long every) {
        return new Line(shape, set, count, differing, every, afterNanos, quotes, around);
    }

    Line after(long nanos) {
        return new Line(shape, set, times, spread, everyNanos, nanos, quotes, around);
    }

    Line quoting(int packet) {
        return new Line(shape, set, times, spread, everyNanos, afterNanos, packet, around);
    }

    /** The same in a tunnel, or in none. */
    Line within(@Nullable Line tunnel) {
        return new Line(shape, set, times, spread, everyNanos, afterNanos, quotes, tunnel);
    }

    /** A packet between the same ends with nothing else set. */
    Line bare() {
        Line bare = of(shape).within(around);
        for (Slot slot : new Slot[]{Slot.SOURCE, Slot.DESTINATION, Slot.SOURCE_PORT, Slot.DESTINATION_PORT})
            bare = bare.with(At.own(slot), value(At.own(slot)));
        return bare;
    }

    /** The same in the other direction. */
    Line turned() {
        Line turned = swapped(Slot.SOURCE, Slot.DESTINATION).swapped(Slot.SOURCE_PORT, Slot.DESTINATION_PORT);
        Set<At> differing = new TreeSet<>();
        for (At at : spread)
            differing.add(at.quoted() ? at : At.own(switch (at.slot()) {
                case SOURCE -> Slot.DESTINATION;
                case DESTINATION -> Slot.SOURCE;
                case SOURCE_PORT -> Slot.DESTINATION_PORT;
                case DESTINATION_PORT -> Slot.SOURCE_PORT;
                default -> at.slot();
            }));
        return turned.repeated(times, differing, everyNanos).within(around == null ? null : around.turned());
    }

    private Line swapped(Slot one, Slot other) {
        return with(At.own(one), value(At.own(other))).with(At.own(other), value(At.own(one)));
    }

    /** As it is written in a test. */
    String text() {
        return new LineText(this).text();
    }
}
