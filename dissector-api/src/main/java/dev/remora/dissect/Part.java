package dev.remora.dissect;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * State that dissectors keep from packet to packet, a reassembler for one; each {@link Dissection} has its own. A constant beside the class of
 * the state. Safe for many threads.
 */
public final class Part<T> {
    private static final AtomicInteger NEXT = new AtomicInteger();

    final int                   index = NEXT.getAndIncrement();
    final Function<Settings, T> make;

    private Part(Function<Settings, T> make) {
        this.make = make;
    }

    /** A part that {@code make} creates, once for each dissection. */
    public static <T> Part<T> of(Function<Settings, T> make) {
        return new Part<>(make);
    }
}
