package dev.remora.rules.run;

import dev.remora.packet.Packet;
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
import dev.remora.tracking.Tracked;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stage 1 does with packets for one rule, put together from the code of its predicates: for packets of which something is known, that code is short, and what is
 * certain is not asked at all.
 */
final class Looks {
    private final int        index;
    private final Underway   underway;
    private final Form       form;
    private final boolean[]  anyKnown;                  // of each predicate, whether it is asked of all connections, however little is known of them
    private final Assumption assumption;
    private final KeyReader  key;                       // of what the rule counts or follows
    private final KeyReader  quiet;                     // of the window that keeps it quiet
    private final Amount     amount;
    private final boolean    isByPlace;                 // the key is the place of the connection

    /** What stage 1 does for the rule at this place among all rules. */
    Looks(int index, Rule rule, KeyReader.Shared keys, Underway underway) {
        this.index = index;
        this.underway = underway;
        form = rule.form();
        assumption = rule.assumption();
        anyKnown = anyKnown(form.predicates(), assumption);
        isByPlace = Judge.isByPlace(rule);
        key = keys.of(by(form));
        quiet = keys.of(form instanceof Form.Counting(var window, Window unless) && unless != null ? unless.by() : List.of());
        amount = form instanceof Form.Counting(Window window, var unless) ? Amount.of(window.measure(), keys) : Amount.ONE;
    }

    private static List<KeyPart> by(Form form) {
        return switch (form) {
            case Form.Each each -> List.of();
            case Form.Counting(Window window, var unless) -> window.by();
            case Form.Sequence(var by, var steps) -> by;
            case Form.Without(var when, var before, var by, long nanos) -> by;
        };
    }

    /** What a look makes of a packet, by its class: what most do can then be put in place of a call. */
    static boolean at(Look look, Packet packet, Match match) {
        if (look instanceof Steps steps)
            return steps.at(packet, match);
        if (look instanceof Quieted quieted)
            return quieted.at(packet, match);
        return look.at(packet, match);
    }

    /**
     * What stage 1 does.
     *
     * @param code of the rule's predicates, in their order
     */
    Look of(IntFunction<Probe> code) {
        return switch (form) {
            case Form.Each each -> new Each(probe(0, code));
            case Form.Counting(var window, @Nullable Window unless) -> unless == null ? new Counted(probe(0, code)) : new Quieted(probe(0, code), code.apply(1));
            case Form.Sequence(var by, List<Form.Step> steps) -> new Steps(IntStream.range(0, steps.size()).mapToObj(i -> probe(i, code)).toArray(Probe[]::new));
            case Form.Without without -> new Steps(new Probe[]{probe(0, code), probe(1, code)});
        };
    }

    // A predicate about connections is asked only of those that are known well enough.
    private Probe probe(int index, IntFunction<Probe> code) {
        Probe probe = code.apply(index);
        return anyKnown[index] || probe == Probe.NEVER ? probe : packet -> Knowledge.isEnough(assumption, packet) && probe.holds(packet);
    }

    private static boolean[] anyKnown(List<Predicate> predicates, Assumption assumption) {
        boolean[] all = new boolean[predicates.size()];
        for (int i = 0; i < all.length; i++)
            all[i] = assumption == Assumption.FULL_CAPTURE || !TrackedUse.isIn(predicates.get(i));
        return all;
    }

    /** Reports each packet. */
    private static final class Each extends Look {
        private final Probe   when;
        private final boolean isCertain;

        Each(Probe when) {
            this.when = when;
            this.isCertain = when == Probe.ALWAYS;
        }

        @Override
        boolean at(Packet packet, Match match) {
            return isCertain || when.holds(packet);
        }
    }

    /** What a window counts of a packet. */
    private record Amount(@Nullable KeyReader value, @Nullable Read sum, Occurrences values) {
        static final Amount ONE = new Amount(null, null, new Occurrences());

        static Amount of(Window.Amount amount, KeyReader.Shared keys) {
            return switch (amount) {
                case Window.Amount.Matches matches -> ONE;
                case Window.Amount.Distinct(Operand operand) -> new Amount(keys.of(List.of(new KeyPart.Of(operand))), null, new Occurrences());
                case Window.Amount.Sum(Operand operand) -> new Amount(null, Reads.of(operand), new Occurrences());
            };
        }

