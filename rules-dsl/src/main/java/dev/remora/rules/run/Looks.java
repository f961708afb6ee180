package dev.remora.rules.run;

import dev.remora.rules.compile.Probe;
import dev.remora.rules.compile.Read;
import dev.remora.rules.compile.Reads;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Window;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stage 1 does with packets for one rule, put together from the code of its predicates: for packets of which something is known, that code is short, and what is
 * certain is not asked at all.
 */
final class Looks {
    private final int             index;
    private final Underway        underway;
    private final Form            form;
    private final List<Predicate> predicates;
    private final Assumption      assumption;
    private final KeyReader       key;                       // of what the rule counts or follows
    private final KeyReader       quiet;                     // of the window that keeps it quiet
    private final Look            amount;

    /** What stage 1 does for the rule at this place among all rules. */
    Looks(int index, Rule rule, KeyReader.Shared keys, Underway underway) {
        this.index = index;
        this.underway = underway;
        form = rule.form();
        predicates = form.predicates();
        assumption = rule.assumption();
        key = keys.of(by(form));
        quiet = keys.of(form instanceof Form.Counting(var window, Window unless) && unless != null ? unless.by() : List.of());
        amount = form instanceof Form.Counting(Window window, var unless) ? amount(window.measure(), keys) : (packet, match) -> true;
    }

    private static List<KeyPart> by(Form form) {
        return switch (form) {
            case Form.Each each -> List.of();
            case Form.Counting(Window window, var unless) -> window.by();
            case Form.Sequence(var by, var steps) -> by;
            case Form.Without(var when, var before, var by, long nanos) -> by;
        };
    }

    /**
     * What stage 1 does.
     *
     * @param code of the rule's predicates, in their order
     */
    Look of(IntFunction<Probe> code) {
        return switch (form) {
            case Form.Each each -> each(probe(0, code));
            case Form.Counting(var window, @Nullable Window unless) -> unless == null ? window(probe(0, code)) : quieted(probe(0, code), probe(1, code));
            case Form.Sequence(var by, List<Form.Step> steps) -> sequence(IntStream.range(0, steps.size()).mapToObj(i -> probe(i, code)).toArray(Probe[]::new));
            case Form.Without without -> sequence(new Probe[]{probe(0, code), probe(1, code)});
        };
    }

    // A predicate about connections is asked only of those that are known well enough.
    private Probe probe(int index, IntFunction<Probe> code) {
        Probe probe = code.apply(index);
        if (probe == Probe.NEVER || assumption == Assumption.FULL_CAPTURE || !TrackedUse.isIn(predicates.get(index)))
            return probe;
        return packet -> Knowledge.isEnough(assumption, packet) && probe.holds(packet);
    }

    private static Look each(Probe when) {
        return when == Probe.ALWAYS ? (packet, match) -> true : (packet, match) -> when.holds(packet);
    }

    // A packet without the key, or without what is counted, is passed over.
    private Look window(Probe condition) {
        if (condition == Probe.NEVER)
            return (packet, match) -> false;
        boolean isCertain = condition == Probe.ALWAYS;
        return (packet, match) -> {
            if (!isCertain && !condition.holds(packet) || !key.read(packet) || !amount.at(packet, match))
                return false;
            match.key(key.digest);
            match.parts |= Match.COUNTS;
            return true;
        };
    }

    private static Look amount(Window.Amount amount, KeyReader.Shared keys) {
        return switch (amount) {
            case Window.Amount.Matches matches -> (packet, match) -> true;
            case Window.Amount.Distinct(Operand operand) -> {
                KeyReader value = keys.of(List.of(new KeyPart.Of(operand)));
                yield (packet, match) -> {
                    match.value = value.read(packet) ? value.digest.low : 0;
                    return value.read(packet);
                };
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
            match.value = values.number(0);
            return true;
        };
    }

    private Look quieted(Probe counted, Probe quieting) {
        Look main = window(counted);
        boolean isMain = counted != Probe.NEVER;
        boolean isQuiet = quieting != Probe.NEVER;
        return (packet, match) -> {
            boolean counts = isMain && main.at(packet, match);
            boolean quiets = isQuiet && quieting.holds(packet) && quiet.read(packet);
            if (quiets)
                match.parts |= Match.QUIETS;
            if (quiets || counts && quiet.read(packet))
                match.quiet(quiet.digest);                    // else no window can keep it quiet
            return counts || quiets;
        };
    }

    // Which of the predicates hold, those that are certain not asked.
    private Look sequence(Probe[] probes) {
        long certain = 0;
        for (int i = 0; i < probes.length; i++)
            certain |= probes[i] == Probe.ALWAYS ? 1L << i : 0;
        boolean isKept = probes[0] == Probe.NEVER && underway.keeps(index);
        int[] asked = IntStream.range(0, probes.length).filter(i -> probes[i] != Probe.ALWAYS && probes[i] != Probe.NEVER).toArray();
        long known = certain;
        return (packet, match) -> {
            long parts = known;
            for (int i : asked)
                if (probes[i].holds(packet))
                    parts |= 1L << i;
            match.parts = parts;
            if (parts == 0)
                return false;
            match.isIdle = isKept && underway.isIdle(index, packet);
            if (match.isIdle)
                return true;
            if (!key.read(packet))
                return false;
            match.key(key.digest);
            return true;
        };
    }
}
