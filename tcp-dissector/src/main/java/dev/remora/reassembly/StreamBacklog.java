package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What a slow consumer has not taken yet: octets in order, and the gaps between them. */
final class StreamBacklog {
    private final StreamConsumer consumer;
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    private long                 held;
    private boolean              asking;        // the consumer is being asked

    /** Octets, and how many are missing behind them. */
    private record Waiting(Octets octets, long gap) {}

    StreamBacklog(StreamConsumer consumer) {
        this.consumer = consumer;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What counts of the pieces that wait, see {@link StreamPieces#cost}. */
    long held() {
        return held;
    }

    /** Hands octets over, or keeps those not taken; how many there was no room to keep for, so that they are a gap. */
    int deliver(Octets octets, StreamBudget budget) {
        int taken = waiting.isEmpty() ? offer(octets) : 0;
        int rest = octets.count() - taken;
        if (rest == 0)
            return 0;
        if (!budget.take(held, StreamPieces.cost(rest))) {
            gap(rest);
            return rest;
        }
        int from = octets.from() + taken;
        waiting.add(new Waiting(new Octets(Arrays.copyOfRange(octets.array(), from, from + rest), 0, rest), 0));
        held += StreamPieces.cost(rest);
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

    /** Tells of octets behind all that waits that the capture cut. */
    void cut(long octets) {
        if (waiting.isEmpty())
            consumer.cut(octets);
        else
            gap(octets);
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
        asking = true;
        int taken;
        try {
            taken = consumer.octets(array, from, count);
        } finally {
            asking = false;
        }
        if (taken < 0 || taken > count)
            throw new IllegalStateException("a consumer says that it took " + taken + " of " + count + " octets");
        return taken;
    }

    /** Hands over as much as the consumer takes; nothing while it is being asked. Where that throws, all that it did not take still waits. */
    void drain(StreamBudget budget) {
        int taken = asking ? 0 : 1;
        while (taken > 0 && !waiting.isEmpty()) {
            Octets first = waiting.element().octets;
            taken = ask(first.array(), first.from(), first.count());
            long gap = waiting.remove().gap;
            int left = first.count() - taken;
            int freed = StreamPieces.cost(first.count()) - (left > 0 ? StreamPieces.cost(left) : 0);
            held -= freed;
            budget.giveBack(freed);
            if (left > 0)
                waiting.addFirst(new Waiting(new Octets(first.array(), first.from() + taken, left), gap));
            else if (gap > 0)
                consumer.gap(gap);
        }
    }

    /** Offers once more what waits, and lets go of the rest, which is a gap then; how many octets that was. A consumer that throws keeps no room from the others. */
    long finish(StreamBudget budget) {
        try {
            drain(budget);
        } catch (RuntimeException | Error e) {
            clear(budget);
            throw e;
        }
        return clear(budget);
    }

    private long clear(StreamBudget budget) {
        long left = waiting.stream().mapToLong(one -> one.octets.count()).sum();
        budget.giveBack(held);
        held = 0;
        long gap = left + waiting.stream().mapToLong(Waiting::gap).sum();
        waiting.clear();
        if (gap > 0)
            consumer.gap(gap);
        return left;
    }
}
