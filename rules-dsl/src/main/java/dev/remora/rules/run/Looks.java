package dev.remora.rules.run;

import dev.remora.rules.compile.Keyed;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.compile.Read;
import dev.remora.rules.compile.Reads;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Compiles rules to what stage 1 does with a packet. */
final class Looks {
    private final Function<Predicate, Probe> compiler;
    private final Twins                      twins;
    private final Assumption                 assumption;

    /** @param assumption what rules make of connections whose start was not seen */
    Looks(Function<Predicate, Probe> compiler, Twins twins, Assumption assumption) {
        this.compiler = compiler;
        this.twins = twins;
        this.assumption = assumption;
    }

    /** What stage 1 does for a rule of this form. */
    Look of(Form form) {
        return switch (form) {
            case Form.Each(var when) -> each(probe(when));
            case Form.Counting(Window window, var unless) -> unless == null ? window(window) : quieted(window(window), unless);
            case Form.Sequence(var by, List<Form.Step> steps) -> sequence(keyed(by), steps);
            case Form.Without(var when, var before, var by, long nanos) -> without(probe(when), probe(before), keyed(by));
        };
    }

    // A predicate about connections is asked only of those that are known well enough.
    private Probe probe(Predicate predicate) {
        Probe probe = compiler.apply(predicate);
        return TrackedUse.isIn(predicate) ? packet -> Knowledge.isEnough(assumption, packet) && probe.holds(packet) : probe;
    }

    private Keyed keyed(List<KeyPart> by) {
        return Keyed.of(by, twins::of);
    }

    private static Look each(Probe when) {
        return (packet, match) -> when.holds(packet);
    }

    // A packet without the key, or without what is counted, is passed over.
    private Look window(Window window) {
        Probe condition = probe(window.condition());
        Keyed keyed = keyed(window.by());
        long[] key = new long[keyed.width()];
        Look amount = amount(window.measure());
        return (packet, match) -> {
            if (!condition.holds(packet) || !keyed.read(packet, key) || !amount.at(packet, match))
                return false;
            match.key = key;
            match.parts |= Match.COUNTS;
            return true;
        };
    }

    private Look amount(Window.Amount amount) {
        return switch (amount) {
            case Window.Amount.Matches matches -> (packet, match) -> true;
            case Window.Amount.Distinct(Operand operand) -> {
                Keyed value = keyed(List.of(new KeyPart.Of(operand)));
                yield (packet, match) -> value.read(packet, match.value);
            }
            case Window.Amount.Sum(Operand operand) -> sum(Reads.of(operand));
        };
    }

    private static Look sum(Read read) {
        Occurrences values = new Occurrences();
        return (packet, match) -> {
            values.clear();
            read.read(packet, values);
            if (values.isEmpty())
                return false;
            match.amount = values.number(0);
            return true;
        };
    }

    private Look quieted(Look main, Window unless) {
        Probe condition = probe(unless.condition());
        Keyed keyed = keyed(unless.by());
        long[] key = new long[keyed.width()];
        return (packet, match) -> {
            boolean counts = main.at(packet, match);
            boolean quiets = condition.holds(packet) && keyed.read(packet, key);
            if (quiets)
                match.parts |= Match.QUIETS;
            else if (counts && !keyed.read(packet, key))
                Arrays.fill(key, 0);                          // no window can keep it quiet
            match.quiet = key;
            return counts || quiets;
        };
    }

    private Look sequence(Keyed keyed, List<Form.Step> steps) {
        Probe[] probes = steps.stream().map(step -> probe(step.condition())).toArray(Probe[]::new);
        long[] key = new long[keyed.width()];
        return (packet, match) -> {
            for (int i = 0; i < probes.length; i++)
                if (probes[i].holds(packet))
                    match.parts |= 1L << i;
            match.key = key;
            return match.parts != 0 && keyed.read(packet, key);
        };
    }

    private static Look without(Probe when, Probe before, Keyed keyed) {
        long[] key = new long[keyed.width()];
        return (packet, match) -> {
            match.parts = (when.holds(packet) ? Match.LOOKS : 0) | (before.holds(packet) ? Match.IS_SEEN : 0);
            match.key = key;
            return match.parts != 0 && keyed.read(packet, key);
        };
    }
}
