package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What a slow consumer has not taken yet: octets in order, and the gaps between them. */
final class StreamBacklog {
    private final StreamConsumer consumer;
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    private long                 size;

    /** Octets, and how many are missing behind them. */
    private record Waiting(Octets octets, long gap) {}

    StreamBacklog(StreamConsumer consumer) {
        this.consumer = consumer;
    }

    /** Octets that wait. */
    long size() {
        return size;
    }

    /** Hands octets over, or keeps those not taken; how many there was no room to keep for, so that they are a gap. */
    int deliver(Octets octets, StreamBudget budget) {
        int taken = waiting.isEmpty() ? offer(octets) : 0;
        int rest = octets.count() - taken;
        if (rest == 0)
            return 0;
        if (!budget.take(size, rest)) {
            gap(rest);
            return rest;
        }
        int from = octets.from() + taken;
        waiting.add(new Waiting(new Octets(Arrays.copyOfRange(octets.array(), from, from + rest), 0, rest), 0));
        size += rest;
        return 0;
    }

    /** Tells of a gap behind all that waits. */
    void gap(long octets) {
        if (waiting.isEmpty())
            consumer.gap(octets);
        else {
            Waiting last = waiting.removeLast();
            waiting.add(new Waiting(last.octets, last.gap + octets));
        }
    }

    // Until all is taken, or nothing more is.
    private int offer(Octets octets) {
        int all = 0;
        int taken = 1;
        while (all < octets.count() && taken > 0) {
            taken = ask(octets.array(), octets.from() + all, octets.count() - all);
            all += taken;
        }
        return all;
    }

    private int ask(byte[] array, int from, int count) {
        int taken = consumer.octets(array, from, count);
        if (taken < 0 || taken > count)
            throw new IllegalStateException("a consumer says that it took " + taken + " of " + count + " octets");
        return taken;
    }

    /** Hands over as much as the consumer takes. Where that throws, all that it did not take still waits. */
    void drain(StreamBudget budget) {
        int taken = 1;
        while (taken > 0 && !waiting.isEmpty()) {
            Octets first = waiting.element().octets;
            taken = ask(first.array(), first.from(), first.count());
            size -= taken;
            budget.giveBack(taken);
            long gap = waiting.remove().gap;
            if (taken < first.count())
                waiting.addFirst(new Waiting(new Octets(first.array(), first.from() + taken, first.count() - taken), gap));
            else if (gap > 0)
                consumer.gap(gap);
        }
    }

    /** Lets go of what waits, which is a gap then; how many octets that was. */
    long clear() {
        long left = size;
        long gap = left + waiting.stream().mapToLong(Waiting::gap).sum();
        waiting.clear();
        size = 0;
        if (gap > 0)
            consumer.gap(gap);
        return left;
    }
}
