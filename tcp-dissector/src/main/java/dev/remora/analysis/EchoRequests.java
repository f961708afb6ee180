package dev.remora.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last ICMP echo requests by their endpoints and what they ask.
 *
 * <p>Holds {@code most}; the oldest gives way. Confined to one thread. Allocates only until it is full.
 */
final class EchoRequests {
    private final PairChains<Request> chains = new PairChains<>();
    private final int                 most;

    private @Nullable Request[] ring = new Request[64];                // in the order in which they were seen
    private int                 next;

    /** None yet, and at most so many, at least 1. */
    EchoRequests(int most) {
        this.most = most;
    }

    /** One request. */
    static final class Request extends PairChains.Entry {
        private boolean isHidden;

        /** Position of its layer, as {@link EchoPairs} writes it. */
        long    position;
        long    timeNanos;
        boolean answered;
    }

    /** The last request of this kind, or null. */
    @Nullable
    Request find(EndpointPair pair) {
        return chains.find(pair);
    }

    /** Adds a request, which hides an earlier one of its kind. */
    void add(EndpointPair pair, long position, long timeNanos) {
        if (next == ring.length && ring.length < most)
            ring = Arrays.copyOf(ring, ring.length * 2);
        if (next == Math.min(most, ring.length))
            next = 0;
        Request hidden = find(pair);
        if (hidden != null) {
            chains.remove(hidden);                                         // else the same request again and again makes one bucket of all
            hidden.isHidden = true;
        }
        Request request = take(next);
        request.isHidden = false;
        request.position = position;
        request.timeNanos = timeNanos;
        request.answered = false;
        chains.add(pair, request);
        next++;
    }

    /** The request at a place of the ring, out of its chain: the oldest one, or a new one. */
    private Request take(int index) {
        Request request = ring[index];
        if (request == null)
            ring[index] = request = new Request();
        else if (!request.isHidden)
            chains.remove(request);
        return request;
    }
}
