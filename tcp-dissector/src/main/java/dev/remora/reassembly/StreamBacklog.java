package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Octets in order that a slow consumer has not taken yet. */
final class StreamBacklog {
    private final StreamConsumer consumer;
    private final Deque<Octets>  waiting = new ArrayDeque<>(0);
    private long                 size;

    StreamBacklog(StreamConsumer consumer) {
        this.consumer = consumer;
    }

    /** Octets that wait. */
    long size() {
        return size;
    }

    /** Hands octets over, or keeps those not taken; false where there is no room to keep them, so that they are lost. */
    boolean deliver(Octets octets, StreamBudget budget) {
        int taken = waiting.isEmpty() ? consumer.octets(octets.array(), octets.from(), octets.count()) : 0;
        int rest = octets.count() - taken;
        if (rest <= 0)
            return true;
        if (!budget.take(size, rest))
            return false;
        int from = octets.from() + taken;
        waiting.add(new Octets(Arrays.copyOfRange(octets.array(), from, from + rest), 0, rest));
        size += rest;
        return true;
    }

    /** Hands over as much as the consumer takes; how many octets that was. */
    long drain() {
        long all = 0;
        while (!waiting.isEmpty()) {
            Octets first = waiting.remove();
            int taken = consumer.octets(first.array(), first.from(), first.count());
            all += taken;
            if (taken < first.count()) {
                waiting.addFirst(new Octets(first.array(), first.from() + taken, first.count() - taken));
                break;
            }
        }
        size -= all;
        return all;
    }
}
