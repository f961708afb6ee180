package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reports once for each episode of a full window.
 *
 * <p>A window that fills is reported, and again only after its count has fallen below the threshold. The episode ends, with a summary, when the window has
 * emptied or when it is reported again.
 */
final class CountingKeeper extends Keeper {
    private final Reporter        reporter;
    private final Deadlines       deadlines;
    private final long            nanos;
    private final Windows         windows;
    private final @Nullable Quiet quiet;
    private @Nullable Full[]      full = new Full[8];
    private int                   told;                 // those of them that are there
    private boolean               waiting;              // has a deadline: that of the oldest key, or an earlier one

    /** What is told of a key whose window was full. */
    private static final class Full {
        final Episode begin;
        long          count;
        long          sum;
        boolean       crossed = true;                   // full ever since
        @Nullable
        Alert         alert;                            // null: a suppression silenced it

        Full(Episode begin, @Nullable Alert alert) {
            this.begin = begin;
            this.count = begin.count();
            this.sum = begin.sum();
            this.alert = alert;
        }
    }

    CountingKeeper(Form.Counting form, Reporter reporter, Deadlines deadlines) {
        this.reporter = reporter;
        this.deadlines = deadlines;
        this.nanos = form.window().nanos();
        this.windows = windows(form.window(), reporter);
        this.quiet = form.unless() == null ? null : new Quiet(form.unless(), reporter);
    }

    private static Windows windows(Window window, Reporter reporter) {
        return new Windows(window, reporter.rule.mostKeys());
    }

    @Override
    void accept(Match match, long now) {
        if (quiet != null && (match.parts & Match.QUIETS) != 0)
            quiet.add(match, now);
        if ((match.parts & Match.COUNTS) == 0)
            return;
        int slot = windows.keys().find(match.key);
        if (slot == Keys.NONE)
            slot = open(match, now);
        else
            add(slot, match, now);
        if (!isTold(slot) && windows.isFull(slot, now) && (quiet == null || !quiet.isFull(match, now)))
            report(slot, match);
    }

    private int open(Match match, long now) {
        if (windows.keys().isFull()) {
            reporter.evicted();
            close(windows.keys().oldest());
        }
        int slot = windows.open(match, now);
        if (slot >= full.length)
            full = Arrays.copyOf(full, full.length * 2);
        if (!waiting)
            await(now + nanos);
        return slot;
    }

    private void add(int slot, Match match, long now) {
        Full before = full(slot);
        if (before != null && before.crossed && !windows.isFull(slot, now))
            before.crossed = false;
        int added = windows.add(slot, match, now);
        if (before != null) {
            before.count += added;
            before.sum += match.amount;
        }
    }

    private @Nullable Full full(int slot) {
        return told == 0 ? null : full[slot];
    }

    private boolean isCrossed(int slot) {
        Full before = full(slot);
        return before != null && before.crossed;
    }

    private boolean isTold(int slot) {
        Full before = full(slot);
        return before != null && before.crossed && before.alert != null;
    }

    private void report(int slot, Match match) {
        Full before = full(slot);
        boolean goesOn = before != null && before.crossed;
        if (goesOn && match.facts().silencedBy != Facts.LOUD)
            return;                                     // silenced when it began, and still
        end(slot);
        Episode begin = new Episode(windows.firstTime(slot), windows.last(slot), windows.count(slot), windows.sum(slot), windows.firstPacket(slot), windows.lastPacket(slot));
        told++;
        full[slot] = new Full(begin, reporter.alert(match.facts(), begin));
    }

    private void end(int slot) {
        Full ended = full(slot);
        if (ended == null)
            return;
        told--;
        full[slot] = null;
        if (ended.alert != null)
            reporter.ended(ended.alert,
                    new Episode(ended.begin.begin(), windows.last(slot), ended.count, ended.sum, ended.begin.firstPacket(), windows.lastPacket(slot)));
    }

    private void close(int slot) {
        end(slot);
        windows.close(slot);
    }

    // Keys fall due in the order in which they were last used, so that one deadline is enough for all.

    private void await(long deadline) {
        waiting = true;
        deadlines.add(deadline, reporter.index, 0);
    }

    @Override
    void expire(int slot, long now) {
        waiting = false;
        int oldest = windows.keys().oldest();
        boolean ended = false;                          // of two episodes that end, others may be told in between
        while (oldest != Keys.NONE && windows.last(oldest) + nanos < now && !ended) {
            ended = full(oldest) != null;
            close(oldest);
            oldest = windows.keys().oldest();
        }
        if (oldest != Keys.NONE)
            await(windows.last(oldest) + nanos);
    }

    @Override
    void finish() {
        while (windows.keys().oldest() != Keys.NONE)
            close(windows.keys().oldest());
    }

    @Override
    int size() {
        return windows.keys().size();
    }

    /** How much is in the window of a key that ends now. Changes nothing. */
    long inside(long[] key, long now) {
        return windows.inside(key, now);
    }

    /** Whether the window of a key has been reported and is full ever since. */
    boolean isOpen(long[] key, long now) {
        int slot = windows.keys().find(key);
        return slot != Keys.NONE && isCrossed(slot) && windows.isFull(slot, now);
    }

    /** Whether a suppression silenced what would have been reported of the window of a key, and nothing else was reported of it since. */
    boolean isSilenced(long[] key) {
        int slot = windows.keys().find(key);
        return slot != Keys.NONE && isCrossed(slot) && !isTold(slot);
    }

    /** How much is in the window of a key that keeps others quiet. */
    long quietInside(long[] key, long now) {
        return quiet == null ? 0 : quiet.windows.inside(key, now);
    }

    /** The windows that keep others quiet. */
    private static final class Quiet {
        private final long     nanos;
        private final Reporter reporter;
        private final Windows  windows;

        Quiet(Window window, Reporter reporter) {
            this.nanos = window.nanos();
            this.reporter = reporter;
            this.windows = windows(window, reporter);
        }

        void add(Match match, long now) {
            int slot = windows.keys().find(match.quiet);
            if (slot != Keys.NONE) {
                windows.add(slot, match, now);
                return;
            }
            makeRoom(now);
            windows.open(match, now);
        }

        private void makeRoom(long now) {
            Keys keys = windows.keys();
            for (int i = 0; i < 2 && keys.oldest() != Keys.NONE && now - windows.last(keys.oldest()) > nanos; i++)
                windows.close(keys.oldest());
            if (keys.isFull()) {
                reporter.evicted();
                windows.close(keys.oldest());
            }
        }

        boolean isFull(Match match, long now) {
            int slot = windows.keys().find(match.quiet);
            return slot != Keys.NONE && windows.isFull(slot, now);
        }
    }
}
