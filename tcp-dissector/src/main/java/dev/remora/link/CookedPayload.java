package dev.remora.link;

import dev.remora.dissect.Dissection;

/** What a Linux cooked header says about its payload: an EtherType, or a number that Linux made up below the least EtherType. */
final class CookedPayload {
    /** The number was not captured. */
    static final int UNKNOWN = -1;

    private static final int LEAST_TYPE   = 1537;
    private static final int LLC          = 0x0004;
    private static final int MOST_ADDRESS = 8;

    private CookedPayload() {}

    static boolean isType(int payload) {
        return payload >= LEAST_TYPE;
    }

    static boolean isLocal(int payload) {
        return payload >= 0 && payload < LEAST_TYPE;
    }

    /** Whether an address of this length is neither of Ethernet nor of IPv4. */
    static boolean isOther(int length) {
        return length > 0 && length <= MOST_ADDRESS && length != 6 && length != 4;
    }

    static String path(int payload) {
        return isType(payload) ? "sll:ethertype" : "sll";
    }

    static void dissect(Dissection d, int payload, int at, int end) {
        if (isType(payload))
            d.next(EtherType.TYPES, payload, at, end);
        else if (payload == LLC)
            Llc.dissect(d, at, end);
        else
            d.data(at, end);
    }
}
