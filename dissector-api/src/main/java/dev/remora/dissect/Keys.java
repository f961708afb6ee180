package dev.remora.dissect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dissectors of one table by key: a small key is a place in an array, any other is found by open addressing, in a table that is at most half full.
 * Immutable; safe for many threads; allocates nothing after construction.
 */
final class Keys {
    static final Keys NONE = new Keys(Map.of());

    /** Keys below this are small: protocol numbers, most link types, the EtherTypes of IPv4 and ARP, well-known ports. */
    private static final int SMALL = 1 << 12;

    private final @Nullable Dissector[] direct;
    private final long                  beyond;                         // of keys that are not small: a bit for the low six bits of each
    private final int[]                 keys;
    private final @Nullable Dissector[] dissectors;

    Keys(Map<Integer, Dissector> entries) {
        int size = Integer.highestOneBit(Math.max(4, entries.size() * 4 - 1));
        beyond = entries.keySet().stream().mapToLong(key -> key < 0 || key >= SMALL ? 1L << key : 0).reduce(0, (some, one) -> some | one);
        keys = new int[size];
        dissectors = new Dissector[size];
        direct = new Dissector[entries.keySet().stream().mapToInt(key -> key >= 0 && key < SMALL ? key + 1 : 0).max().orElse(0)];
        entries.forEach(this::put);
    }

    private void put(int key, Dissector dissector) {
        if (key >= 0 && key < direct.length)
            direct[key] = dissector;
        int slot = slot(key);
        while (dissectors[slot] != null)
            slot = slot + 1 & keys.length - 1;
        keys[slot] = key;
        dissectors[slot] = dissector;
    }

    /** The dissector for a key, or null. */
    @Nullable
    Dissector find(int key) {
        if (Integer.compareUnsigned(key, direct.length) < 0)            // unsigned, as the array asks it: the compiler asks once
            return direct[key];
        return (beyond >>> key & 1) == 0 ? null : search(key);
    }

    private @Nullable Dissector search(int key) {
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
