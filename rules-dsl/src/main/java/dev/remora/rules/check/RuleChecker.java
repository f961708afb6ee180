package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Measure;
import dev.remora.rules.syntax.Step;
import dev.remora.rules.syntax.Text;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Message;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Severity;
import dev.remora.rules.type.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks rules. */
final class RuleChecker {
    private static final long MOST_KEYS = 10_000_000;

    private static final int MOST_STEPS = 64;             // a packet says of each in one bit of a word whether it holds

    private final Findings      findings;
    private final Predicates    predicates;
    private final WindowChecker windows;
    private final RuleSense     sense;

    RuleChecker(Findings findings, Predicates predicates, RuleSense sense) {
        this.findings = findings;
        this.sense = sense;
        this.predicates = predicates;
        this.windows = new WindowChecker(findings, predicates);
    }

    /** The meaning of a rule; null where something is wrong, which has been said. */
    @Nullable
    Rule check(Item.Rule rule, String name) {
        Form form = form(rule);
        Message message = message(rule);
        Severity severity = KnownWords.severity(once(rule, Clause.Severity.class, "severity"), findings);
        Occasion occasion = KnownWords.occasion(once(rule, Clause.On.class, "on"), findings);
        Assumption assumption = KnownWords.assumption(once(rule, Clause.Assume.class, "assume"), findings);
        int mostKeys = mostKeys(rule, form);
        if (form == null)
            return null;
        checkOccasion(rule, occasion, form);
        sense.check(rule, occasion, form, assumption);
        return new Rule(rule, name, text(rule.title()), severity, occasion, form, assumption, message,
                once(rule, Clause.Because.class, "because").map(c -> c.text().value()).orElse(""),
                once(rule, Clause.Benign.class, "benign").map(c -> c.text().value()).orElse(""),
                once(rule, Clause.See.class, "see").map(c -> c.references().stream().map(Text::value).toList()).orElse(List.of()), mostKeys);
    }

    static String text(@Nullable Text text) {
        return text == null ? "" : text.value();
    }

    /** The only clause of a kind; says so where there are more. */
    private <C extends Clause> Optional<C> once(Item.Rule rule, Class<C> kind, String keyword) {
        @Nullable C first = null;
        @Nullable Clause before = null;
        for (Clause clause : rule.clauses()) {
            if (first == null && kind.isInstance(clause))
                first = kind.cast(clause);
            else if (kind.isInstance(clause))
                findings.add(Code.DUPLICATE_CLAUSE.at(clause.span(), keyword), single(before, clause));
            before = clause;
        }
        return Optional.ofNullable(first);
    }

    // Both conditions may be meant: to remove one of them would change what the rule is about.
    private List<Fix> single(@Nullable Clause before, Clause again) {
        if (!(again instanceof Clause.When when))
            return List.of(Fix.delete(again.span(), findings.words(again)));
        if (!(before instanceof Clause.When first))
            return List.of();
        List<Fix.Edit> edits = new ArrayList<>();
        String written = findings.text(when.predicate().span());
        edits.add(new Fix.Edit(when.span(), "and " + (bindsLoosely(when.predicate()) ? "(" + written + ")" : written)));
        if (bindsLoosely(first.predicate())) {
            edits.add(new Fix.Edit(first.predicate().span().first(), "("));
            edits.add(new Fix.Edit(first.predicate().span().last(), ")"));
        }
        return List.of(new Fix("Join with `and`", edits));
    }

    // Looser than `and`, so that it stands in parentheses beside one.
    private static boolean bindsLoosely(Expr predicate) {
        return predicate instanceof Expr.Or || predicate instanceof Expr.Xor;
    }

    // When it reports

