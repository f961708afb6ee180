package dev.remora.field;

import dev.remora.packet.Packet;

/** Where the values of a field begin in a layer. Allocates nothing. */
public sealed interface Place {
    /** The field is not in this layer. */
    int ABSENT = -1;

    /** Position of the first value, or {@link #ABSENT}; it may lie past what is readable. */
    int find(Packet packet, int layer);

    /** Position of the first value in a layer that is known to have the field: {@link #find} without the questions. */
    default int locate(Packet packet, int layer) {
        return find(packet, layer);
    }

    /** Position of the value behind the one at {@code previous}, or {@link #ABSENT}. */
    default int next(Packet packet, int layer, int previous) {
        return ABSENT;
    }

    /** Always the same number of octets from the start of the layer. */
    record Fixed(int octet) implements Place {
        @Override
        public int find(Packet packet, int layer) {
            return packet.at(layer) + octet;
        }
    }

    /** As {@link Fixed}, in layers for which a condition holds. */
    record When(Condition condition, int octet) implements Place {
        @Override
        public int find(Packet packet, int layer) {
            return condition.holds(packet, layer) ? packet.at(layer) + octet : ABSENT;
        }

        @Override
        public int locate(Packet packet, int layer) {
            return packet.at(layer) + octet;
        }
    }

    /**
     * In each option of one kind, or of every kind ({@link Options#ANY}), whose length is right for it.
     *
     * @param octet octets from the start of the option
     * @param least octets the option must have
     * @param most  octets it may have
     */
    record InOption(Options options, int kind, int octet, int least, int most) implements Place {
        @Override
        public int find(Packet packet, int layer) {
            return inside(packet, layer, options.find(packet, layer, kind));
        }

        @Override
        public int next(Packet packet, int layer, int previous) {
            return inside(packet, layer, options.next(packet, layer, kind, previous - octet));
        }

        private int inside(Packet packet, int layer, int first) {
            int option = first;
            while (option != ABSENT && !fits(options.length(packet, layer, option)))
                option = options.next(packet, layer, kind, option);
            return option == ABSENT ? ABSENT : option + octet;
        }

        private boolean fits(int length) {
            return length >= least && length <= most;
        }
    }

    /** At a position that depends on what the layer says, at most once. */
    record At(Position position) implements Place {
        /** In no layer at all. */
        static final At NOWHERE = new At((packet, layer) -> ABSENT);

        @Override
        public int find(Packet packet, int layer) {
            return position.of(packet, layer);
        }
    }

    /**
     * Wherever a cursor written by hand leads.
     *
     * @param octet octets from there
     */
    record Walk(Cursor cursor, int octet) implements Place {
        @Override
        public int find(Packet packet, int layer) {
            return behind(cursor.next(packet, layer, ABSENT));
        }

        @Override
        public int next(Packet packet, int layer, int previous) {
            return behind(cursor.next(packet, layer, previous - octet));
        }

        private int behind(int at) {
            return at == ABSENT ? ABSENT : at + octet;
        }
    }

    /** Whether a field is in a layer, judged by what the layer says. */
    @FunctionalInterface
    interface Condition {
        /** Whether it is; reads only what is readable. */
        boolean holds(Packet packet, int layer);
    }

    /** Where the one value of a field begins. */
    @FunctionalInterface
    interface Position {
        /** Position of the value, which may lie past what is readable, or {@link #ABSENT}; reads only what is readable. */
        int of(Packet packet, int layer);
    }

    /** Walks over the values of a field that repeats. */
    @FunctionalInterface
    interface Cursor {
        /** Position of the value behind {@code previous}, or of the first for {@link #ABSENT}; {@link #ABSENT} when there is none. */
        int next(Packet packet, int layer, int previous);
    }

    /** Where something that repeats, such as an option, has a value. */
    @FunctionalInterface
    interface Inside {
        /** Position of the value in the thing at {@code thing}, behind those in the things before, or {@link #ABSENT}; reads only what is readable. */
        int of(Packet packet, int layer, int thing);
    }

    /** Octets of a value of variable length. */
    @FunctionalInterface
    interface Length {
        /** Octets of the value that begins at {@code at}. */
        int of(Packet packet, int layer, int at);
    }
}
