package dev.remora.rules.run;

import dev.remora.rules.type.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sliding windows of all keys of a rule.
 *
 * <p>Most keys are met once: their only match lies in arrays, side by side. A {@link Slide} is taken when a second one comes, and given back when the key is
 * forgotten. Confined to one thread. Allocates only when there are more keys, or more with several matches, than ever before.
 */
final class Windows {
    private final Window      window;
    private final Keys        keys;
    private final List<Slide> spare = new ArrayList<>();
    private final Match       again = new Match();           // the only match of a key, as it was
    private final int         width;                          // numbers of what a match counts

    private long[]            times   = new long[8];          // of the latest match
    private long[]            packets = new long[8];
    private long[]            counted;
    private @Nullable Slide[] slides  = new Slide[8];

    /** No windows yet; of at most so many keys. */
    Windows(Window window, int keyWidth, int most) {
        this.window = window;
        this.keys = new Keys(keyWidth, most);
        this.width = switch (window.measure()) {
            case Window.Amount.Matches matches -> 0;
            case Window.Amount.Distinct distinct -> again.value.length;
            case Window.Amount.Sum sum -> 1;
        };
        this.counted = new long[8 * width];
    }

    /** The keys, the one whose latest match is oldest first. Those of others must not be added or removed here. */
    Keys keys() {
        return keys;
    }

    /** Time of the latest match of a key. */
    long last(int slot) {
        return times[slot];
    }

    /** Number of its packet. */
    long lastPacket(int slot) {
        return packets[slot];
    }

    /** Begins the window of a key that has none, with a match. There must be room. */
    int open(long[] key, Match match, long now) {
        int slot = keys.add(key);
        if (slot >= times.length)
            grow();
        note(slot, match, now);
        return slot;
    }

    private void grow() {
        int length = times.length * 2;
        times = Arrays.copyOf(times, length);
        packets = Arrays.copyOf(packets, length);
        counted = Arrays.copyOf(counted, length * width);
        slides = Arrays.copyOf(slides, length);
    }

    private void note(int slot, Match match, long now) {
        times[slot] = now;
        packets[slot] = match.packet;
        if (width == 1)
            counted[slot] = match.amount;
        else if (width > 1)
            System.arraycopy(match.value, 0, counted, slot * width, width);
    }

    /** Takes in another match of a key; what {@link Slide#add} says. */
    int add(int slot, Match match, long now) {
        keys.touch(slot);
        Slide slide = slides[slot];
        if (slide == null)
            slide = slide(slot);
        times[slot] = now;
        packets[slot] = match.packet;
        return slide.add(match, now);
    }

    // With the match that was the only one.
    private Slide slide(int slot) {
        Slide slide = spare.isEmpty() ? Slide.of(window) : spare.removeLast();
        again.packet = packets[slot];
        if (width == 1)
            again.amount = counted[slot];
        else if (width > 1)
            System.arraycopy(counted, slot * width, again.value, 0, width);
        slide.add(again, times[slot]);
        slides[slot] = slide;
        return slide;
    }

    /** Forgets a key. */
    void close(int slot) {
        keys.remove(slot);
        Slide slide = slides[slot];
        if (slide == null)
            return;
        slide.clear();
        spare.add(slide);
        slides[slot] = null;
    }

    /** Whether the window that ends now has reached its threshold. */
    boolean isFull(int slot, long now) {
        Slide slide = slides[slot];
        return slide == null ? inside(slot, now) >= window.threshold() : slide.isFull(now);
    }

    /** Time of the first packet that is still of interest. */
    long firstTime(int slot) {
        Slide slide = slides[slot];
        return slide == null ? times[slot] : slide.firstTime();
    }

    /** Number of that packet. */
    long firstPacket(int slot) {
        Slide slide = slides[slot];
        return slide == null ? packets[slot] : slide.firstPacket();
    }

    /** How many packets, or values, are in the window as far as known. */
    long count(int slot) {
        Slide slide = slides[slot];
        return slide == null ? 1 : slide.count();
    }

    /** How much is in the window that ends now. Changes nothing. */
    long inside(int slot, long now) {
        Slide slide = slides[slot];
        if (slide != null)
            return slide.inside(now);
        return now - times[slot] > window.nanos() ? 0 : width == 1 ? counted[slot] : 1;
    }

    /** How much is in the window of a key that ends now: nothing where it has none. Changes nothing. */
    long inside(long[] key, long now) {
        int slot = keys.find(key);
        return slot == Keys.NONE ? 0 : inside(slot, now);
    }
}
