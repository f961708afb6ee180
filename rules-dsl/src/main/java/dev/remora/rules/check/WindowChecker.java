package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Key;
import dev.remora.rules.syntax.Measure;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.Relation;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Checks windows and keys. A result of null means that something is wrong and has been said. */
final class WindowChecker {
    private static final Set<String> COUNTED = Set.of("packet", "packets", "pkts", "frames", "events", "hits", "matches", "times");

    private static final long LONGEST = TimeUnit.DAYS.toNanos(30);

    private final Findings   findings;
    private final Predicates predicates;

    WindowChecker(Findings findings, Predicates predicates) {
        this.findings = findings;
        this.predicates = predicates;
    }

    /**
     * A window with its meaning.
     *
     * @param when the predicate of its rule; null where it has none, or where the window is about other packets
     */
    @Nullable
    Window check(dev.remora.rules.syntax.Window window, @Nullable Predicate when) {
        Window.Amount amount = amount(window.measure());
        Predicate condition = condition(window.measure(), when);
        List<KeyPart> by = keys(window.by());
        OptionalLong nanos = nanos(window.within());
        OptionalLong threshold = threshold(window, amount);
        if (amount == null || condition == null || by == null || nanos.isEmpty() || threshold.isEmpty())
            return null;
        return new Window(window, condition, amount, by, nanos.getAsLong(), threshold.getAsLong());
    }

    // Measure

    private @Nullable Predicate condition(Measure measure, @Nullable Predicate when) {
        if (!(measure instanceof Measure.Holding(Span span, Expr expr)))
            return when;
        if (expr instanceof Expr.Name name && name.span().end() == span.end() && COUNTED.contains(name.text()) && predicates.isUnknown(name)) {
            Span behind = new Span(span.start() + "count".length(), name.span().end());
            findings.add(Code.UNKNOWN_NAME.at(name.span(), name.text(), "; `count` alone counts packets"), Fix.delete(behind, name.text()));
            return null;
        }
        Predicate own = predicates.check(expr);
        return own == null || when == null ? own : new Predicate.And(expr, List.of(when, own));
    }

    private Window.@Nullable Amount amount(Measure measure) {
        return switch (measure) {
            case Measure.Matches matches -> new Window.Amount.Matches();
            case Measure.Holding holding -> new Window.Amount.Matches();
            case Measure.Distinct(Span span, Expr field) -> {
                Operand operand = keyed(field);
                yield operand == null ? null : new Window.Amount.Distinct(operand);
            }
            case Measure.Sum(Span span, Expr field) -> {
                Operand operand = summed(field);
                yield operand == null ? null : new Window.Amount.Sum(operand);
            }
        };
    }

    private @Nullable Operand summed(Expr field) {
        Operand operand = predicates.value(field);
        if (operand == null || operand.kind() == Kind.INTEGER)
            return operand;
        findings.add(Code.NOT_SUMMABLE, field.span(), findings.words(field), operand.kind().words());
        return null;
    }

    // Keys

    /** What tells windows apart. */
    @Nullable
    List<KeyPart> keys(List<Key> keys) {
        List<KeyPart> parts = new ArrayList<>();
        for (Key key : keys) {
            KeyPart part = key(key);
            if (part != null)
                parts.add(part);
        }
        return parts.size() == keys.size() ? parts : null;
    }

    private @Nullable KeyPart key(Key key) {
        return switch (key) {
            case Key.Connection connection -> new KeyPart.OfConnection();
            case Key.Field(Span span, Expr field) -> {
                Operand operand = keyed(field, predicates.key(field));
                yield operand == null ? null : new KeyPart.Of(operand);
            }
            case Key.Pair(Span span, Expr first, Expr second) -> pair(span, keyed(first), keyed(second));
        };
    }

    private @Nullable KeyPart pair(Span span, @Nullable Operand first, @Nullable Operand second) {
        if (first == null || second == null)
            return null;
        if (first.kind() == second.kind())
            return new KeyPart.OfPair(first, second);
        findings.add(Code.UNEQUAL_PAIR, span, findings.words(first.origin()), first.kind().words(), findings.words(second.origin()), second.kind().words());
        return null;
    }

    private @Nullable Operand keyed(Expr field) {
        return keyed(field, predicates.value(field));
    }

    private @Nullable Operand keyed(Expr field, @Nullable Operand operand) {
        if (operand == null || operand.kind() != Kind.LABEL && operand.kind() != Kind.FLOAT)
            return operand;
        findings.add(Code.NOT_A_KEY, field.span(), findings.words(field), operand.kind().words());
        return null;
    }

    // Quantities

    /** How long a window is. */
    OptionalLong nanos(Quantity within) {
        OptionalLong nanos = Units.nanos(within.text());
        if (nanos.isEmpty() || nanos.getAsLong() > 0 && nanos.getAsLong() <= LONGEST)
            return nanos;                                             // what is no time at all, the parser has said
        findings.add(Code.BAD_WINDOW, within.span(), within.text(), nanos.getAsLong() == 0 ? "always empty" : "longer than 30 days");
        return OptionalLong.empty();
    }

    private OptionalLong threshold(dev.remora.rules.syntax.Window window, Window.@Nullable Amount amount) {
        OptionalLong number = Units.amount(window.threshold().text());
        if (number.isEmpty())
            return number;
        if (Units.octets(window.threshold().text()).isPresent() && amount != null && !(amount instanceof Window.Amount.Sum(Operand summed) && Literals.isOfOctets(summed)))
            return refuse(window, plain(amount, number.getAsLong()));
        boolean above = window.relation() == Relation.GREATER;
        if (!above && window.relation() != Relation.GREATER_OR_EQUAL)
            return refuse(window, "a window is full when its count is reached: write `>=`, not `" + window.relation().symbol() + "`");
        long threshold = above ? number.getAsLong() + 1 : number.getAsLong();
        if (threshold < 1)
            return refuse(window, "an empty window cannot be reported; the threshold is at least 1");
        long most = most(window.measure());
        if (threshold > most)
            return refuse(window, String.format(Locale.ROOT, "a window keeps at most %,d %s; write `>= %d` or less", most,
                    window.measure() instanceof Measure.Distinct ? "different values" : "packets", most));
        return OptionalLong.of(threshold);
    }

    private String plain(Window.Amount amount, long number) {
        return amount instanceof Window.Amount.Sum(Operand summed) ? Literals.withoutUnit(findings, summed, Long.toString(number))
                : "only amounts of octets have units, and `sum` adds those up; write " + number + ", or `sum` and a length";
    }

    private static long most(Measure measure) {
        return switch (measure) {
            case Measure.Matches matches -> Window.MOST_MATCHES;
            case Measure.Holding holding -> Window.MOST_MATCHES;
            case Measure.Distinct distinct -> Window.MOST_VALUES;
            case Measure.Sum sum -> Long.MAX_VALUE;
        };
    }

    private OptionalLong refuse(dev.remora.rules.syntax.Window window, String why) {
        findings.add(Code.BAD_THRESHOLD, window.threshold().span(), why);
        return OptionalLong.empty();
    }
}
