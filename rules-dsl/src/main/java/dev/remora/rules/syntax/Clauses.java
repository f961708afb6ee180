package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the clauses of rules and policies. */
final class Clauses {
    private final Reading     reading;
    private final Expressions expressions;
    private final Quotes      quotes;
    private final Parts       parts;

    Clauses(Reading reading, Expressions expressions, Quotes quotes, Parts parts) {
        this.reading = reading;
        this.expressions = expressions;
        this.quotes = quotes;
        this.parts = parts;
    }

    @Nullable
    Clause clause(ClauseContext context) {
        Span span = reading.span(context);
        return switch (context) {
            case WhenContext when -> new Clause.When(span, expressions.expression(when.expression(), when));
            case OnContext on -> new Clause.On(span, parts.word(on.NAME(), on));
            case CountingContext counting -> new Clause.Counting(span, window(counting.window()));
            case UnlessContext unless -> unless.window() == null ? new Clause.Broken(span, keyword(unless)) : new Clause.Unless(span, window(unless.window()));
            case SequenceContext sequence -> sequence(span, sequence);
            case WithoutContext without -> new Clause.Without(span, expressions.expression(without.expression(), without), keys(without.keys()),
                    parts.duration(without.quantity(), without));
            case AssumeContext assume -> new Clause.Assume(span, parts.word(assume.NAME(), assume));
            case MaxKeysContext max -> new Clause.MaxKeys(span, parts.count(max.quantity(), max));
            case MessageContext message -> new Clause.Message(span, quotes.template(message.text(), message));
            case RuleNoteContext note -> switch (note.note().getStart().getType()) {
                case SEVERITY -> severity(note.note());
                case BECAUSE -> because(note.note());
                case BENIGN -> benign(note.note());
                default -> see(note.note());
            };
            default -> null;
        };
    }

    @Nullable
    PolicyClause policyClause(PolicyClauseContext context) {
        Span span = reading.span(context);
        return switch (context) {
            case AppliesContext applies -> new PolicyClause.Applies(span, expressions.expression(applies.expression(), applies));
            case DecisionContext decision -> decision(span, decision);
            case PolicyNoteContext note -> switch (note.note().getStart().getType()) {
                case SEVERITY -> severity(note.note());
                case BECAUSE -> because(note.note());
                case BENIGN -> benign(note.note());
                default -> see(note.note());
            };
            default -> null;
        };
    }

    private Clause.Severity severity(NoteContext note) {
        return new Clause.Severity(reading.span(note), parts.word(note.NAME(), note));
    }

    private Clause.Because because(NoteContext note) {
        return new Clause.Because(reading.span(note), quotes.text(note.text(0), note));
    }

    private Clause.Benign benign(NoteContext note) {
        return new Clause.Benign(reading.span(note), quotes.text(note.text(0), note));
    }

    private Clause.See see(NoteContext note) {
        return new Clause.See(reading.span(note), note.text().stream().map(text -> quotes.text(text, note)).toList());
    }

    private PolicyClause decision(Span span, DecisionContext context) {
        PolicyClause.Verdict verdict = switch (context.getStart().getType()) {
            case ALLOW -> PolicyClause.Verdict.ALLOW;
            case ALERT -> PolicyClause.Verdict.ALERT;
            default -> PolicyClause.Verdict.DENY;
        };
        @Nullable Text note = quotes.optional(context.text(), context);
        if (context.OTHERWISE() != null)
            return new PolicyClause.Otherwise(span, verdict, note);
        Expr predicate = expressions.expression(context.expression(), context);
        return new PolicyClause.Decision(span, verdict, caseName(context), predicate, note);
    }

    private Word caseName(DecisionContext context) {
        Word name = parts.name(context.NAME(), context);
        if (!name.isMissing() || context.WHEN() == null)
            return name;
        Span place = Span.at(context.getStart().getStopIndex() + 1);
        reading.problems().report(Code.NO_NAME, place, "`" + context.getStart().getText() + "` must be followed by a name for this case"
                + (Scanner.span(context.WHEN().getSymbol()).length() == 0 ? ", and `when`" : ""));
        return Word.missing(place);
    }

