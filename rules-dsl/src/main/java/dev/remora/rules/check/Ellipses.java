package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Relation;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values that are joined to a comparison as in speech, where each must be compared by itself: {@code tcp.port == 80 or 443}. */
final class Ellipses {
    private static final Set<String> OPERATORS = Set.of("==", "eq", "any_eq", "!=", "ne", "all_ne", "===", "all_eq", "!==", "any_ne", "~=", "matches", "~");

    private static final int SHOWN = 72;    // characters of what is right that a message holds

    private enum Joint {
        NONE, AND, OR, XOR
    }

    /** One of the predicates that are joined, and what joins it to the one before. */
    private record Leaf(Expr expr, Joint joint) {}

    /** A comparison that was found, and what it would be with another value. */
    private record Compared(Expr base, String before, String value, @Nullable Predicate meaning) {}

    private final Scope     scope;
    private final Findings  findings;
    private final Constants constants;
    private final boolean   units;

    Ellipses(Scope scope, Findings findings, Constants constants, boolean units) {
        this.scope = scope;
        this.findings = findings;
        this.constants = constants;
        this.units = units;
    }

    /** Says so where there are such values among what {@code and} and {@code or} join; the rest of it, which is still to be checked, or null where there are none. */
    @Nullable
    List<Expr> report(Expr joined) {
        if (!hasValue(joined))
            return null;
        List<Leaf> leaves = new ArrayList<>();
        flatten(joined, Joint.NONE, leaves);
        BitSet said = new BitSet();
        for (int i = 1; i < leaves.size(); i++) {
            int end = isValue(i, leaves) && !isValue(i - 1, leaves) ? report(leaves, i) : i;
            if (end > i)
                said.set(i - 1, end);
            i = Math.max(i, end - 1);
        }
        return said.isEmpty() ? null : IntStream.range(0, leaves.size()).filter(i -> !said.get(i)).mapToObj(i -> leaves.get(i).expr).toList();
    }

    private boolean hasValue(Expr expr) {
        List<Expr> parts = parts(expr);
        return parts.isEmpty() ? constants.isLiteral(expr) : parts.stream().anyMatch(this::hasValue);
    }

