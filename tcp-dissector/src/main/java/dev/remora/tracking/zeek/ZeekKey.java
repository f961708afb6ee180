package dev.remora.tracking.zeek;

import dev.remora.hash.SeededHash;
import dev.remora.tracking.Endpoint;

/**
 * What makes packets one connection to Zeek: both endpoints in an order that is the same for both directions, and the protocol.
 *
 * @param isOneWay whether only packets of this very direction belong to it: ICMP messages without an answer
 */
record ZeekKey(int protocol, Endpoint lower, Endpoint higher, boolean isOneWay) {
    @Override
    public int hashCode() {
        long hash = SeededHash.next(SeededHash.first(lower.high()), lower.low());
        hash = SeededHash.next(SeededHash.next(hash, higher.high()), higher.low());
        return SeededHash.last(hash, (long) lower.port() << 40 ^ (long) higher.port() << 16 ^ protocol);
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
