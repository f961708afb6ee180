package dev.remora.rules.run;

import dev.remora.rules.type.Window;

/**
 * The windows that keep a rule quiet.
 *
 * <p>Nobody asks for them before a window that counts is full, so that until then what they would hold is only written down. Once somebody has asked they hear of each
 * match at once, for as long as a window. Confined to one thread. Allocates only when there are more keys, or there is more to write down, than ever before.
 */
final class Quiet {
    private final long     nanos;
    private final Reporter reporter;
    private final Windows  windows;
    private final Unheard  unheard;
    private long           asked;                // when that was last
    private boolean        isAsked;              // not longer ago than a window

    Quiet(Window window, Reporter reporter) {
        this.nanos = window.nanos();
        this.reporter = reporter;
        this.windows = new Windows(window, reporter.rule.mostKeys());
        this.unheard = new Unheard(window, reporter.rule.mostKeys(), 1);
        unheard.listener(0, this::take);
    }

    /** Takes in a match. */
    void add(Match match, long now) {
        isAsked &= now - asked <= nanos;
        if (isAsked) {
            take(match.quietLow, match.quietHigh, match, now);
            return;
        }
        if (unheard.isFar(match))
            unheard.startAnew(match.packet, now);
        unheard.write(0, match.quietLow, match.quietHigh, match, now);
    }

    private void take(long low, long high, Match match, long now) {
        int slot = windows.keys().find(low, high);
        if (slot != Keys.NONE) {
            windows.add(slot, match, now);
            return;
        }
        makeRoom(now);
        windows.open(low, high, match, now);
    }

    private void makeRoom(long now) {
        Keys keys = windows.keys();
        for (int i = 0; i < 2 && windows.isOldestOver(now); i++)
            windows.close(keys.oldest());
        if (keys.isFull()) {
            reporter.evicted();
            windows.close(keys.oldest());
        }
    }

    /** Whether the window of the key that may keep a match quiet is full. */
    boolean isFull(Match match, long now) {
        int slot = find(match.quietLow, match.quietHigh, now);
        return slot != Keys.NONE && windows.isFull(slot, now);
    }

    /** How much is in the window of a key that ends now. */
    long inside(Digest key, long now) {
        int slot = find(key.low, key.high, now);
        return slot == Keys.NONE ? 0 : windows.inside(slot, now);
    }

    private int find(long low, long high, long now) {
        if (!isAsked)
            unheard.hearAll(now);
        isAsked = true;
        asked = now;
        return windows.keys().find(low, high);
    }
}
