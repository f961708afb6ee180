package dev.remora.rules.run;

import dev.remora.rules.type.Form;

/** Reports a match that nothing of another kind preceded. What comes later, or in the same packet, does not count. */
final class WithoutKeeper extends Keeper {
    private final Reporter reporter;
    private final Keys     keys;
    private final long     nanos;

    WithoutKeeper(Form.Without form, Reporter reporter) {
        this.reporter = reporter;
        this.nanos = form.nanos();
        this.keys = new Keys(reporter.rule.mostKeys(), 1);
    }

    @Override
    void accept(Match match, long now) {
        int slot = keys.find(match.keyLow, match.keyHigh);
        if ((match.parts & Match.LOOKS) != 0 && (slot == Keys.NONE || now - seen(slot) > nanos))
            reporter.alert(match.facts(), null);
        if ((match.parts & Match.IS_SEEN) == 0)
            return;
        if (slot == Keys.NONE)
            slot = add(match, now);
        keys.touch(slot);
        keys.number(slot, 0, now);
    }

    private long seen(int slot) {
        return keys.number(slot, 0);
    }

    private int add(Match match, long now) {
        for (int i = 0; i < 2 && keys.oldest() != Keys.NONE && now - seen(keys.oldest()) > nanos; i++)
            keys.remove(keys.oldest());
        if (keys.isFull()) {
            reporter.evicted();
            keys.remove(keys.oldest());
        }
        return keys.add(match.keyLow, match.keyHigh);
    }

    /** When what is looked back for was last seen of a key; {@link SequenceKeeper#NEVER} where it was not. */
    long seen(Digest key) {
        int slot = keys.find(key.low, key.high);
        return slot == Keys.NONE ? SequenceKeeper.NEVER : seen(slot);
    }
}
