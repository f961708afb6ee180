package dev.remora.rules.run;

import dev.remora.tracking.Connection;
import dev.remora.tracking.Tracked;
import java.util.Arrays;

/**
 * The number of each connection, by its place in the tracker's table: close together, where the records of the table have it among what few packets need, and whoever asked
 * for it there would wait for memory. Confined to one thread. Allocates only when there are more connections than ever before.
 */
final class ConnectionNumbers {
    private long[] numbers = new long[64];

    /** A connection was opened. */
    void opened(Connection connection) {
        int place = connection.place();
        if (place >= numbers.length)
            numbers = Arrays.copyOf(numbers, Math.max(place + 1, numbers.length * 2));
        numbers[place] = connection.id();
    }

    /** The number of the connection of a packet; 0 where it has none. */
    long of(Tracked tracked) {
        return tracked.isKnown() ? numbers[tracked.connection().place()] : 0;
    }
}
