package dev.remora.tracking.zeek;

import java.util.HashMap;
import java.util.Map;

/** Which ICMP types Zeek takes for a question and its answer, and Community ID with it. Immutable. */
public enum IcmpPairs {
    IPV4(8, 0, 13, 14, 15, 16, 10, 9, 17, 18), IPV6(128, 129, 133, 134, 135, 136, 130, 131, 139, 140, 144, 145);

    /** No type answers. */
    public static final int NONE = -1;

    private final Map<Integer, Integer> counterparts = new HashMap<>();

    IcmpPairs(int... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            counterparts.put(pairs[i], pairs[i + 1]);
            counterparts.put(pairs[i + 1], pairs[i]);
        }
    }

    /** The type that answers a type, or that it answers; {@link #NONE} where there is none. */
    public int counterpart(int type) {
        return counterparts.getOrDefault(type, NONE);
    }
}
