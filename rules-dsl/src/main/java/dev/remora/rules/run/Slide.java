package dev.remora.rules.run;

import dev.remora.rules.type.Window;

/**
 * What is in a sliding window of one key, as far as it takes to know whether the window is full.
 *
 * <p>A window of {@code w} nanoseconds that ends now holds what is at most {@code w} old. Confined to one thread. Allocates only when a window
 * holds more than ever before.
 */
sealed interface Slide {
    /** Takes in what a match counts. Time never moves back. What it adds to the count of an episode: 1, or 0 for a value that is in the window already. */
    int add(Match match, long now);

    /** Whether the window that ends now has reached its threshold. */
    boolean isFull(long now);

    /** Time of the first packet that is still of interest. */
    long firstTime();

    /** Number of that packet. */
    long firstPacket();

    /** How many packets, or values, are in the window as far as known. */
    long count();

    /** How much is in the window that ends now: packets and values at most up to the threshold, amounts added up. Changes nothing. */
    long inside(long now);

    /** Forgets everything. */
    void clear();

    /** An empty window. */
    static Slide of(Window window) {
        return switch (window.measure()) {
            case Window.Amount.Matches matches -> new OfMatches(window.nanos(), Math.toIntExact(window.threshold()));
            case Window.Amount.Distinct distinct -> new OfValues(window.nanos(), Math.toIntExact(window.threshold()));
            case Window.Amount.Sum sum -> new OfAmounts(window.nanos(), window.threshold());
        };
    }

    /** A window that keeps what it counts in the order it came in. */
    abstract sealed class Queued implements Slide permits OfMatches, OfAmounts {
        final PacketQueue queue = new PacketQueue();
        final long        nanos;

        Queued(long nanos) {
            this.nanos = nanos;
        }

        /** Whether an entry, 0 the oldest, is older than a window that ends now. */
        final boolean isOld(int entry, long now) {
            return now - queue.time(entry) > nanos;
        }

        @Override
        public long firstTime() {
            return queue.time();
        }

        @Override
        public long firstPacket() {
            return queue.packet();
        }

        @Override
        public long count() {
            return queue.size();
        }
    }

    /** The last so many matches: the window is full while it holds all of them. */
    final class OfMatches extends Queued {
        private final int threshold;

        OfMatches(long nanos, int threshold) {
            super(nanos);
            this.threshold = threshold;
        }

        @Override
        public int add(Match match, long now) {
            while (queue.size() == threshold || queue.size() > 0 && now - queue.time() > nanos)
                queue.remove();
            queue.add(now, match.packet);
            return 1;
        }

        @Override
        public boolean isFull(long now) {
            return queue.size() == threshold && now - queue.time() <= nanos;
        }

        @Override
        public long inside(long now) {
            long inside = queue.size();
            for (int old = 0; old < queue.size() && isOld(old, now); old++)
                inside--;
            return inside;
        }

        @Override
        public void clear() {
            queue.clear();
        }
    }

    /** The last so many different values, each with the time it was last seen: the window is full while it holds all of them. */
    final class OfValues implements Slide {
        private static final int TIME   = 0;
        private static final int PACKET = 1;

        private final Keys values;
        private final long nanos;

        OfValues(long nanos, int threshold) {
            this.nanos = nanos;
            this.values = new Keys(threshold, 2);
        }

        @Override
        public int add(Match match, long now) {
            while (values.oldest() != Keys.NONE && now - time(values.oldest()) > nanos)
                values.remove(values.oldest());
            int slot = values.find(match.value, 0);
            boolean isNew = slot == Keys.NONE;
            if (isNew && values.isFull())
                values.remove(values.oldest());
            if (isNew)
                slot = values.add(match.value, 0);
            else
                values.touch(slot);
            values.number(slot, TIME, now);
            values.number(slot, PACKET, match.packet);
            return isNew ? 1 : 0;
        }

        private long time(int slot) {
            return values.number(slot, TIME);
        }

        @Override
        public boolean isFull(long now) {
            return values.isFull() && now - time(values.oldest()) <= nanos;
        }

        @Override
        public long firstTime() {
            return time(values.oldest());
        }

        @Override
        public long firstPacket() {
            return values.number(values.oldest(), PACKET);
        }

        @Override
        public long count() {
            return values.size();
        }

        @Override
        public long inside(long now) {
            long inside = values.size();
            for (int slot = values.oldest(); slot != Keys.NONE && now - time(slot) > nanos; slot = values.newerThan(slot))
                inside--;
            return inside;
        }

        @Override
        public void clear() {
            while (values.oldest() != Keys.NONE)
                values.remove(values.oldest());
        }
    }

    /**
     * All amounts in the window, and their sum. Once there are too many, those within one part in 16,384 of the window become one, at the time of the latest: the sum may then hold
     * what came so short a time before the window.
     */
    final class OfAmounts extends Queued {
        private static final int MOST  = 65_536;
        private static final int TIMES = MOST / 4;                      // that are told apart, of a window with too many amounts

        private final PacketQueue amounts = new PacketQueue();          // beside the queue: amount in place of time, how many in place of packet
        private final long        threshold;
        private long              sum;
        private long              count;                          // of all amounts
        private boolean           isCoarse;                       // those of a short time are one

        OfAmounts(long nanos, long threshold) {
            super(nanos);
            this.threshold = threshold;
        }

        @Override
        public int add(Match match, long now) {
            drop(now);
            if (queue.size() == MOST)
                coarsen();
            put(now, match.packet, match.value, 1, queue.size());
            sum += match.value;
            count++;
            return 1;
        }

        // Behind so many that are in the order of their times.
        private void put(long time, long packet, long amount, long many, int behind) {
            boolean isOne = isCoarse && behind > 0 && grain(time) == grain(queue.lastTime());
            if (isOne) {
                queue.last(time, packet);
                amounts.last(amounts.lastTime() + amount, amounts.lastPacket() + many);
            } else {
                queue.add(time, packet);
                amounts.add(amount, many);
            }
        }

        private long grain(long time) {
            return Math.floorDiv(time, nanos / TIMES + 1);
        }

        // Once: from then on there are never too many.
        private void coarsen() {
            isCoarse = true;
            int put = 0;
            for (int left = queue.size(); left > 0; left--) {
                int before = queue.size();
                long time = queue.time();
                long packet = queue.packet();
                long amount = amounts.time();
                long many = amounts.packet();
                queue.remove();
                amounts.remove();
                put(time, packet, amount, many, put);
                put += queue.size() == before ? 1 : 0;
            }
        }

        private void drop(long now) {
            while (queue.size() > 0 && isOld(0, now)) {
                sum -= amounts.time();
                count -= amounts.packet();
                queue.remove();
                amounts.remove();
            }
        }

        @Override
        public boolean isFull(long now) {
            drop(now);
            return sum >= threshold;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public long inside(long now) {
            long inside = sum;
            for (int old = 0; old < queue.size() && isOld(old, now); old++)
                inside -= amounts.time(old);
            return inside;
        }

        @Override
        public void clear() {
            queue.clear();
            amounts.clear();
            sum = 0;
            count = 0;
            isCoarse = false;
        }
    }
}
