package dev.remora.rules.run;

import dev.remora.rules.compile.Keyed;
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
final class CountingKeeper implements Keeper {
    private final Reporter        reporter;
    private final Deadlines       deadlines;
    private final Window          window;
    private final Keys            keys;
    private final @Nullable Quiet quiet;
    private State[]               states = new State[8];

    /** What is known of one key. */
    private static final class State {
        final Slide slide;

        boolean live;
        boolean waiting;        // has a deadline
        boolean crossed;        // reported, and full ever since
        long    last;
        long    lastPacket;
        long    begin;
        long    firstPacket;
        long    count;
        @Nullable
        Alert   alert;          // of the episode that has not ended

        State(Slide slide) {
            this.slide = slide;
        }
    }

    CountingKeeper(Form.Counting form, Reporter reporter, Deadlines deadlines) {
        this.reporter = reporter;
        this.deadlines = deadlines;
        this.window = form.window();
        this.keys = new Keys(window.by().size() * Keyed.WIDTH, reporter.rule.mostKeys());
        this.quiet = form.unless() == null ? null : new Quiet(form.unless(), reporter);
    }

    @Override
    public void accept(Match match, long now) {
        if (quiet != null && (match.parts & Match.QUIETS) != 0)
            quiet.add(match, now);
        if ((match.parts & Match.COUNTS) == 0)
            return;
        State state = state(match, now);
        if (state.crossed && !state.slide.isFull(now))
            state.crossed = false;
        state.count += state.slide.add(match, now);
        state.last = now;
        state.lastPacket = match.packet;
        if (!state.crossed && state.slide.isFull(now) && (quiet == null || !quiet.isFull(match, now)))
            report(state, match);
    }

    private State state(Match match, long now) {
        int slot = keys.find(match.key);
        if (slot == Keys.NONE) {
            if (keys.isFull())
                evict();
            slot = keys.add(match.key);
            open(slot);
        }
        keys.touch(slot);
        State state = states[slot];
        if (!state.waiting) {
            state.waiting = true;
            deadlines.add(now + window.nanos(), reporter.index, slot);
        }
        return state;
    }

    private void open(int slot) {
        if (slot >= states.length)
            states = Arrays.copyOf(states, states.length * 2);
        if (states[slot] == null)
            states[slot] = new State(Slide.of(window));
        State state = states[slot];
        state.live = true;
        state.crossed = false;
        state.count = 0;
        state.slide.clear();
    }

    private void report(State state, Match match) {
        end(state);
        state.crossed = true;
        state.begin = state.slide.firstTime();
        state.firstPacket = state.slide.firstPacket();
        state.count = state.slide.count();
        state.alert = reporter.alert(match.facts(), episode(state));
    }

    private static Episode episode(State state) {
        return new Episode(state.begin, state.last, state.count, state.firstPacket, state.lastPacket);
    }

    private void end(State state) {
        if (state.alert != null)
            reporter.ended(state.alert, episode(state));
        state.alert = null;
    }

    private void evict() {
        reporter.evicted();
        close(keys.oldest());
    }

    private void close(int slot) {
        end(states[slot]);
        states[slot].live = false;
        keys.remove(slot);
    }

    @Override
    public void expire(int slot, long now) {
        State state = states[slot];
        state.waiting = false;
        if (!state.live)
            return;
        long deadline = state.last + window.nanos();
        if (deadline < now) {
            close(slot);
            return;
        }
        state.waiting = true;
        deadlines.add(deadline, reporter.index, slot);
    }

    @Override
    public void finish() {
        while (keys.oldest() != Keys.NONE)
            close(keys.oldest());
    }

    @Override
    public int size() {
        return keys.size();
    }

    /** How much is in the window of a key that ends now. Changes nothing. */
    long inside(long[] key, long now) {
        int slot = keys.find(key);
        return slot == Keys.NONE ? 0 : states[slot].slide.inside(now);
    }

    /** Whether the window of a key has been reported and is full ever since. */
    boolean isOpen(long[] key, long now) {
        int slot = keys.find(key);
        return slot != Keys.NONE && states[slot].crossed && states[slot].slide.isFull(now);
    }

    /** How much is in the window of a key that keeps others quiet. */
    long quietInside(long[] key, long now) {
        return quiet == null ? 0 : quiet.inside(key, now);
    }

    /** The windows that keep others quiet. */
    private static final class Quiet {
        private final Keys     keys;
        private final Window   window;
        private final Reporter reporter;
        private Slide[]        slides = new Slide[8];
        private long[]         last   = new long[8];

        Quiet(Window window, Reporter reporter) {
            this.window = window;
            this.reporter = reporter;
            this.keys = new Keys(window.by().size() * Keyed.WIDTH, reporter.rule.mostKeys());
        }

        void add(Match match, long now) {
            int slot = keys.find(match.quiet);
            if (slot == Keys.NONE) {
                makeRoom(now);
                slot = keys.add(match.quiet);
                open(slot);
            }
            keys.touch(slot);
            last[slot] = now;
            slides[slot].add(match, now);
        }

        private void makeRoom(long now) {
            for (int i = 0; i < 2 && keys.oldest() != Keys.NONE && now - last[keys.oldest()] > window.nanos(); i++)
                keys.remove(keys.oldest());
            if (keys.isFull()) {
                reporter.evicted();
                keys.remove(keys.oldest());
            }
        }

        private void open(int slot) {
            if (slot >= slides.length) {
                slides = Arrays.copyOf(slides, slides.length * 2);
                last = Arrays.copyOf(last, last.length * 2);
            }
            if (slides[slot] == null)
                slides[slot] = Slide.of(window);
            slides[slot].clear();
        }

        boolean isFull(Match match, long now) {
            int slot = keys.find(match.quiet);
            return slot != Keys.NONE && slides[slot].isFull(now);
        }

        long inside(long[] key, long now) {
            int slot = keys.find(key);
            return slot == Keys.NONE ? 0 : slides[slot].inside(now);
        }
    }
}
