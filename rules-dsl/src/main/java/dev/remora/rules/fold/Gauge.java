package dev.remora.rules.fold;

import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the row of a packet in a {@link Table}: one number or two, and what row they make. Records of records alone, which the virtual machine takes for constants
 * once the gauge is one: see {@link Straight}. Two are equal if they read the same. Immutable; allocates nothing.
 */
sealed interface Gauge {
    /** How many rows there are, {@link Table#OPEN} among them. */
    int height();

    /**
     * The number that it reads first.
     *
     * @param first of each protocol, its first layer in the packet
     */
    long one(Packet packet, int[] first);

    /** The other number, where it reads two. */
    default long other(Packet packet, int[] first) {
        return 0;
    }

    /** The row of packets with these numbers. */
    int row(long one, long other);

    /** The row of a packet. */
    default int row(Packet packet, int[] first) {
        return row(one(packet, first), other(packet, first));
    }

    /**
     * Bits of two octets that lie together: a row for each combination.
     *
     * @param protocol  place among all protocols
     * @param condition of their place; null: always there
     * @param start     of the two octets, from the start of the layer
     */
    record Combination(int protocol, Place.@Nullable Condition condition, int start, int mask) implements Gauge {
        static final int ABSENT = 1;
        static final int FIRST = 2;                       // row of the first combination

        @Override
        public int height() {
            return FIRST + (1 << Integer.bitCount(mask));
        }

        @Override
        public long one(Packet packet, int[] first) {
            int layer = first[protocol];
            if (condition != null && !condition.holds(packet, layer))
                return Given.ABSENT;
            int at = packet.at(layer) + start;
            return at + 2 > packet.limit(layer) ? Given.OPEN : packet.frame().u16(at);
        }

        @Override
        public int row(long one, long other) {
            return one == Given.ABSENT ? ABSENT : one == Given.OPEN ? Table.OPEN : FIRST + Integer.compress((int) one, mask);
        }
    }

    /** The range of a number, and one of none; each a row, behind {@link Table#OPEN}. */
    record Range(Column column, Ruler.Ranges ranges) implements Gauge {
        @Override
        public int height() {
            return 1 + ranges.rows();
        }

        @Override
        public long one(Packet packet, int[] first) {
            return column.read(packet, first);
        }

        @Override
        public int row(long one, long other) {
            return 1 + ranges.row(one);
        }
    }

    /** Reads two numbers. */
    sealed interface OfTwo extends Gauge {
        Column left();

        Column right();

        @Override
        default long one(Packet packet, int[] first) {
            return left().read(packet, first);
        }

        @Override
        default long other(Packet packet, int[] first) {
            return right().read(packet, first);
        }
    }

    /** The ranges of two numbers: a row for every two. */
    record Both(Column left, Column right, Ruler.Ranges ranges) implements OfTwo {
        @Override
        public int height() {
            return 1 + ranges.rows() * ranges.rows();
        }

        @Override
        public int row(long one, long other) {
            return 1 + ranges.row(one) * ranges.rows() + ranges.row(other);
        }
    }

    /**
     * Whether a comparison of two numbers holds.
     *
     * @param orders for which it holds: {@link #LESS}, {@link #EQUAL}, {@link #GREATER}
     */
    record Comparison(Column left, int orders, Column right) implements OfTwo {
        static final int HOLDS = 1;
        static final int FAILS = 2;

        static final int LESS = 1;
        static final int EQUAL = 2;
        static final int GREATER = 4;

        Comparison(Column left, Operator operator, Column right) {
            this(left, (operator.holds(-1) ? LESS : 0) | (operator.holds(0) ? EQUAL : 0) | (operator.holds(1) ? GREATER : 0), right);
        }

        @Override
        public int height() {
            return 3;
        }

        @Override
        public int row(long one, long other) {
            boolean isThere = one != Given.ABSENT && other != Given.ABSENT;
            int order = one < other ? LESS : one == other ? EQUAL : GREATER;
            return isThere && (orders & order) != 0 ? HOLDS : FAILS;
        }
    }

    /**
     * Whether a field is there.
     *
     * @param protocol its place among all protocols
     */
    record Absence(int protocol, Field field) implements Gauge {
        static final int ABSENT = 1;
        static final int PRESENT = 2;

        @Override
        public int height() {
            return 3;
        }

        @Override
        public long one(Packet packet, int[] first) {
            int layer = first[protocol];
            if (field instanceof Derived derived)
                return derived.value().of(packet, layer);                             // absent is the same number
            return field.isIn(packet, layer) ? Given.PRESENT : Given.ABSENT;
        }

        @Override
        public int row(long one, long other) {
            return one == Given.ABSENT ? ABSENT : PRESENT;
        }
    }
}