        /** Whether the packet has it; it goes into the match. */
        boolean isIn(Packet packet, Match match) {
            if (value != null)
                return isIn(value, packet, match);
            return sum == null || isIn(sum, packet, match);
        }

        private static boolean isIn(KeyReader value, Packet packet, Match match) {
            if (!value.read(packet))
                return false;
            match.value = value.digest.low;
            return true;
        }

        private boolean isIn(Read sum, Packet packet, Match match) {
            values.clear();
            sum.read(packet, values);
            if (values.isEmpty())
                return false;
            match.value = values.number(0);
            return true;
        }
    }

    /** Counts in a window. A packet without the key, or without what is counted, is passed over. */
    private final class Counted extends Look {
        private final Probe   condition;
        private final boolean isCertain;

        Counted(Probe condition) {
            this.condition = condition;
            this.isCertain = condition == Probe.ALWAYS;
        }

        @Override
        boolean at(Packet packet, Match match) {
            if (!isCertain && !condition.holds(packet) || !key.read(packet) || !amount.isIn(packet, match))
                return false;
            match.key(key.digest);
            match.parts |= Match.COUNTS;
            return true;
        }
    }

    /** Counts in a window that another keeps quiet, in the other, or in both. */
    private final class Quieted extends Look {
        private final Counted main;
        private final Probe   quieting;
        private final boolean isMain;
        private final boolean isQuiet;
        private final boolean isCertain;                       // of the window that keeps quiet
        private final boolean isAnyKnown;                      // its predicate is asked of all connections

        Quieted(Probe counted, Probe quieting) {
            this.main = new Counted(counted);
            this.quieting = quieting;
            this.isMain = counted != Probe.NEVER;
            this.isQuiet = quieting != Probe.NEVER;
            this.isCertain = quieting == Probe.ALWAYS;
            this.isAnyKnown = anyKnown[1];
        }

        @Override
        boolean at(Packet packet, Match match) {
            boolean counts = isMain && main.at(packet, match);
            boolean quiets = isQuiet && isQuieting(packet) && quiet.read(packet);
            if (quiets)
                match.parts |= Match.QUIETS;
            if (quiets || counts && quiet.read(packet))
                match.quiet(quiet.digest);                    // else no window can keep it quiet
            return counts || quiets;
        }

        private boolean isQuieting(Packet packet) {
            return (isAnyKnown || Knowledge.isEnough(assumption, packet)) && (isCertain || quieting.holds(packet));
        }
    }

    /** Takes steps: which of the predicates hold, those that are certain not asked. */
    private final class Steps extends Look {
        private final Probe[] asked;
        private final int[]   steps;                           // of those that are asked
        private final long    certain;
        private final boolean isKept;

        Steps(Probe[] probes) {
            super(probes[0] == Probe.NEVER && underway.keeps(index) && Stream.of(probes).anyMatch(probe -> probe == Probe.ALWAYS));
            steps = IntStream.range(0, probes.length).filter(i -> probes[i] != Probe.ALWAYS && probes[i] != Probe.NEVER).toArray();
            asked = IntStream.of(steps).mapToObj(i -> probes[i]).toArray(Probe[]::new);
            certain = IntStream.range(0, probes.length).filter(i -> probes[i] == Probe.ALWAYS).mapToLong(i -> 1L << i).sum();
            isKept = probes[0] == Probe.NEVER && underway.keeps(index);
        }

        @Override
        boolean at(Packet packet, Match match) {
            long parts = certain;
            for (int i = 0; i < asked.length; i++)
                if (asked[i].holds(packet))
                    parts |= 1L << steps[i];
            match.parts = parts;
            if (parts == 0)
                return false;
            match.isIdle = isKept && underway.isIdle(index, packet);
            if (match.isIdle)
                return true;
            return isByPlace ? match.key(packet.note(Tracked.KIND)) : readKey(packet, match);
        }

        private boolean readKey(Packet packet, Match match) {
            if (!key.read(packet))
                return false;
            match.key(key.digest);
            return true;
        }
    }
}
