package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports when the steps of a sequence have happened in order, or when the time for the last one, an absence, has passed.
 *
 * <p>For each key it keeps when each step was last reached, so that the latest start counts. An absence that is waited for is not started anew by
 * another start: it is reported of the first, and what led to it leads to no other.
 */
final class SequenceKeeper extends Keeper {
    static final long NEVER = Long.MIN_VALUE;

    // Of each key: until when an absence is waited for (NEVER: none is), then when each step was last reached.
    private static final int UNTIL   = 0;
    private static final int REACHED = 1;

    private final Reporter  reporter;
    private final Deadlines deadlines;
    private final long[]    nanos;                 // of each step
    private final Keys      keys;
    final boolean           isByPlace;             // keys are places of connections
    private final int       positive;              // steps before the absence
    private final boolean   absence;
    private final Kept      kept;                  // what started what is waited for, where that is an absence
    private long[]          queued = new long[8];  // of each slot, when to look at it at the latest; also once its key has gone
    private Facts[][]       firsts = new Facts[8][];    // of each slot and step before, the packet that took the first step of what has come so far; likewise

    SequenceKeeper(Form.Sequence form, Reporter reporter, Deadlines deadlines) {
        List<Form.Step> steps = form.steps();
        this.reporter = reporter;
        this.deadlines = deadlines;
        this.nanos = steps.stream().mapToLong(Form.Step::nanos).toArray();
        this.absence = steps.getLast().absent();
        this.positive = absence ? nanos.length - 1 : nanos.length;
        int numbers = REACHED + nanos.length;
        this.isByPlace = Judge.isByPlace(reporter.rule);
        this.keys = isByPlace ? Keys.ofPlaces(reporter.rule.mostKeys(), numbers) : new Keys(reporter.rule.mostKeys(), numbers);
        this.kept = new Kept(reporter.index);
        prepare(0);
    }

    private void prepare(int from) {
        for (int slot = from; slot < queued.length; slot++) {
            queued[slot] = Long.MAX_VALUE;
            firsts[slot] = Stream.generate(Facts::new).limit(absence ? positive - 1 : 0).toArray(Facts[]::new);
        }
    }

    @Override
    long ahead(Match match) {
        return keys.ahead(match.keyLow);
    }

    @Override
    void accept(Match match, long now) {
        int slot = keys.find(match.keyLow, match.keyHigh);
        boolean starts = (match.parts & 1) != 0;
        if (slot == Keys.NONE && !starts)
            return;
        if (slot == Keys.NONE)
            slot = open(match);
        boolean waits = keys.number(slot, UNTIL) != NEVER;
        boolean settles = waits && (match.parts >>> positive & 1) != 0;    // before it is waited for, what is to stay away may come
        if (settles && !starts) {
            keys.remove(slot);                            // nothing is left to wait for
            return;
        }
        keys.touch(slot);
        if (settles)
            forget(slot);
        else if (waits)
            return;                                       // while an absence is waited for, its key begins no other
        if (advance(slot, match, now))
            finish(slot, match);
        else
            watch(slot);
    }

    /** Another connection is at this place from now on: what the one before began goes on. Only where keys are places. */
    void opened(int place) {
        keys.vacate(place);
    }

    private long reached(int slot, int step) {
        return keys.number(slot, REACHED + step);
    }

    // From the last step to the first, so that one packet takes one step; whether there is something to report now.
    private boolean advance(int slot, Match match, long now) {
        boolean complete = false;
        for (int step = positive - 1; step > 0; step--)
            if ((match.parts >>> step & 1) != 0 && reached(slot, step - 1) != NEVER && now - reached(slot, step - 1) <= nanos[step])
                complete |= reach(slot, step, match, now);
        return (match.parts & 1) != 0 && reach(slot, 0, match, now) || complete;
    }

    // Whether that was the last step, and no absence has to follow.
    private boolean reach(int slot, int step, Match match, long now) {
        keys.number(slot, REACHED + step, now);
        if (absence && step == positive - 1)
            await(slot, step, match, now);
        else if (absence)
            firsts[slot][step].copy(step == 0 ? match.facts() : firsts[slot][step - 1]);
        return !absence && step == positive - 1;
    }

    private void await(int slot, int step, Match match, long now) {
        keys.number(slot, UNTIL, now + nanos[positive]);
        if (step == 0)
            match.keep(kept, slot);
        else
            kept.keep(slot, firsts[slot][step - 1]);
    }

    private void finish(int slot, Match match) {
        keys.remove(slot);
        reporter.alert(match.facts(), null);
    }

    private int open(Match match) {
        if (keys.isFull()) {
            reporter.evicted();
            keys.remove(keys.oldest());
        }
        int slot = keys.add(match.keyLow, match.keyHigh);
        if (slot >= queued.length)
            grow();
        forget(slot);
        return slot;
    }

    private void forget(int slot) {
        for (int i = 0; i < REACHED + nanos.length; i++)
            keys.number(slot, i, NEVER);
    }

    private void grow() {
        int length = queued.length;
        queued = Arrays.copyOf(queued, length * 2);
        firsts = Arrays.copyOf(firsts, length * 2);
        prepare(length);
    }

    // Deadlines

    private void watch(int slot) {
        long deadline = deadline(slot);
        if (deadline >= queued[slot])
            return;
        queued[slot] = deadline;
        deadlines.add(deadline, reporter.index, slot);
    }

    // When there is something to report or, with no absence to wait for, when no step can follow any more.
    private long deadline(int slot) {
        long until = keys.number(slot, UNTIL);
        if (until != NEVER)
            return until;
        long latest = NEVER;
        for (int step = 0; step < positive - 1; step++)
            if (reached(slot, step) != NEVER)
                latest = Math.max(latest, later(reached(slot, step), nanos[step + 1]));
        return latest;
    }

    private static long later(long time, long nanos) {
        return nanos == Long.MAX_VALUE ? Long.MAX_VALUE : time + nanos;
    }

    @Override
    boolean waits(int slot, long deadline) {
        return queued[slot] == deadline;
    }

    @Override
    void expire(int slot, long now) {
        queued[slot] = Long.MAX_VALUE;
        if (!keys.isUsed(slot))
            return;
        long until = keys.number(slot, UNTIL);
        if (until != NEVER && until < now) {
            reporter.alert(kept.facts(slot), null);
            keys.remove(slot);                            // the steps that led to it are used up
            return;
        }
        if (deadline(slot) < now)
            keys.remove(slot);
        else
            watch(slot);
    }

    /** When each step of a key was last reached, {@link #NEVER} where it was not; null where nothing is kept for the key. */
    long @Nullable [] reached(Digest key) {
        int slot = keys.find(key.low, key.high);
        return slot == Keys.NONE ? null : IntStream.range(0, nanos.length).mapToLong(step -> reached(slot, step)).toArray();
    }

    /** Until when an absence is waited for; {@link #NEVER} where none is. */
    long waitsUntil(Digest key) {
        int slot = keys.find(key.low, key.high);
        return slot == Keys.NONE ? NEVER : keys.number(slot, UNTIL);
    }
}
