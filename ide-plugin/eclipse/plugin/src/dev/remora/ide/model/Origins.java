package dev.remora.ide.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What frames before a part of a capture say of the connections in it: how each began, and where it stood. The frames are few, and need not be next to each other. */
final class Origins {
    static final int FIRST = 3;                  // the handshake

    private static final int LATEST = 4;         // both ends, and what they acknowledged

    private final CaptureFile file;
    private final int         newest;            // number of the last connection that began before; they are numbered as they begin
    private final int         first;
    private final BitSet      met = new BitSet();

    /** Of the connections of the frames from {@code first} to {@code last}, which have been indexed. */
    Origins(CaptureFile file, int first, int last) {
        this.file = file;
        this.first = first;
        int before = 0;
        for (int i = 1; i < first; i++)
            before = Math.max(before, file.connection(i));
        newest = before;
        meet(first, last);
    }

    private void meet(int from, int to) {
        for (int i = from; i <= to; i++)
            met.set(file.connection(i));
    }

    /** Numbers of the frames, ascending. */
    int[] frames() {
        Map<Integer, Integer> counts = new HashMap<>();
        BitSet chosen = new BitSet();
        if (first > 1)
            chosen.set(1);                       // times are counted from it
        for (int i = 1; i < first; i++)
            if (isWanted(i) && counts.merge(file.connection(i), 1, Integer::sum) <= FIRST)
                chosen.set(i);
        counts.replaceAll((connection, count) -> 0);
        for (int i = first - 1, left = counts.size() * LATEST; i >= 1 && left > 0; i--)
            if (isWanted(i) && counts.merge(file.connection(i), 1, Integer::sum) <= LATEST) {
                chosen.set(i);
                left--;
            }
        return file.withFragments(chosen.stream().toArray());
    }

    private boolean isWanted(int number) {
        int connection = file.connection(number);
        return connection > 0 && met.get(connection);
    }

    /** Whether a connection of these frames, which come after all that were told of, began before and has not been met since; they are met now. */
    boolean miss(int from, int to) {
        boolean isMissing = isMissing(from, to);
        if (!isMissing)
            meet(from, to);
        return isMissing;
    }

    /** The same, though they may not be met. */
    boolean isMissing(int from, int to) {
        for (int i = from; i <= to; i++) {
            int connection = file.connection(i);
            if (connection > 0 && connection <= newest && !met.get(connection))
                return true;
        }
        return false;
    }
}
