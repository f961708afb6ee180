package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Window;
import java.util.Arrays;
import java.util.BitSet;
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
    private final Backlog         backlog;
    private final int             own;                         // number there
    private final @Nullable Quiet quiet;
    private final BitSet          awaited = new BitSet();   // slots that have a deadline
    private @Nullable Full[]      full    = new Full[8];     // of each slot, what is told of it
    private int                   told;                        // windows that were full

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

    CountingKeeper(Form.Counting form, Reporter reporter, Deadlines deadlines, Backlogs backlogs) {
        this.reporter = reporter;
        this.deadlines = deadlines;
        this.nanos = form.window().nanos();
        this.windows = windows(form.window(), reporter);
        this.backlog = backlogs.of(form.window(), reporter.rule.mostKeys());
        this.own = backlog.join(this::take);
        this.quiet = form.unless() == null ? null : new Quiet(form.unless(), reporter);
    }

    private static Windows windows(Window window, Reporter reporter) {
        return new Windows(window, reporter.rule.mostKeys());
    }

    @Override
    long ahead(Match match) {
        return (match.parts & Match.COUNTS) == 0 ? 0 : backlog.ahead(match.keyLow);
    }

    @Override
    void accept(Match match, long now) {
        if (quiet != null && (match.parts & Match.QUIETS) != 0)
            quiet.add(match, now);
        if ((match.parts & Match.COUNTS) == 0)
            return;
        if (backlog.defers(own, match, now))
            return;
        int slot = take(match.keyLow, match.keyHigh, match, now);
        if (!isTold(slot) && windows.isFull(slot, now) && (quiet == null || !quiet.isFull(match, now)))
            report(slot, match);
    }

    private int take(long low, long high, Match match, long now) {
        int slot = windows.keys().find(low, high);
        if (slot == Keys.NONE)
            return open(low, high, match, now);
        add(slot, match, now);
        return slot;
    }

    private int open(long low, long high, Match match, long now) {
        Keys keys = windows.keys();
        for (int i = 0; i < 2 && windows.isOldestOver(backlog.present()); i++)
            close(keys.oldest());
        if (keys.isFull()) {
            reporter.evicted();
            close(keys.oldest());
        }
        int slot = windows.open(low, high, match, now);
        if (slot >= full.length)
            full = Arrays.copyOf(full, full.length * 2);
        return slot;
    }

    private void add(int slot, Match match, long now) {
        Full before = full(slot);
        if (before != null && before.crossed && !windows.isFull(slot, now))
            before.crossed = false;
        int added = windows.add(slot, match, now);
        if (before != null) {
            before.count += added;
            before.sum += windows.addend(match);
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
        if (before != null && before.crossed) {
            unmute(before, slot, match);
            return;
        }
        end(slot);
        Episode begin = new Episode(windows.firstTime(slot), windows.last(slot), windows.count(slot), windows.sum(slot), windows.firstPacket(slot), windows.lastPacket(slot));
        full[slot] = new Full(begin, reporter.alert(match.facts(), begin));
        told++;
        backlog.attend(windows.keys().low(slot));
        await(slot);
    }

    // Silenced when it began: its state is what it would be without the suppression, so what is told begins where it did.
    private void unmute(Full silenced, int slot, Match match) {
        if (!match.facts().silenced)
            silenced.alert = reporter.alert(match.facts(), soFar(silenced, slot));
    }

    private Episode soFar(Full told, int slot) {
        return new Episode(told.begin.begin(), windows.last(slot), told.count, told.sum, told.begin.firstPacket(), windows.lastPacket(slot));
    }

    private void end(int slot) {
        Full ended = full(slot);
        if (ended == null)
            return;
        told--;
        backlog.release();
        full[slot] = null;
        if (ended.alert != null)
            reporter.ended(ended.alert, soFar(ended, slot));
    }

    private void close(int slot) {
        end(slot);
        windows.close(slot);
    }

    // Only of a key whose window was full does anybody hear when the window has emptied.
    private void await(int slot) {
        if (awaited.get(slot))
            return;
        awaited.set(slot);
        deadlines.add(windows.last(slot) + nanos, reporter.index, slot);
    }

    @Override
    void expire(int slot, long now) {
        awaited.clear(slot);
        if (full(slot) == null)
            return;
        if (windows.last(slot) + nanos < now)
            close(slot);
        else
            await(slot);
    }

    @Override
    void finish() {
        while (told > 0)                                // nobody is told how the others end
            close(windows.keys().oldest());
    }

    /** How much is in the window of a key that ends now. */
    long inside(Digest key, long now) {
        int slot = find(key, now);
        return slot == Keys.NONE ? 0 : windows.inside(slot, now);
    }

    private int find(Digest key, long now) {
        backlog.hear(key.low, now);
        return windows.keys().find(key.low, key.high);
    }

    /** Whether the window of a key has been reported and is full ever since. */
    boolean isOpen(Digest key, long now) {
        int slot = find(key, now);
        return slot != Keys.NONE && isCrossed(slot) && windows.isFull(slot, now);
    }

    /** Whether a suppression silenced what would have been reported of the window of a key, and nothing else was reported of it since. */
    boolean isSilenced(Digest key, long now) {
        int slot = find(key, now);
        return slot != Keys.NONE && isCrossed(slot) && !isTold(slot);
    }

    /** How much is in the window of a key that keeps others quiet. */
    long quietInside(Digest key, long now) {
        return quiet == null ? 0 : quiet.inside(key, now);
    }
}