    private static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.And and -> and.operands();
            case Expr.Or or -> or.operands();
            case Expr.Xor xor -> xor.operands();
            default -> List.of();
        };
    }

    private static void flatten(Expr expr, Joint before, List<Leaf> out) {
        Joint own = expr instanceof Expr.And ? Joint.AND : expr instanceof Expr.Or ? Joint.OR : Joint.XOR;
        List<Expr> parts = parts(expr);
        if (parts.isEmpty())
            out.add(new Leaf(expr, before));
        for (int i = 0; i < parts.size(); i++)
            flatten(parts.get(i), i == 0 ? before : own, out);
    }

    private boolean isValue(int i, List<Leaf> leaves) {
        return constants.isLiteral(leaves.get(i).expr);
    }

    // The values from this one on that go with the comparison before it; where they end, or the same place where they do not go with it.
    private int report(List<Leaf> leaves, int first) {
        Joint joint = leaves.get(first).joint;
        Expr before = leaves.get(first - 1).expr;
        Compared compared = compared(before instanceof Expr.Not not ? not.operand() : before);
        List<String> values = new ArrayList<>();
        int end = first;
        while (compared != null && end < leaves.size() && leaves.get(end).joint == joint && isValue(end, leaves)) {
            String value = value(compared.base, leaves.get(end).expr);
            if (value == null)
                break;
            values.add(value);
            end++;
        }
        String right = compared == null || end == first ? null : right(compared, joint, values, leaves, first, end);
        if (compared == null || right == null)
            return first;
        int from = isAlternative(compared.base, joint, compared.meaning) ? firstAlternative(leaves, first - 1, joint) : first - 1;
        int start = from < first - 1 ? leaves.get(from).expr.span().start() : compared.base.span().start();
        Span all = new Span(start, leaves.get(end - 1).expr.span().end());
        Span span = leaves.get(first).expr.span().to(all.last());
        String shown = right.length() > SHOWN ? Excerpt.name(right) : right;
        findings.add(Code.NOT_A_PREDICATE.at(span, "`" + Excerpt.name(findings.text(span)) + "`", "; write `" + shown + "`"), Fix.replace(all, right));
        return end;
    }

    private @Nullable String right(Compared compared, Joint joint, List<String> values, List<Leaf> leaves, int first, int end) {
        Expr base = compared.base;
        List<String> all = new ArrayList<>(values);
        if (joint == Joint.XOR)
            return null;
        if (base instanceof Expr.In in)
            return in.negated() || joint == Joint.OR ? insideOf(in, values) : null;
        all.addFirst(compared.value);
        if (joint == Joint.AND && compared.meaning instanceof Predicate.Compare compare && FlagWords.isFieldOfFlags(compare.left()))
            return null;                                              // all of these flags in one number, which speech does not give
        if (isAlternative(base, joint, compared.meaning)) {
            for (int i = first - 2, least = firstAlternative(leaves, first - 1, joint); i >= least; i--)
                all.addFirst(findings.text(((Expr.Compare) leaves.get(i).expr).right().span()));
            return compared.before.substring(0, compared.before.length() - relation(base).length()).strip() + " in {" + String.join(", ", all) + "}";
        }
        boolean differs = base instanceof Expr.Compare compare && compare.relation() == Relation.NOT_EQUAL;       // from each of them, whichever word was written
        boolean and = differs || joint == Joint.AND;
        String written = all.stream().map(value -> compared.before + value).collect(Collectors.joining(and ? " and " : " or "));
        boolean negated = leaves.get(first - 1).expr instanceof Expr.Not;
        boolean mixed = !and && IntStream.of(first - 1, end).filter(i -> i < leaves.size()).anyMatch(i -> leaves.get(i).joint == Joint.AND || leaves.get(i).joint == Joint.XOR);
        return negated || mixed ? "(" + written + ")" : written;
    }

    private String relation(Expr base) {
        return base instanceof Expr.Compare compare ? findings.text(new Span(compare.operatorSpan().start(), compare.right().span().start())) : "";
    }

    private String insideOf(Expr.In in, List<String> more) {
        String set = findings.text(in.span()).stripTrailing();
        return set.substring(0, set.length() - 1).stripTrailing() + ", " + String.join(", ", more) + "}";
    }

    // One of the values, since a field that is there once in a header cannot have several: those that are there twice, such as both ports, can.
    private static boolean isAlternative(Expr base, Joint joint, @Nullable Predicate meaning) {
        boolean twice = meaning instanceof Predicate.Compare compare && compare.left() instanceof Operand.FieldOf field && field.entry().members().size() > 1;
        return base instanceof Expr.Compare compare && compare.relation() == Relation.EQUAL && (joint == Joint.OR || joint == Joint.AND && !twice);
    }

    // `tcp.port == 80 or tcp.port == 443 or 8080` is one set.
    private int firstAlternative(List<Leaf> leaves, int base, Joint joint) {
        int first = base;
        while (first > 0 && leaves.get(first).joint == joint && isLike(leaves.get(first - 1).expr, leaves.get(base).expr))
            first--;
        return first;
    }

    private boolean isLike(Expr one, Expr other) {
        return one instanceof Expr.Compare a && other instanceof Expr.Compare b && a.relation() == b.relation() && a.quantifier() == b.quantifier()
                && constants.isLiteral(a.right()) && value(b, a.right()) != null && findings.text(a.left().span()).equals(findings.text(b.left().span()));
    }

    private @Nullable Compared compared(Expr base) {
        Expr right = switch (base) {
            case Expr.Compare compare when isEquality(compare.relation()) -> compare.right();
            case Expr.Contains contains -> contains.right();
            case Expr.Matches matches -> matches.pattern();
            case Expr.In in when in.set() instanceof Expr.SetOf set -> set;
            default -> null;
        };
        if (right == null || !isAsWritten(base) || !(right instanceof Expr.SetOf) && !constants.isLiteral(right))
            return null;
        String value = right instanceof Expr.SetOf ? findings.text(right.span()) : value(base, right);
        String before = findings.text(new Span(base.span().start(), right.span().start()));
        return value == null ? null : new Compared(base, before, value, new Predicates(scope, findings.unheard(), units).check(base));
    }

    // What was put right before has been told, and cannot be quoted.
    private boolean isAsWritten(Expr base) {
        return switch (base) {
            case Expr.Compare e when e.relation() == Relation.EQUAL -> findings.text(e.operatorSpan()).indexOf(' ') < 0;
            case Expr.Compare e -> OPERATORS.contains(findings.text(e.operatorSpan()));
            case Expr.Matches e -> OPERATORS.contains(findings.text(e.operatorSpan()));
            case Expr.In e -> findings.text(e.set().span()).startsWith("{") && findings.text(e.set().span()).endsWith("}");
            default -> true;
        };
    }

    private static boolean isEquality(Relation relation) {
        return switch (relation) {
            case EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL -> true;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    /** A value as it can be compared in this way, put right where it is known how; null where it cannot. */
    private @Nullable String value(Expr base, Expr value) {
        Expr other = with(base, value);
        Findings unheard = findings.unheard();
        Predicate meaning = other == null ? null : new Predicates(scope, unheard, units).check(other);
        String written = findings.text(value.span());
        if (meaning != null)
            return value instanceof Expr.Name && !isNamed(meaning) ? null : written;
        if (value instanceof Expr.Name && !(base instanceof Expr.Compare compare && constants.isLiteral(compare.right()) && Literals.isNamed(compare.right())))
            return null;                                              // `tcp.port == 80 or dns` may mean another protocol
        List<Fix> fixes = unheard.behind(List.of()).stream().filter(Diagnostic::isError).flatMap(d -> d.fixes().stream().limit(1)).toList();
        boolean mends = fixes.size() == 1 && fixes.getFirst().edits().size() == 1 && fixes.getFirst().edits().getFirst().span().equals(value.span());
        return mends ? fixes.getFirst().edits().getFirst().text() : null;
    }

    // Any word is text, and some are octets: only the name of a number is meant as a value.
    private static boolean isNamed(Predicate meaning) {
        return meaning instanceof Predicate.Compare compare && compare.left().kind() == Kind.INTEGER;
    }

    private static @Nullable Expr with(Expr base, Expr value) {
        return switch (base) {
            case Expr.Compare e -> new Expr.Compare(e.span(), e.quantifier(), e.left(), e.relation(), e.operatorSpan(), value);
            case Expr.Contains e -> new Expr.Contains(e.span(), e.quantifier(), e.left(), e.operatorSpan(), value);
            case Expr.Matches e when Literals.isQuoted(value) -> new Expr.Matches(e.span(), e.quantifier(), e.left(), e.operatorSpan(), value);
            case Expr.In e -> new Expr.Compare(e.span(), e.quantifier(), e.left(), Relation.EQUAL, e.operatorSpan(), value);
            default -> null;
        };
    }
}
