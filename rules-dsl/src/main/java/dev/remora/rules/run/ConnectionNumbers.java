package dev.remora.rules.run;

import dev.remora.tracking.Connection;
import dev.remora.tracking.Tracked;
import java.util.Arrays;

/**
 * The number of each connection, by its place in the tracker's table: close together, where the records of the table have it among what few packets need, and whoever asked
 * for it there would wait for memory. Confined to one thread. Allocates only when there are more connections than ever before.
 */
final class ConnectionNumbers {
    long seen;                                     // of what was fetched, so that no compiler finds that nobody wants it

    private long[] numbers = new long[64];

    /** A connection was opened. */
    void opened(Connection connection) {
        int place = connection.place();
        if (place >= numbers.length)
            numbers = Arrays.copyOf(numbers, Math.max(place + 1, numbers.length * 2));
        numbers[place] = connection.id();
    }

    /** Loads the numbers of the connections at these places, but for those that are negative. */
    void ahead(int[] places, int count) {
        long loaded = 0;
        for (int i = 0; i < count; i++)
            if (places[i] >= 0)
                loaded += numbers[places[i]];
        seen += loaded;
    }

    /** The number of the connection of a packet; 0 where it has none. */
    long of(Tracked tracked) {
        return tracked.isKnown() ? numbers[tracked.connection().place()] : 0;
    }
}
