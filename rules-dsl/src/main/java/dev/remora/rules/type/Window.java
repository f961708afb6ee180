package dev.remora.rules.type;

import java.util.List;

/**
 * A sliding window over packet time, and when it is full. Immutable.
 *
 * @param origin    the text it was read from
 * @param condition the packets it is about
 * @param measure   what is counted of them
 * @param by        empty: one window for all packets
 * @param nanos     how long; packets that lie exactly this far apart are in one window
 * @param threshold it is full with so many or more; at least 1
 */
public record Window(dev.remora.rules.syntax.Window origin, Predicate condition, Amount measure, List<KeyPart> by, long nanos, long threshold) {
    /** The greatest threshold of a window that counts packets. */
    public static final int MOST_MATCHES = 1 << 24;

    /** The greatest threshold of a window that counts different values. */
    public static final int MOST_VALUES = 1 << 22;

    public Window {
        by = List.copyOf(by);
    }

    /** What is counted. */
    public sealed interface Amount {
        /** Packets. */
        record Matches() implements Amount {}

        /** Different values of a field. */
        record Distinct(Operand operand) implements Amount {}

        /** The values of a field, added up. */
        record Sum(Operand operand) implements Amount {}
    }
}
