package dev.remora.rules.run;

import dev.remora.rules.type.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sliding windows of all keys of a rule.
 *
 * <p>Most keys have a few matches in their window, or one value: these lie beside the key, see {@link Keys}. A {@link Slide} is taken when more come while they still
 * count, and given back when all in it have grown too old. Confined to one thread. Allocates only when there are more keys, or more with many matches, than
 * ever before.
 */
final class Windows {
    // Of each key: how many matches lie beside it and which slide has them instead (0: none), then time and packet of each, the oldest first; behind one, what it counts.
    private static final int HOLDS = 0;
    private static final int FIRST = 1;

    private static final int MANY = 6;                        // matches beside a key, where nothing but matches is counted

    private final Window window;
    private final Keys   keys;
    private final Match  again = new Match();               // a match of a key, as it was
    private final int    room;                                // for matches beside a key
    private final int    width;                               // numbers of what a match counts

    private @Nullable Slide[] slides = new Slide[8];          // from 1 on
    private int               made;
    private int[]             spare  = new int[8];
    private int               spares;

    /** No windows yet; of at most so many keys. */
    Windows(Window window, int most) {
        this.window = window;
        this.room = window.measure() instanceof Window.Amount.Matches ? (int) Math.min(MANY, window.threshold()) : 1;
        this.width = switch (window.measure()) {
            case Window.Amount.Matches matches -> 0;
            case Window.Amount.Distinct distinct -> 1;
            case Window.Amount.Sum sum -> 1;
        };
        this.keys = new Keys(most, FIRST + 2 * room + width);
    }

    /** The keys, the one whose latest match is oldest first. Those of others must not be added or removed here. */
    Keys keys() {
        return keys;
    }

    private int beside(int slot) {
        return (int) keys.number(slot, HOLDS);
    }

    private @Nullable Slide slide(int slot) {
        return slides[(int) (keys.number(slot, HOLDS) >>> 32)];
    }

    private void holds(int slot, int beside, int slide) {
        keys.number(slot, HOLDS, (long) slide << 32 | beside);
    }

    private long time(int slot, int index) {
        return keys.number(slot, FIRST + 2 * index);
    }

    private long packet(int slot, int index) {
        return keys.number(slot, FIRST + 2 * index + 1);
    }

    private void put(int slot, int index, long time, long packet) {
        keys.number(slot, FIRST + 2 * index, time);
        keys.number(slot, FIRST + 2 * index + 1, packet);
    }

    /** Whether nothing of the key that is first in line is in a window that ends now. */
    boolean isOldestOver(long now) {
        return keys.oldest() != Keys.NONE && now - last(keys.oldest()) > window.nanos();
    }

    /** Time of the latest match of a key. */
    long last(int slot) {
        return time(slot, beside(slot) - 1);
    }

    /** Number of its packet. */
    long lastPacket(int slot) {
        return packet(slot, beside(slot) - 1);
    }

    /** Begins the window of the key with these bits, which has none, with a match. There must be room. */
    int open(long low, long high, Match match, long now) {
        int slot = keys.add(low, high);
        begin(slot, match, now);
        return slot;
    }

    private void begin(int slot, Match match, long now) {
        holds(slot, 1, 0);
        put(slot, 0, now, match.packet);
        if (width > 0)
            keys.number(slot, FIRST + 2, match.value);
    }

    /** Takes in another match of a key; what {@link Slide#add} says. */
    int add(int slot, Match match, long now) {
        keys.touch(slot);
        if (now - last(slot) > window.nanos()) {             // and so is what came before
            giveBack(slot);
            begin(slot, match, now);
            return 1;
        }
        Slide slide = slide(slot);
        if (slide != null) {
            put(slot, 0, now, match.packet);
            return slide.add(match, now);
        }
        return switch (window.measure()) {
            case Window.Amount.Matches matches -> addBeside(slot, match, now);
            case Window.Amount.Distinct distinct when keys.number(slot, FIRST + 2) == match.value -> {
                put(slot, 0, now, match.packet);
                yield 0;
            }
            default -> slide(slot, match, now);
        };
    }

    private int addBeside(int slot, Match match, long now) {
        int beside = beside(slot);
        int gone = beside == window.threshold() ? 1 : 0;
        while (gone < beside && now - time(slot, gone) > window.nanos())
            gone++;
        if (beside - gone == room)
            return slide(slot, match, now);
        for (int i = gone; gone > 0 && i < beside; i++)
            put(slot, i - gone, time(slot, i), packet(slot, i));
        put(slot, beside - gone, now, match.packet);
        holds(slot, beside - gone + 1, 0);
        return 1;
    }

    // From now on a slide has what lay beside the key, and what comes; the latest lies beside it, too.
    private int slide(int slot, Match match, long now) {
        int index = spares > 0 ? spare[--spares] : make();
        Slide slide = slides[index];
        if (slide == null)
            slides[index] = slide = Slide.of(window);
        again.value = width > 0 ? keys.number(slot, FIRST + 2) : 0;
        for (int i = 0; i < beside(slot); i++) {
            again.packet = packet(slot, i);
            slide.add(again, time(slot, i));
        }
        holds(slot, 1, index);
        put(slot, 0, now, match.packet);
        return slide.add(match, now);
    }

    private int make() {
        if (++made == slides.length)
            slides = Arrays.copyOf(slides, made * 2);
        return made;
    }

    private void giveBack(int slot) {
        Slide slide = slide(slot);
        if (slide == null)
            return;
        slide.clear();
        if (spares == spare.length)
            spare = Arrays.copyOf(spare, spares * 2);
        spare[spares++] = (int) (keys.number(slot, HOLDS) >>> 32);
        holds(slot, 1, 0);
    }

    /** Forgets a key. */
    void close(int slot) {
        giveBack(slot);
        keys.remove(slot);
    }

    /** Whether the window that ends now has reached its threshold. */
    boolean isFull(int slot, long now) {
        Slide slide = slide(slot);
        return slide == null ? inside(slot, now) >= window.threshold() : slide.isFull(now);
    }

    /** Time of the first packet that is still of interest. */
    long firstTime(int slot) {
        Slide slide = slide(slot);
        return slide == null ? time(slot, 0) : slide.firstTime();
    }

    /** Number of that packet. */
    long firstPacket(int slot) {
        Slide slide = slide(slot);
        return slide == null ? packet(slot, 0) : slide.firstPacket();
    }

    /** How many packets, or values, are in the window as far as known. */
    long count(int slot) {
        Slide slide = slide(slot);
        return slide == null ? beside(slot) : slide.count();
    }

    /** What is in the window that ends with the latest match, added up; 0 where nothing is. */
    long sum(int slot) {
        return window.measure() instanceof Window.Amount.Sum ? inside(slot, last(slot)) : 0;
    }

    /** What a match adds to {@link #sum}; 0 where nothing is added up. */
    long addend(Match match) {
        return window.measure() instanceof Window.Amount.Sum ? match.value : 0;
    }

    /** How much is in the window that ends now. Changes nothing. */
    long inside(int slot, long now) {
        Slide slide = slide(slot);
        if (slide != null)
            return slide.inside(now);
        int beside = beside(slot);
        if (window.measure() instanceof Window.Amount.Sum)
            return now - time(slot, 0) > window.nanos() ? 0 : keys.number(slot, FIRST + 2);
        long inside = beside;
        for (int old = 0; old < beside && now - time(slot, old) > window.nanos(); old++)
            inside--;
        return inside;
    }
}