    // What the parser missed in a window may well stand in the place of what follows: that is not looked at, but for an amount that a habit put right.
    private Window window(WindowContext context) {
        Span span = reading.span(context);
        boolean broken = reading.problems().hasAt(span) || reading.problems().hasIn(span);
        Measure measure = measure(context.measure(), broken);
        Quantity missing = Quantity.missing(span.last());
        boolean isThreshold = !broken || parts.isPutRight(quantity(context, 1));
        return new Window(span.to(measure.span()), measure, keys(context.keys()), broken ? missing : parts.duration(quantity(context, 0), context),
                Expressions.relation(context.relation()), isThreshold ? parts.threshold(quantity(context, 1), context, measure instanceof Measure.Sum) : missing);
    }

    private static @Nullable QuantityContext quantity(WindowContext context, int index) {
        return index < context.quantity().size() ? context.quantity(index) : null;
    }

    private Measure measure(MeasureContext context, boolean broken) {
        Span span = reading.span(context);
        if (context.DISTINCT() != null)
            return new Measure.Distinct(span, expressions.operand(context.operand()));
        if (context.SUM() != null)
            return new Measure.Sum(span, expressions.operand(context.operand()));
        Expr counted = context.expression() == null ? null : expressions.expression(context.expression());
        return counted == null || broken && counted instanceof Expr.Literal ? new Measure.Matches(span) : new Measure.Holding(span, counted);
    }

    private List<Key> keys(@Nullable KeysContext context) {
        List<Key> keys = new ArrayList<>();
        if (context != null)
            for (KeyContext key : context.key())
                if (key.operand() != null)
                    keys.add(key(expressions.operand(key.operand())));
        return keys;
    }

    private Key key(Expr operand) {
        if (operand instanceof Expr.Name name && name.text().equals("connection"))
            return new Key.Connection(name.span());
        if (operand instanceof Expr.Call call && call.function().text().equals("pair") && call.arguments().size() == 2)
            return new Key.Pair(call.span(), call.arguments().get(0), call.arguments().get(1));
        if (operand instanceof Expr.Call call && call.function().text().equals("pair"))
            return unequalPair(call);
        return new Key.Field(operand.span(), operand);
    }

    private Key unequalPair(Expr.Call call) {
        if (!reading.problems().hasIn(call.span()))
            reading.problems().report(Code.ARGUMENT_COUNT, call.function().span(), "pair", "two fields", call.arguments().size());
        return new Key.Field(call.span(), new Expr.Broken(call.span(), call.arguments()));
    }

    private Clause sequence(Span span, SequenceContext context) {
        List<Step> steps = new ArrayList<>();
        for (StepContext step : context.step())
            steps.add(step(step));
        if (!reading.problems().hasIn(span))
            checkSteps(context, steps);
        return new Clause.Sequence(span, keys(context.keys()), steps);
    }

    private void checkSteps(SequenceContext context, List<Step> steps) {
        if (steps.size() < 2)
            reading.problems().report(Code.BAD_SEQUENCE, Scanner.span(context.getStart()), Words.STEPS);
        for (int i = 0; i < steps.size(); i++)
            checkStep(steps.get(i), i == 0, i == steps.size() - 1);
    }

    private void checkStep(Step step, boolean isFirst, boolean isLast) {
        Quantity within = step.within();
        if (step.absent() && !isLast)
            reading.problems().report(Code.BAD_SEQUENCE, step.span(), "only the last step of a sequence can be an absence");
        else if (isFirst && within != null)
            reading.problems().report(Code.BAD_SEQUENCE, within.span(), "the first step cannot have `within`, since no step comes before it");
        else if (step.absent() && within == null)
            reading.problems().report(Code.BAD_SEQUENCE, step.span().last(), "an absence needs a time to wait for, as in `then no tcp.flags.ack within 5s`");
    }

    private Step step(StepContext context) {
        @Nullable Quantity within = context.WITHIN() == null ? null : parts.duration(context.quantity(), context);
        Expr predicate = expressions.expression(context.expression(), context);
        return new Step(reading.span(context).to(predicate.span()), context.NO() != null, predicate, within);
    }

    private static Word keyword(UnlessContext unless) {
        return new Word(Scanner.span(unless.getStart()), unless.getStart().getText());
    }
}
