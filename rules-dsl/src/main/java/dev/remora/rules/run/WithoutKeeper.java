package dev.remora.rules.run;

import dev.remora.rules.compile.Keyed;
import dev.remora.rules.type.Form;
import java.util.Arrays;

/** Reports a match that nothing of another kind preceded. What comes later, or in the same packet, does not count. */
final class WithoutKeeper implements Keeper {
    private final Reporter reporter;
    private final Keys     keys;
    private final long     nanos;
    private long[]         seen = new long[8];

    WithoutKeeper(Form.Without form, Reporter reporter) {
        this.reporter = reporter;
        this.nanos = form.nanos();
        this.keys = new Keys(form.by().size() * Keyed.WIDTH, reporter.rule.mostKeys());
    }

    @Override
    public void accept(Match match, long now) {
        int slot = keys.find(match.key);
        if ((match.parts & Match.LOOKS) != 0 && (slot == Keys.NONE || now - seen[slot] > nanos))
            reporter.alert(match.facts(), null);
        if ((match.parts & Match.IS_SEEN) == 0)
            return;
        if (slot == Keys.NONE)
            slot = add(match.key, now);
        keys.touch(slot);
        seen[slot] = now;
    }

    private int add(long[] key, long now) {
        for (int i = 0; i < 2 && keys.oldest() != Keys.NONE && now - seen[keys.oldest()] > nanos; i++)
            keys.remove(keys.oldest());
        if (keys.isFull()) {
            reporter.evicted();
            keys.remove(keys.oldest());
        }
        int slot = keys.add(key);
        if (slot >= seen.length)
            seen = Arrays.copyOf(seen, seen.length * 2);
        return slot;
    }

    @Override
    public int size() {
        return keys.size();
    }

    /** When what is looked back for was last seen of a key; {@link SequenceKeeper#NEVER} where it was not. */
    long seen(long[] key) {
        int slot = keys.find(key);
        return slot == Keys.NONE ? SequenceKeeper.NEVER : seen[slot];
    }
}
