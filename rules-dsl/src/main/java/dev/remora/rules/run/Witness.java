package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Keyed;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Conditions;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Known;
import dev.remora.rules.explain.Explanation.Part;
import dev.remora.rules.explain.Explanation.Role;
import dev.remora.rules.explain.Standing;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Suppression;
import dev.remora.rules.type.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes down what one rule looks at, while the packet or the event is there. Confined to one thread. */
final class Witness {
    private final Rule              rule;
    private final List<Suppression> suppressions;
    private final Ledger            ledger;
    private final Twins             twins;

    /** What was taken down, and what can be read only once the packet has been taken in. */
    record Note(String at, List<Part> parts, @Nullable Known known, boolean matched, Supplier<Standing> standing, List<Explanation.Silence> silences) {
        Explanation.Look finish() {
            return new Explanation.Look(at, parts, known, matched, standing.get(), silences);
        }
    }

    Witness(Rule rule, List<Suppression> suppressions, Ledger ledger, Twins twins) {
        this.rule = rule;
        this.suppressions = suppressions.stream().filter(suppression -> suppression.target().equals(rule.name())).toList();
        this.ledger = ledger;
        this.twins = twins;
    }

    /** Takes down what the rule makes of a packet, or of what stands for one. */
    Note note(String at, Packet packet) {
        List<Part> parts = new ArrayList<>();
        List<Predicate> predicates = rule.form().predicates();
        boolean tracked = false;
        for (int i = 0; i < predicates.size(); i++) {
            boolean asks = TrackedUse.isIn(predicates.get(i));
            tracked |= asks;
            Condition condition = Conditions.explain(predicates.get(i), packet);
            parts.add(part(i, condition, !asks || Knowledge.isEnough(rule.assumption(), packet)));
        }
        long bits = 0;
        for (int i = 0; i < parts.size(); i++)
            bits |= parts.get(i).holds() ? 1L << i : 0;
        boolean matched = matched(packet, bits);
        Known known = tracked ? Acquaintances.of(rule.assumption(), packet) : null;
        return new Note(at, parts, known, matched, ledger.open(rule.form(), packet, bits), matched ? silences(packet) : List.of());
    }

    private Part part(int index, Condition condition, boolean enough) {
        return switch (rule.form()) {
            case Form.Each each -> new Part(Role.WHEN, 0, condition, enough);
            case Form.Counting counting -> new Part(index == 0 ? Role.WHEN : Role.UNLESS, 0, condition, enough);
            case Form.Sequence sequence -> new Part(sequence.steps().get(index).absent() ? Role.ABSENCE : Role.STEP, index + 1, condition, enough);
            case Form.Without without -> new Part(index == 0 ? Role.WHEN : Role.WITHOUT, 0, condition, enough);
        };
    }

    // As stage 1 has it: what holds has to have a key, and what is counted.
    private boolean matched(Packet packet, long bits) {
        return switch (rule.form()) {
            case Form.Each each -> bits != 0;
            case Form.Counting(Window window, var unless) -> (bits & 1) != 0 && has(window.by(), packet) && hasAmount(window.measure(), packet)
                    || unless != null && (bits & 2) != 0 && has(unless.by(), packet);
            case Form.Sequence sequence -> bits != 0 && has(sequence.by(), packet);
            case Form.Without without -> bits != 0 && has(without.by(), packet);
        };
    }

    private boolean has(List<KeyPart> key, Packet packet) {
        Keyed keyed = Keyed.of(key, twins::of);
        return keyed.read(packet, new long[keyed.width()]);
    }

    private boolean hasAmount(Window.Amount amount, Packet packet) {
        return switch (amount) {
            case Window.Amount.Matches matches -> true;
            case Window.Amount.Distinct(var operand) -> has(List.of(new KeyPart.Of(operand)), packet);
            case Window.Amount.Sum(var operand) -> Keyed.of(List.of(new KeyPart.Of(operand)), other -> null).read(packet, new long[Keyed.WIDTH]);
        };
    }

    private List<Explanation.Silence> silences(Packet packet) {
        return silences(suppressions, packet);
    }

    /** What suppressions make of a packet. */
    static List<Explanation.Silence> silences(List<Suppression> suppressions, Packet packet) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(0, packet.frame().timeNanos()), ZoneOffset.UTC);
        return suppressions.stream().map(suppression -> new Explanation.Silence(suppression, suppression.until() == null || !day.isAfter(suppression.until()),
                suppression.condition() == null ? null : Conditions.explain(suppression.condition(), packet))).toList();
    }
}