    private @Nullable Form form(Item.Rule rule) {
        Optional<Clause.When> when = once(rule, Clause.When.class, "when");
        Optional<Clause.Counting> counting = once(rule, Clause.Counting.class, "count");
        Optional<Clause.Sequence> sequence = once(rule, Clause.Sequence.class, "sequence");
        Optional<Clause.Without> without = once(rule, Clause.Without.class, "without");
        Optional<Clause.Unless> unless = once(rule, Clause.Unless.class, "unless");
        exclude(Stream.of(counting, sequence, without).<Clause>flatMap(Optional::stream).toList());
        if (when.isEmpty() && sequence.isEmpty() && counting.map(c -> !isOwn(c)).orElse(true)) {
            if (rule.clauses(Clause.Broken.class).findAny().isEmpty() && !rule.name().text().isEmpty())
                findings.add(Code.MISSING_WHEN, rule.name().span(), rule.name().text(), example(rule));
            return null;
        }
        Predicate predicate = when.map(w -> predicates.check(w.predicate())).orElse(null);
        if (when.isPresent() && predicate == null)
            return null;
        Form form = sequence.isPresent() ? sequence(sequence.get(), predicate) : counting.isPresent() ? counting(counting.get(), predicate)
                : predicate == null ? null : without.isPresent() ? without(without.get(), predicate) : new Form.Each(predicate);
        return unless.isEmpty() ? form : kept(form, unless.get(), predicate);
    }

    // The rule with what keeps it quiet; null also where that is wrong, even if nothing would come of it.
    private @Nullable Form kept(@Nullable Form form, Clause.Unless unless, @Nullable Predicate when) {
        Window quiet = quiet(unless.window(), when == null && form != null ? form.predicates().getFirst() : when);
        if (form == null || quiet == null)
            return null;
        if (form instanceof Form.Counting(Window window, var nothing))
            return new Form.Counting(window, quiet);
        findings.add(Code.POINTLESS_CLAUSE, unless.span(), "unless", "it keeps a `count` or `sum` quiet, and this rule has none");
        return form;
    }

    // What a rule on events of connections looks at may have no layers.
    private static String example(Item.Rule rule) {
        return rule.clauses(Clause.On.class).findAny().isEmpty() ? "`when tcp`" : "`when connection.id`, which every connection has";
    }

    private static boolean isOwn(Clause.Counting counting) {
        return counting.window().measure() instanceof Measure.Holding;
    }

    private void exclude(List<Clause> all) {
        for (int i = 1; i < all.size(); i++)
            findings.add(Code.CONFLICTING_CLAUSES, all.get(i).span(), keyword(all.getFirst()), keyword(all.get(i)));
    }

    private String keyword(Clause clause) {
        return findings.words(clause).split("\\s", 2)[0];
    }

    private @Nullable Form counting(Clause.Counting counting, @Nullable Predicate when) {
        Window window = windows.check(counting.window(), when);
        if (window == null)
            return null;
        checkMeasure(counting.window().measure(), window);
        return new Form.Counting(window, null);
    }

    // A number that is counted alone is more likely meant by its values, unless it is an option's.
    private void checkMeasure(Measure measure, Window window) {
        boolean isName = measure instanceof Measure.Holding(var span, Expr counted) && (counted instanceof Expr.Name || counted instanceof Expr.Layered);
        Predicate counted = window.condition() instanceof Predicate.And(var origin, var both) ? both.getLast() : window.condition();
        if (!isName || !(counted instanceof Predicate.Exists(var origin, Operand.FieldOf field)) || field.entry().isProtocol() || !isDistinct(field.kind())
                || isOption(field.entry()))
            return;
        Span span = counted.origin().span();
        String name = findings.words(counted.origin());
        Fix presence = Fix.replace(span, "exists(" + name + ")");
        boolean isAlone = counted == window.condition();                 // the predicate of the rule, which needs one
        findings.add(Code.PRESENCE_COUNTED.at(span, name, name), isAlone ? List.of(presence) : List.of(Fix.insert(span.start(), "distinct "), presence));
    }

    // Options, of which the question may well be whether they are there.
    private static boolean isOption(Catalogue.Entry field) {
        return field.members().stream().allMatch(member -> member.field() instanceof Field.Placed placed && isOption(placed.place()));
    }

