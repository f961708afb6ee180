package dev.remora.rules.synth;

import dev.remora.rules.syntax.Printer;
import dev.remora.rules.testing.PacketBuilder;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says which part of a rule keeps it from firing: parts are left out until it does. Confined to one thread. */
final class Obstacles {
    private static final long WORK = 50_000;           // packets that are looked at for one part

    private final Trials   trials;
    private final RuleFile file;
    private final Rule     rule;

    Obstacles(Trials trials, RuleFile file, Rule rule) {
        this.trials = trials;
        this.file = file;
        this.rule = rule;
    }

    /** At least one, each a sentence without its full stop. */
    List<String> all() {
        List<String> unmet = wanted(rule.form()).stream().flatMap(this::unmet).distinct().toList();
        if (!unmet.isEmpty())
            return unmet;
        if (!file.suppressions().isEmpty() && trials.unsilenced().firing(rule, WORK).isPresent())
            return List.of("packets were found that fire it, but a suppression silences it");
        return List.of(switch (rule.form()) {
            case Form.Each each -> "each condition can be met by itself, but no packets were found that meet them all";
            case Form.Counting(Window window, var unless) -> unless != null && fires(new Form.Counting(window, null))
                    ? "`unless " + text(unless) + "` silences all packets that were found" : unfilled(window);
            case Form.Sequence sequence -> unreached(sequence);
            case Form.Without without -> "every packet found that meets `" + Printer.print(without.when().origin()) + "` comes after one that meets `"
                    + Printer.print(without.before().origin()) + "`";
        });
    }

    private boolean fires(Form form) {
        return trials.firing(trials.with(form), WORK).isPresent();
    }

    private static String unfilled(Window window) {
        String text = text(window);
        boolean isSum = window.measure() instanceof Window.Amount.Sum;
        if (window.threshold() <= (isSum ? Amounts.MOST : PacketBuilder.MOST))
            return "no packets were found that fill `" + text + "`";
        return "`" + text + "` asks for more " + (isSum ? "octets than are tried: " + Amounts.MOST : "packets than a test can have: " + PacketBuilder.MOST);
    }

    private String unreached(Form.Sequence sequence) {
        List<Form.Step> steps = sequence.steps();
        int reached = 2;
        while (reached < steps.size() && fires(new Form.Sequence(sequence.by(), steps.subList(0, reached))))
            reached++;
        Form.Step step = steps.get(reached - 1);
        return "no packets were found that reach step " + reached + ", `" + (step.absent() ? "no " : "") + Printer.print(step.condition().origin()) + "`";
    }

    // On one line, not in the columns of a rule's clauses.
    private static String text(Window window) {
        return Printer.print(window.origin()).replaceFirst("^(count|sum) +", "$1 ");
    }

    // What packets must meet

    private static List<Predicate> wanted(Form form) {
        return switch (form) {
            case Form.Each(Predicate when) -> List.of(when);
            case Form.Counting(Window window, var unless) -> List.of(window.condition());
            case Form.Sequence sequence -> sequence.steps().stream().filter(step -> !step.absent()).map(Form.Step::condition).toList();
            case Form.Without without -> List.of(without.when());
        };
    }

    private Stream<String> unmet(Predicate wanted) {
        Solver solver = new Solver();
        List<List<Line>> stories = new Attempts(solver).stories(wanted);
        if (stories.isEmpty())
            return solver.conflicts().stream().map(conflict -> "no packet meets " + conflict);
        Map<String, Rule> atoms = new LinkedHashMap<>();
        Atom.conjunctions(wanted).stream().flatMap(List::stream).forEach(atom -> atoms.put(atom.text(), alone(atom)));
        Rule whole = trials.with(new Form.Each(wanted));
        Trial trial = trials.unsilenced().trial(Stream.concat(Stream.of(whole), atoms.values().stream()).distinct().toList(), WORK);
        Set<Rule> met = new HashSet<>();
        stories.stream().takeWhile(story -> !trial.isSpent() && !met.contains(whole)).forEach(story -> met.addAll(trial.firing(story)));
        if (met.contains(whole))
            return Stream.empty();
        List<String> missing = atoms.entrySet().stream().filter(atom -> !met.contains(atom.getValue())).map(Map.Entry::getKey).toList();
        return missing.isEmpty() ? Stream.of("each part of `" + Printer.print(wanted.origin()) + "` can be met, but no packets were found that meet all of it")
                : missing.stream().map(atom -> "no packet was found that meets `" + atom + "`");
    }

    private Rule alone(Atom atom) {
        return trials.with(new Form.Each(atom.holds() ? atom.predicate() : new Predicate.Not(atom.predicate().origin(), atom.predicate())));
    }
}
