package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is doubtful about rules as a whole, where each part of them is right. */
final class RuleSense {
    private final Map<String, String> texts = new HashMap<>();
    private final Catalogue           catalogue;
    private final Logic               logic;
    private final Findings            findings;
    private final Sense               sense;
    private final FragmentSense       fragments;
    private final WindowSense         windows;
    private final PlaceholderSense    placeholders;

    RuleSense(Catalogue catalogue, Logic logic, Findings findings, Sense sense) {
        this.catalogue = catalogue;
        this.logic = logic;
        this.findings = findings;
        this.sense = sense;
        this.fragments = new FragmentSense(catalogue, logic, findings);
        this.windows = new WindowSense(logic, findings);
        this.placeholders = new PlaceholderSense(catalogue, logic, findings);
    }

    /** Says what is doubtful about a rule. */
    void check(Item.Rule rule, Occasion occasion, Form form, Assumption assumption) {
        boolean senseless = form.predicates().stream().filter(sense::look).count() > 0;
        if (!senseless)
            form.predicates().forEach(predicate -> fragments.look(predicate, predicate.origin().span()));
        keys(form);
        if (form instanceof Form.Counting counting)
            windows.check(counting, occasion);
        if (form instanceof Form.Sequence(var by, List<Form.Step> steps) && !steps.getLast().absent())
            checkNot(steps.getLast());
        Predicate reported = reported(form);
        if (occasion == Occasion.STATE)
            LayerPair.besideTcp(reported).ifPresent(asked -> rule.clauses(Clause.On.class).forEach(on -> findings.add(Code.STATE_OF_TCP, on.span(), asked)));
        rule.clauses(Clause.Message.class).findFirst().ifPresent(clause -> placeholders.look(clause, reported));
        boolean isNamed = !rule.name().isMissing();
        boolean unknown = !senseless && isNamed && assumption == Assumption.OBSERVED
                && catalogue.find("connection.unknown").map(field -> logic.isSet(field, reported)).orElse(false);
        if (unknown)
            findings.add(Code.NEVER_OBSERVED, rule.name().span(), rule.name().text());
        if (isNamed)
            checkTwin(rule);
    }

    // A packet that lacks a key is passed over without a word.
    private void keys(Form form) {
        switch (form) {
            case Form.Each each -> {}
            case Form.Counting(Window window, var unless) -> {
                unread(window.by(), window.condition());
                if (unless != null)
                    unread(unless.by(), unless.condition());
            }
            case Form.Sequence(List<KeyPart> by, List<Form.Step> steps) -> steps.forEach(step -> unread(by, step.condition()));
            case Form.Without(Predicate when, Predicate before, List<KeyPart> by, var nanos) -> {
                unread(by, when);
                unread(by, before);
            }
        }
    }

    private void unread(List<KeyPart> by, Predicate condition) {
        for (KeyPart part : by)
            switch (part) {
            case KeyPart.Of(Operand operand) -> unread(operand, condition);
            case KeyPart.OfPair(Operand first, Operand second) -> {
                unread(first, condition);
                unread(second, condition);
            }
            case KeyPart.OfConnection connection -> {}
            }
    }

    private void unread(Operand key, Predicate condition) {
        LayerPair.besideKey(key, condition).ifPresent(asked -> findings.add(Code.UNREAD_KEY, key.origin().span(), asked, findings.words(key.origin())));
    }

    // `then not icmp`, where any other packet ends the sequence.
    private void checkNot(Form.Step step) {
        Predicate last = step.condition();
        Predicate written = last instanceof Predicate.And(Expr origin, List<Predicate> all) && all.getLast().origin() == origin ? all.getLast() : last;
        if (!(written instanceof Predicate.Not(Expr.Not origin, Predicate denied)))
            return;
        Span not = new Span(origin.span().start(), origin.operand().span().start());
        boolean hasTime = step.nanos() != Long.MAX_VALUE;             // without which an absence is never over
        findings.add(Code.NEGATED_STEP.at(origin.span(), findings.words(origin), findings.words(origin.operand())),
                hasTime ? List.of(new Fix("Replace `not` with `no`", List.of(new Fix.Edit(not, "no ")))) : List.of());
    }

    // What holds for the packet that an alert is about.
    private static Predicate reported(Form form) {
        return switch (form) {
            case Form.Each(Predicate when) -> when;
            case Form.Counting(Window window, var unless) -> window.condition();
            case Form.Sequence(var by, List<Form.Step> steps) -> (steps.getLast().absent() ? steps.getFirst() : steps.getLast()).condition();
            case Form.Without(Predicate when, var before, var by, long nanos) -> when;
        };
    }

    // Two rules that report the same packets: one of them is probably a copy that was not changed.
    private void checkTwin(Item.Rule rule) {
        String text = rule.clauses().stream().filter(RuleSense::decides).map(Printer::print).sorted().collect(Collectors.joining());
        String twin = texts.putIfAbsent(text, rule.name().text());
        if (twin != null)
            findings.add(Code.SAME_RULE, rule.name().span(), rule.name().text(), twin);
    }

    private static boolean decides(Clause clause) {
        return switch (clause) {
            case Clause.When c -> true;
            case Clause.On c -> true;
            case Clause.Counting c -> true;
            case Clause.Unless c -> true;
            case Clause.Sequence c -> true;
            case Clause.Without c -> true;
            case Clause.Assume c -> true;
            case Clause.MaxKeys c -> false;
            case Clause.Severity c -> false;
            case Clause.Message c -> false;
            case Clause.Because c -> false;
            case Clause.Benign c -> false;
            case Clause.See c -> false;
            case Clause.Broken c -> false;
        };
    }
}
