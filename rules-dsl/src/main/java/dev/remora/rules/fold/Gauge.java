package dev.remora.rules.fold;

import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the row of a packet in a {@link Table}. Records of records alone, which the virtual machine takes for constants once the gauge is one: see {@link Straight}.
 * Two are equal if they read the same. Immutable; allocates nothing.
 */
sealed interface Gauge {
    /** How many rows there are, {@link Table#OPEN} among them. */
    int height();

    /**
     * The row of a packet.
     *
     * @param first of each protocol, its first layer in the packet
     */
    int row(Packet packet, int[] first);

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
        public int row(Packet packet, int[] first) {
            int layer = first[protocol];
            if (condition != null && !condition.holds(packet, layer))
                return ABSENT;
            int at = packet.at(layer) + start;
            return at + 2 > packet.limit(layer) ? Table.OPEN : FIRST + Integer.compress(packet.frame().u16(at), mask);
        }
    }

    /** The range of a number: 0 where there is none, else from 1 on; each a row, behind {@link Table#OPEN}. */
    record Range(Column column, Ruler.Ranges ranges) implements Gauge {
        @Override
        public int height() {
            return 1 + count();
        }

        /** How many ranges, that of none among them. */
        int count() {
            return 1 + ranges.count();
        }

        int find(Packet packet, int[] first) {
            long number = column.read(packet, first);
            return number == Given.ABSENT ? 0 : 1 + ranges.find(number);
        }

        @Override
        public int row(Packet packet, int[] first) {
            return 1 + find(packet, first);
        }
    }

    /** The ranges of two numbers: a row for every two. */
    record Both(Range one, Range other) implements Gauge {
        @Override
        public int height() {
            return 1 + one.count() * other.count();
        }

        @Override
        public int row(Packet packet, int[] first) {
            return 1 + one.find(packet, first) * other.count() + other.find(packet, first);
        }
    }

    /**
     * Whether a comparison of two numbers holds.
     *
     * @param orders for which it holds: {@link #LESS}, {@link #EQUAL}, {@link #GREATER}
     */
    record Comparison(Column left, int orders, Column right) implements Gauge {
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
        public int row(Packet packet, int[] first) {
            long one = left.read(packet, first);
            long other = right.read(packet, first);
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
        public int row(Packet packet, int[] first) {
            int layer = first[protocol];
            boolean isThere = field instanceof Derived derived ? derived.value().of(packet, layer) != Derived.ABSENT : field.isIn(packet, layer);
            return isThere ? PRESENT : ABSENT;
        }
    }
}
