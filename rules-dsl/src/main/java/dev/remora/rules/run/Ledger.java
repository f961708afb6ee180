package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Keyed;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.explain.KeyTexts;
import dev.remora.rules.explain.Standing;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Window;
import dev.remora.tracking.Tracked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads out, for people, what stage 2 keeps for the key of a packet: before the packet is taken in, and after. Changes nothing. Confined to one thread.
 */
final class Ledger {
    private final Keeper keeper;
    private final Judge  judge;
    private final Twins  twins;
    private final Secret secret;

    Ledger(Keeper keeper, Judge judge, Twins twins, Secret secret) {
        this.keeper = keeper;
        this.judge = judge;
        this.twins = twins;
        this.secret = secret;
    }

    /**
     * Looks at a packet that is about to be taken in. What it gives back reads the rest, once the packet has been.
     *
     * @param parts which of the rule's predicates hold, the first as the lowest bit
     */
    Supplier<Standing> open(Form form, Packet packet, long parts) {
        return switch (form) {
            case Form.Each each -> Standing.Each::new;
            case Form.Counting(Window window, var unless) -> count((CountingKeeper) keeper, window, unless, packet);
            case Form.Sequence sequence -> steps((SequenceKeeper) keeper, sequence, packet, parts);
            case Form.Without without -> back((WithoutKeeper) keeper, without, packet);
        };
    }

    private @Nullable Digest key(List<KeyPart> by, Packet packet) {
        Keyed keyed = Keyed.of(by, twins::of);
        long[] key = new long[keyed.width()];
        return keyed.read(packet, key) ? new Digest(secret).of(key) : null;
    }

    // As Match has it.
    private @Nullable Digest place(Packet packet) {
        Match match = new Match();
        if (!match.key(packet.note(Tracked.KIND)))
            return null;
        Digest key = new Digest(secret);
        key.low = match.keyLow;
        return key;
    }

    private List<Standing.Key> texts(List<KeyPart> by, Packet packet) {
        return KeyTexts.of(by, packet, twins::of);
    }

    // Counts

    private Supplier<Standing> count(CountingKeeper counting, Window window, @Nullable Window unless, Packet packet) {
        Digest key = key(window.by(), packet);
        List<Standing.Key> texts = texts(window.by(), packet);
        long before = key == null ? 0 : counting.inside(key, judge.now());
        boolean open = key != null && counting.isOpen(key, judge.now());
        boolean silenced = key != null && open && counting.isSilenced(key, judge.now());
        Supplier<Standing.Count> other = unless == null ? null : quiet(counting, unless, packet);
        return () -> new Standing.Count(texts, KeyTexts.of(window.measure()), before, key == null ? 0 : counting.inside(key, judge.now()), window.threshold(),
                window.nanos(), open, silenced, judge.isEarly(), other == null ? null : other.get());
    }

    private Supplier<Standing.Count> quiet(CountingKeeper counting, Window unless, Packet packet) {
        Digest key = key(unless.by(), packet);
        List<Standing.Key> texts = texts(unless.by(), packet);
        long before = key == null ? 0 : counting.quietInside(key, judge.now());
        return () -> new Standing.Count(texts, KeyTexts.of(unless.measure()), before, key == null ? 0 : counting.quietInside(key, judge.now()), unless.threshold(),
                unless.nanos(), false, false, judge.isEarly(), null);
    }

    // Sequences

    private Supplier<Standing> steps(SequenceKeeper keeping, Form.Sequence sequence, Packet packet, long parts) {
        Digest key = keeping.isByPlace ? place(packet) : key(sequence.by(), packet);
        List<Standing.Key> texts = texts(sequence.by(), packet);
        long[] reached = key == null ? null : keeping.reached(key);
        long now = judge.now();
        boolean waits = key != null && keeping.waitsUntil(key) != SequenceKeeper.NEVER;
        boolean settles = waits && (parts >>> sequence.steps().size() - 1 & 1) != 0;        // the wait: then a first step may begin anew
        List<Standing.Step> steps = new ArrayList<>();
        for (int i = 0; i < sequence.steps().size(); i++) {
            Form.Step step = sequence.steps().get(i);
            long before = reached == null ? SequenceKeeper.NEVER : reached[i];
            long previous = i == 0 || reached == null ? SequenceKeeper.NEVER : reached[i - 1];
            boolean inTime = i == 0 || previous != SequenceKeeper.NEVER && now - previous <= step.nanos();
            boolean open = !waits || step.absent() || settles && i == 0;
            boolean taken = key != null && (parts >>> i & 1) != 0 && inTime && open && !judge.isEarly();
            String text = Printer.print(step.condition().origin());
            steps.add(new Standing.Step(text, step.absent(), step.nanos(), stamp(before), ago(before), taken));
        }
        return () -> {
            long until = key == null ? SequenceKeeper.NEVER : keeping.waitsUntil(key);
            return new Standing.Steps(texts, steps, stamp(until), -ago(until), judge.isEarly());
        };
    }

    private @Nullable Long stamp(long time) {
        return time == SequenceKeeper.NEVER ? null : judge.stamp(time);
    }

    /** How long before the packet at hand a time was; 0 where there is none. */
    private long ago(long time) {
        return time == SequenceKeeper.NEVER ? 0 : judge.moment() - time;
    }

    // Looks back

    private Supplier<Standing> back(WithoutKeeper keeping, Form.Without without, Packet packet) {
        Digest key = key(without.by(), packet);
        long seen = key == null ? SequenceKeeper.NEVER : keeping.seen(key);
        Standing.Back back = new Standing.Back(texts(without.by(), packet), Printer.print(without.before().origin()),
                stamp(seen), ago(seen), without.nanos(), judge.isEarly());
        return () -> back;
    }
}
