package dev.remora.packet;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What a reassembler or tracker leaves with a packet, for fields to read: one reused object of each kind a packet.
 *
 * @see Packet#note
 */
public interface Note {
    /** Forgets the last packet. Called when a packet asks for the note for the first time; allocates nothing. */
    void clear();

    /** A kind of note, by identity: a constant beside the class of the note. Safe for many threads. */
    final class Kind<N extends Note> {
        private static final AtomicInteger NEXT = new AtomicInteger();

        final int         index = NEXT.getAndIncrement();
        final Supplier<N> make;

        private Kind(Supplier<N> make) {
            this.make = make;
        }

        /** A new kind, of notes that {@code make} creates. */
        public static <N extends Note> Kind<N> of(Supplier<N> make) {
            return new Kind<>(make);
        }
    }
}
