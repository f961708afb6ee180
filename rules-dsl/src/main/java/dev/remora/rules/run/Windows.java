package dev.remora.rules.run;

import dev.remora.rules.type.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sliding windows of all keys of a rule.
 *
 * <p>Most keys have one match in their window, if any: it lies beside the key, see {@link Keys}. A {@link Slide} is taken when another one comes while the first still
 * counts, and given back when all in it have grown too old. Confined to one thread. Allocates only when there are more keys, or more with several matches, than
 * ever before.
 */
final class Windows {
    // Of each key: time and packet of the latest match, which slide has the others (0: it is the only one), what it counts.
    private static final int TIME    = 0;
    private static final int PACKET  = 1;
    private static final int SLIDE   = 2;
    private static final int COUNTED = 3;

    private final Window window;
    private final Keys   keys;
    private final Match  again = new Match();               // the only match of a key, as it was
    private final int    width;                               // numbers of what a match counts

    private @Nullable Slide[] slides = new Slide[8];          // from 1 on
    private int               made;
    private int[]             spare  = new int[8];
    private int               spares;

    /** No windows yet; of at most so many keys. */
    Windows(Window window, int most) {
        this.window = window;
        this.width = switch (window.measure()) {
            case Window.Amount.Matches matches -> 0;
            case Window.Amount.Distinct distinct -> again.value.length;
            case Window.Amount.Sum sum -> 1;
        };
        this.keys = new Keys(most, COUNTED + width);
    }

    /** The keys, the one whose latest match is oldest first. Those of others must not be added or removed here. */
    Keys keys() {
        return keys;
    }

    /** Time of the latest match of a key. */
    long last(int slot) {
        return keys.number(slot, TIME);
    }

    /** Number of its packet. */
    long lastPacket(int slot) {
        return keys.number(slot, PACKET);
    }

    /** Begins the window of a key that has none, with a match. There must be room. */
    int open(long[] key, Match match, long now) {
        int slot = keys.add(key);
        note(slot, match, now);
        return slot;
    }

    private void note(int slot, Match match, long now) {
        keys.number(slot, TIME, now);
        keys.number(slot, PACKET, match.packet);
        if (width == 1)
            keys.number(slot, COUNTED, match.amount);
        else
            for (int i = 0; i < width; i++)
                keys.number(slot, COUNTED + i, match.value[i]);
    }

    /** Takes in another match of a key; what {@link Slide#add} says. */
    int add(int slot, Match match, long now) {
        keys.touch(slot);
        if (now - last(slot) > window.nanos()) {             // and so is what came before
            giveBack(slot);
            note(slot, match, now);
            return 1;
        }
        Slide slide = slide(slot);
        if (slide == null)
            slide = begin(slot);
        keys.number(slot, TIME, now);
        keys.number(slot, PACKET, match.packet);
        return slide.add(match, now);
    }

    private @Nullable Slide slide(int slot) {
        return slides[(int) keys.number(slot, SLIDE)];
    }

    // With the match that was the only one.
    private Slide begin(int slot) {
        int index = spares > 0 ? spare[--spares] : make();
        Slide slide = slides[index];
        if (slide == null)
            slides[index] = slide = Slide.of(window);
        again.packet = lastPacket(slot);
        if (width == 1)
            again.amount = keys.number(slot, COUNTED);
        else
            for (int i = 0; i < width; i++)
                again.value[i] = keys.number(slot, COUNTED + i);
        slide.add(again, last(slot));
        keys.number(slot, SLIDE, index);
        return slide;
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
        spare[spares++] = (int) keys.number(slot, SLIDE);
        keys.number(slot, SLIDE, 0);
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
        return slide == null ? last(slot) : slide.firstTime();
    }

    /** Number of that packet. */
    long firstPacket(int slot) {
        Slide slide = slide(slot);
        return slide == null ? lastPacket(slot) : slide.firstPacket();
    }

    /** How many packets, or values, are in the window as far as known. */
    long count(int slot) {
        Slide slide = slide(slot);
        return slide == null ? 1 : slide.count();
    }

    /** How much is in the window that ends now. Changes nothing. */
    long inside(int slot, long now) {
        Slide slide = slide(slot);
        if (slide != null)
            return slide.inside(now);
        return now - last(slot) > window.nanos() ? 0 : width == 1 ? keys.number(slot, COUNTED) : 1;
    }

    /** How much is in the window of a key that ends now: nothing where it has none. Changes nothing. */
    long inside(long[] key, long now) {
        int slot = keys.find(key);
        return slot == Keys.NONE ? 0 : inside(slot, now);
    }
}
