package dev.remora.rules.run;

import dev.remora.rules.type.Form;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports when the steps of a sequence have happened in order, or when the time for the last one, an absence, has passed.
 *
 * <p>For each key it keeps when each step was last reached, so that the latest start counts. An absence that is waited for is not started anew by
 * another start: it is reported of the first.
 */
final class SequenceKeeper extends Keeper {
    static final long NEVER = Long.MIN_VALUE;

    private final Reporter        reporter;
    private final Deadlines       deadlines;
    private final List<Form.Step> steps;
    private final Keys            keys;
    private final int             positive;        // steps before the absence
    private final boolean         absence;
    private State[]               states = new State[8];

    /** What is known of one key. */
    private static final class State {
        final long[]  reached;                     // when each step was last reached
        final Facts[] firsts;                      // by step: of the packet that took the first step of what has come so far
        final Kept    kept = new Kept();           // of the one that started what is waited for

        boolean live;
        boolean absent;                            // waits for nothing to happen
        long    deadline;
        long    queued = Long.MAX_VALUE;           // when to look at it at the latest

        State(int steps, int before) {
            reached = new long[steps];
            firsts = new Facts[before];
            Arrays.setAll(firsts, step -> new Facts());
        }

        void begin() {
            live = true;
            absent = false;
            for (int step = 0; step < reached.length; step++)
                reached[step] = NEVER;
        }
    }

    SequenceKeeper(Form.Sequence form, Reporter reporter, Deadlines deadlines) {
        this.reporter = reporter;
        this.deadlines = deadlines;
        this.steps = form.steps();
        this.absence = steps.getLast().absent();
        this.positive = absence ? steps.size() - 1 : steps.size();
        this.keys = new Keys(reporter.rule.mostKeys(), 0);
    }

    @Override
    void accept(Match match, long now) {
        int slot = keys.find(match.keyLow, match.keyHigh);
        boolean starts = (match.parts & 1) != 0;
        if (slot == Keys.NONE && !starts)
            return;
        if (slot == Keys.NONE)
            slot = open(match);
        keys.touch(slot);
        State state = states[slot];
        if (absence && (match.parts >>> positive & 1) != 0) {
            state.absent = false;
            if (positive == 1 && !starts) {
                close(slot);                              // nothing is left to wait for
                return;
            }
        }
        if (advance(state, match, now))
            finish(slot, match);
        if (state.live)
            watch(state, slot);
    }

    // From the last step to the first, so that one packet takes one step; whether there is something to report now.
    private boolean advance(State state, Match match, long now) {
        boolean complete = false;
        for (int step = positive - 1; step > 0; step--)
            if ((match.parts >>> step & 1) != 0 && state.reached[step - 1] != NEVER && now - state.reached[step - 1] <= steps.get(step).nanos())
                complete |= reach(state, step, match, now);
        return (match.parts & 1) != 0 && reach(state, 0, match, now) || complete;
    }

    // Whether that was the last step, and no absence has to follow.
    private boolean reach(State state, int step, Match match, long now) {
        state.reached[step] = now;
        if (absence && step == positive - 1)
            await(state, step, match, now);
        else if (absence)
            state.firsts[step].copy(step == 0 ? match.facts() : state.firsts[step - 1]);
        return !absence && step == positive - 1;
    }

    private void await(State state, int step, Match match, long now) {
        if (state.absent)
            return;
        state.absent = true;
        state.deadline = now + steps.getLast().nanos();
        if (step == 0)
            match.keep(state.kept);
        else
            state.kept.keep(state.firsts[step - 1]);
    }

    private void finish(int slot, Match match) {
        close(slot);
        reporter.alert(match.facts(), null);
    }

    private int open(Match match) {
        if (keys.isFull()) {
            reporter.evicted();
            close(keys.oldest());
        }
        int slot = keys.add(match.keyLow, match.keyHigh);
        if (slot >= states.length)
            states = Arrays.copyOf(states, states.length * 2);
        if (states[slot] == null)
            states[slot] = new State(steps.size(), absence ? positive - 1 : 0);
        states[slot].begin();
        return slot;
    }

    private void close(int slot) {
        states[slot].live = false;
        keys.remove(slot);
    }

    // Deadlines

    private void watch(State state, int slot) {
        long deadline = deadline(state);
        if (deadline >= state.queued)
            return;
        state.queued = deadline;
        deadlines.add(deadline, reporter.index, slot);
    }

    // When there is something to report or, with no absence to wait for, when no step can follow any more.
    private long deadline(State state) {
        if (state.absent)
            return state.deadline;
        long latest = NEVER;
        for (int step = 0; step < positive - 1; step++)
            if (state.reached[step] != NEVER)
                latest = Math.max(latest, later(state.reached[step], steps.get(step + 1).nanos()));
        return latest;
    }

    private static long later(long time, long nanos) {
        return nanos == Long.MAX_VALUE ? Long.MAX_VALUE : time + nanos;
    }

    @Override
    void expire(int slot, long now) {
        State state = states[slot];
        state.queued = Long.MAX_VALUE;
        if (!state.live)
            return;
        if (state.absent && state.deadline < now) {
            state.absent = false;
            reporter.alert(state.kept.facts(), null);
        }
        if (deadline(state) < now)
            close(slot);
        else
            watch(state, slot);
    }

    @Override
    int size() {
        return keys.size();
    }

    /** When each step of a key was last reached, {@link #NEVER} where it was not; null where nothing is kept for the key. */
    long @Nullable [] reached(Digest key) {
        int slot = keys.find(key.low, key.high);
        return slot == Keys.NONE ? null : states[slot].reached.clone();
    }

    /** Until when an absence is waited for; {@link #NEVER} where none is. */
    long waitsUntil(Digest key) {
        int slot = keys.find(key.low, key.high);
        return slot != Keys.NONE && states[slot].absent ? states[slot].deadline : NEVER;
    }
}
