package dev.remora.rules.synth;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks through what is proposed for a rule of a file, or for a part of it, as far as so much work goes. Confined to one thread. */
final class Trials {
    private final Dissectors dissectors;
    private final RuleFile   file;
    private final Rule       rule;
    private final Attempts   attempts;

    Trials(Dissectors dissectors, RuleFile file, Rule rule, Solver solver) {
        this.dissectors = dissectors;
        this.file = file;
        this.rule = rule;
        this.attempts = new Attempts(solver);
    }

    /** The same where nothing is silenced. */
    Trials unsilenced() {
        RuleFile loud = new RuleFile(file.source(), file.pack(), file.title(), file.rules(), file.policies(), List.of(), file.tests());
        return new Trials(dissectors, loud, rule, new Solver());
    }

    /** The rule with another form, under the same name. */
    Rule with(Form form) {
        return new Rule(rule.origin(), rule.name(), rule.title(), rule.severity(), rule.occasion(), form, rule.assumption(), rule.message(),
                rule.because(), rule.benign(), rule.see(), rule.mostKeys());
    }

    /** Judges by such rules of the file. */
    Trial trial(List<Rule> rules, long work) {
        return new Trial(dissectors, file, rules, work);
    }

    /** The first one that fires. */
    Optional<List<Line>> firing(Rule some, long work) {
        return firing(some, attempts.of(some.form(), counted(some, work)), work).or(() -> firing(some, attempts.few(some.form(), counted(some, work)), work));
    }

    // Whether the first thing that a rule asks for is among packets, as far as so much work goes.
    private Predicate<List<Line>> counted(Rule some, long work) {
        Trial once = trial(List.of(with(new Form.Each(some.form().predicates().getFirst()))), work);
        return lines -> !once.isSpent() && once.fires(lines);
    }

    private Optional<List<Line>> firing(Rule some, List<List<Line>> proposals, long work) {
        Trial trial = trial(List.of(some), work);
        return proposals.stream().takeWhile(lines -> !trial.isSpent()).filter(trial::fires).findFirst();
    }
}
