package dev.remora.tracking.zeek;

import dev.remora.tracking.Endpoint;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What makes packets one connection to Zeek: both endpoints in an order that is the same for both directions, and the protocol.
 *
 * @param isOneWay whether only packets of this very direction belong to it: ICMP messages without an answer
 */
record ZeekKey(int protocol, Endpoint lower, Endpoint higher, boolean isOneWay) {
    private static final long SEED = ThreadLocalRandom.current().nextLong();
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;      // 2^64 divided by the golden ratio, Knuth 6.4

    /** Seeded, so that nobody outside can make connections that fall to one place of a table. */
    @Override
    public int hashCode() {
        long hash = mix(mix(SEED ^ lower.high()) ^ lower.low());
        hash = mix(mix(hash ^ higher.high()) ^ higher.low());
        return (int) (mix(hash ^ (long) lower.port() << 40 ^ (long) higher.port() << 16 ^ protocol) >>> 32);
    }

    private static long mix(long value) {
        long mixed = value * MIX;
        return mixed ^ mixed >>> 29;
    }

    static ZeekKey of(int protocol, Endpoint source, Endpoint destination, boolean isOneWay) {
        return isOneWay || compare(source, destination) <= 0 ? new ZeekKey(protocol, source, destination, isOneWay)
                : new ZeekKey(protocol, destination, source, false);
    }

    private static int compare(Endpoint a, Endpoint b) {
        int order = Long.compareUnsigned(a.high(), b.high());
        if (order == 0)
            order = Long.compareUnsigned(a.low(), b.low());
        return order == 0 ? Integer.compare(a.port(), b.port()) : order;
    }
}