    private static boolean isOption(Place place) {
        return switch (place) {
            case Place.InOption option -> true;
            case Place.Walk walk -> true;
            case Place.Fixed fixed -> false;
            case Place.When when -> false;
            case Place.At at -> false;
        };
    }

    private static boolean isDistinct(Kind kind) {
        return kind != Kind.LABEL && kind != Kind.FLOAT;
    }

    // How often something held may keep quiet; what was different, or what it adds up to, nobody asks while it does.
    private @Nullable Window quiet(dev.remora.rules.syntax.Window window, @Nullable Predicate when) {
        switch (window.measure()) {
            case Measure.Matches matches -> {
                return windows.check(window, when);
            }
            case Measure.Holding holding -> {
                return windows.check(window, null);
            }
            case Measure.Distinct distinct -> findings.add(Code.NOT_COUNTING, distinct.span(), "count distinct");
            case Measure.Sum sum -> findings.add(Code.NOT_COUNTING, sum.span(), "sum");
        }
        return null;
    }

    private @Nullable Form sequence(Clause.Sequence sequence, @Nullable Predicate when) {
        if (sequence.steps().size() > MOST_STEPS) {
            findings.add(Code.TOO_MANY_STEPS, sequence.steps().get(MOST_STEPS).span(), MOST_STEPS, sequence.steps().size());
            return null;
        }
        List<KeyPart> by = windows.keys(sequence.by());
        List<Form.Step> steps = new ArrayList<>();
        for (Step step : sequence.steps()) {
            Predicate condition = predicates.check(step.predicate());
            OptionalLong nanos = step.within() == null ? OptionalLong.of(Long.MAX_VALUE) : windows.nanos(step.within());
            if (condition != null && nanos.isPresent())
                steps.add(new Form.Step(when == null ? condition : new Predicate.And(step.predicate(), List.of(when, condition)), step.absent(), nanos.getAsLong()));
        }
        return by == null || steps.size() < sequence.steps().size() || steps.size() < 2 ? null : new Form.Sequence(by, steps);
    }

    private @Nullable Form without(Clause.Without without, Predicate when) {
        Predicate before = predicates.check(without.predicate());
        List<KeyPart> by = windows.keys(without.by());
        OptionalLong nanos = windows.nanos(without.within());
        return before == null || by == null || nanos.isEmpty() ? null : new Form.Without(when, before, by, nanos.getAsLong());
    }

    private void checkOccasion(Item.Rule rule, Occasion occasion, Form form) {
        if (occasion == Occasion.PACKET || form instanceof Form.Each || form instanceof Form.Counting)
            return;
        Clause.On on = rule.clauses(Clause.On.class).findFirst().orElseThrow();
        findings.add(Code.CONFLICTING_CLAUSES, on.span(), "on " + occasion.word(), form instanceof Form.Sequence ? "sequence" : "without");
    }

    private int mostKeys(Item.Rule rule, @Nullable Form form) {
        Optional<Clause.MaxKeys> max = once(rule, Clause.MaxKeys.class, "max");
        if (max.isEmpty() || max.get().limit().isMissing())
            return Rule.MOST_KEYS;
        long limit = Units.amount(max.get().limit().text()).orElse(Rule.MOST_KEYS);
        if (limit < 1 || limit > MOST_KEYS)
            findings.add(Code.BAD_LIMIT, max.get().limit().span(), max.get().limit().text());
        if (form instanceof Form.Each)
            findings.add(Code.POINTLESS_CLAUSE, max.get().span(), "max", "a rule that reports each match keeps nothing");
        return (int) Math.clamp(limit, 1, MOST_KEYS);
    }

    // Message

    private Message message(Item.Rule rule) {
        Optional<Clause.Message> clause = once(rule, Clause.Message.class, "message");
        if (clause.isEmpty())
            return new Message(List.of(new Message.Part.Words(rule.title() == null ? rule.name().text() : rule.title().value())));
        return new MessageChecker(findings, predicates).check(clause.get().template());
    }
}
