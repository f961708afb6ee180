package dev.remora.dissect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dissectors of one table by key: open addressing, at most half full. Immutable; safe for many threads; allocates nothing after construction. */
final class Keys {
    static final Keys NONE = new Keys(Map.of());

    private final int[]                 keys;
    private final @Nullable Dissector[] dissectors;

    Keys(Map<Integer, Dissector> entries) {
        int size = Integer.highestOneBit(Math.max(4, entries.size() * 4 - 1));
        keys = new int[size];
        dissectors = new Dissector[size];
        entries.forEach(this::put);
    }

    private void put(int key, Dissector dissector) {
        int slot = slot(key);
        while (dissectors[slot] != null)
            slot = slot + 1 & keys.length - 1;
        keys[slot] = key;
        dissectors[slot] = dissector;
    }

    /** The dissector for a key, or null. */
    @Nullable
    Dissector find(int key) {
        if (this == NONE)
            return null;
        int[] all = keys;
        for (int slot = slot(key);; slot = slot + 1 & all.length - 1) {
            Dissector dissector = dissectors[slot];
            if (dissector == null || all[slot] == key)
                return dissector;
        }
    }

    private int slot(int key) {
        return ((key * 0x9E37_79B1) >>> 16) & (keys.length - 1);         // multiplicative hashing, Knuth 6.4
    }
}
