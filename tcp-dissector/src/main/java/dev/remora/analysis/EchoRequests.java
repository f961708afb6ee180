package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The last ICMP echo requests by their endpoints and what they ask.
 *
 * <p>Holds {@code most}; the oldest gives way. Confined to one thread. Allocates only until it is full.
 */
final class EchoRequests {
    private static final int FIRST_BUCKETS = 64;

    private final int most;

    private @Nullable Request[] ring    = new Request[FIRST_BUCKETS];     // in the order in which they were seen
    private @Nullable Request[] buckets = new Request[FIRST_BUCKETS];
    private int                 next;

    EchoRequests(int most) {
        if (most < 1)
            throw new IllegalArgumentException("ICMP requests kept: " + most + "; at least 1");
        this.most = most;
    }

    /** One request. */
    static final class Request {
        private final EndpointPair pair = new EndpointPair();
        private int                hash;
        private @Nullable Request  inBucket;
        private boolean            isHidden;

        /** Position of its layer, as {@link EchoPairs} writes it. */
        long    position;
        long    timeNanos;
        boolean answered;
    }

    /** The last request of this kind, or null. */
    @Nullable
    Request find(EndpointPair pair) {
        int hash = pair.hash();
        for (Request r = buckets[hash & buckets.length - 1]; r != null; r = r.inBucket)
            if (r.hash == hash && r.pair.isSame(pair))
                return r;
        return null;
    }

    /** Adds a request, which hides an earlier one of its kind. */
    void add(EndpointPair pair, long position, long timeNanos) {
        if (next == ring.length && ring.length < most)
            grow();
        if (next == Math.min(most, ring.length))
            next = 0;
        Request hidden = find(pair);
        if (hidden != null) {
            remove(hidden);                                         // else the same request again and again makes one bucket of all
            hidden.isHidden = true;
        }
        Request request = take(next);
        request.isHidden = false;
        request.pair.set(pair);
        request.hash = pair.hash();
        request.position = position;
        request.timeNanos = timeNanos;
        request.answered = false;
        put(request);
        next++;
    }

    /** The request at a place of the ring, out of its bucket: the oldest one, or a new one. */
    private Request take(int index) {
        Request request = ring[index];
        if (request == null)
            ring[index] = request = new Request();
        else if (!request.isHidden)
            remove(request);
        return request;
    }

    private void put(Request request) {
        int bucket = request.hash & buckets.length - 1;
        request.inBucket = buckets[bucket];
        buckets[bucket] = request;
    }

    private void remove(Request request) {
        int bucket = request.hash & buckets.length - 1;
        Request before = buckets[bucket];
        if (before == request)
            buckets[bucket] = request.inBucket;
        while (before != null && before.inBucket != request)
            before = before.inBucket;
        if (before != null)
            before.inBucket = request.inBucket;
    }

    private void grow() {
        Request[] old = ring;
        ring = new Request[old.length * 2];
        buckets = new Request[old.length * 2];
        System.arraycopy(old, 0, ring, 0, old.length);
        for (Request request : old)
            if (request != null && !request.isHidden)
                put(request);
    }
}
