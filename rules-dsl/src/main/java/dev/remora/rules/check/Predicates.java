package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.VALUE;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Quantifier;
import dev.remora.rules.syntax.Quoted;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.OctetPattern;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks expressions that hold or do not. A result of null means that something is wrong and has been said. */
final class Predicates {
    private final Scope          scope;
    private final Findings       findings;
    private final Constants      constants;
    private final OperandChecker operands;
    private final Sets           sets;
    private final Ellipses       ellipses;
    private final Reversed       reversed;
    private final Alternatives   alternatives;

    Predicates(Scope scope, Findings findings, boolean units) {
        this.scope = scope;
        this.findings = findings;
        this.constants = new Constants(scope, findings, new Literals(findings, units));
        this.operands = new OperandChecker(scope, findings, constants);
        this.sets = new Sets(scope, findings, constants, operands);
        this.ellipses = new Ellipses(scope, findings, constants, units);
        this.reversed = new Reversed(scope, findings, constants);
        this.alternatives = new Alternatives(scope, findings, constants);
    }

    /** What stands behind {@code in}. */
    Sets sets() {
        return sets;
    }

    /** The value of a key, of what is counted or of a placeholder; null where something is wrong, which has been said. */
    @Nullable
    Operand value(Expr expr) {
        return left(expr, new Expr.Missing(expr.span()));
    }

    /** The value of what tells windows apart and is no connection; null where something is wrong, which has been said. */
    @Nullable
    Operand key(Expr expr) {
        if (expr instanceof Expr.Call call)
            return operands.key(call);
        if (!(expr instanceof Expr.Name name) || scope.field(name.text()).isPresent() || scope.isDeclared(name.text()))
            return value(expr);
        operands.unknown(name, scope::keys);
        return null;
    }

    /** The predicate that an expression is. */
    @Nullable
    Predicate check(Expr expr) {
        return switch (expr) {
            case Expr.And(var span, List<Expr> all) -> joined(expr, all, list -> new Predicate.And(expr, list));
            case Expr.Or(var span, List<Expr> all) -> joined(expr, all, list -> new Predicate.Or(expr, list));
            case Expr.Xor(var span, List<Expr> all) -> joined(expr, all, list -> new Predicate.Xor(expr, list));
            case Expr.Not not -> not(not);
            case Expr.Group group -> group.braces() ? alone(expr) : check(group.inner());
            case Expr.Compare e -> alternatives.report(e) || operands.asksForAbsence(e) ? null : compare(e, e.quantifier(), e.left(), Operator.of(e.relation()), e.right());
            case Expr.Chain chain -> chain(chain);
            case Expr.In in -> in(in);
            case Expr.Contains contains -> contains(contains);
            case Expr.Matches matches -> matches(matches);
            case Expr.Name name -> name(name);
            case Expr.Layered e -> alone(e);
            case Expr.Slice e -> alone(e);
            case Expr.Call e -> alone(e);
            case Expr.Signed e -> alone(e);
            case Expr.Arithmetic e -> alone(e);
            case Expr.Literal e -> alone(e);
            case Expr.SetOf e -> alone(e);
            case Expr.Missing missing -> null;
            case Expr.Broken broken -> null;
        };
    }

    // Logic

    private @Nullable Predicate joined(Expr origin, List<Expr> exprs, java.util.function.Function<List<Predicate>, Predicate> make) {
        List<Expr> rest = ellipses.report(origin);
        if (rest != null) {
            rest.forEach(this::check);
            return null;
        }
        List<@Nullable Predicate> all = new ArrayList<>();
        for (Expr expr : exprs)
            all.add(expr instanceof Expr.Literal ? LoneValue.of(expr, exprs).report(expr, findings) : check(expr));
        List<Predicate> right = all.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return right.size() == all.size() ? make.apply(right) : null;
    }

    private @Nullable Predicate not(Expr.Not e) {
        Predicate operand = e.operand() instanceof Expr.Literal value ? LoneValue.of(value, List.of(e)).report(value, findings) : check(e.operand());
        return operand == null ? null : new Predicate.Not(e, operand);
    }

    // Operands that stand alone

    private @Nullable Predicate name(Expr.Name name) {
        if (scope.field(name.text()).isPresent())
            return alone(name);
        switch (scope.definition(name.text()).orElse(null)) {
            case Scope.Definition.OfPredicate(Predicate meaning) -> {
                if (scope.isTooMuch(meaning))
                    return nothing(Code.TOO_LARGE, name, "`" + name.text() + "`, written out,", Scope.MOST_TESTS, "conditions");
                return new Predicate.Named(name, name.text(), meaning);
            }
            case Scope.Definition.OfSet set -> findings.add(Code.SET_AS_VALUE, name.span(), name.text(), Sets.HOW_TO_ASK);
            case Scope.Definition.OfItself itself -> findings.add(Code.CIRCULAR_NAME, name.span(), name.text());
            case Scope.Definition.OfNothing nothing -> {}
            case null -> operands.unknown(name, (Expr) name);
        }
        return null;
    }

    /** Whether a name means nothing. */
    boolean isUnknown(Expr.Name name) {
        return scope.field(name.text()).isEmpty() && !scope.isDeclared(name.text());
    }

    private @Nullable Predicate alone(Expr expr) {
        if (constants.isLiteral(expr))
            return LoneValue.of(expr, List.of()).report(expr, findings);
        Operand operand = operands.typed(expr);
        return switch (operand) {
            case null -> null;
            case Operand.FieldOf field when field.kind() == Kind.BOOLEAN -> new Predicate.NonZero(expr, field);
            case Operand.FieldOf field -> new Predicate.Exists(expr, field);
            case Operand.Slice slice -> new Predicate.Exists(expr, slice);
            case Operand.Computed computed -> new Predicate.NonZero(expr, computed);
            case Operand.Negated negated -> new Predicate.NonZero(expr, negated);
            case Operand.Call call when call.function() == Function.EXISTS -> new Predicate.Exists(expr, call.arguments().getFirst());
            case Operand.Call call -> nothing(Code.NOT_A_PREDICATE, expr, "`" + findings.words(expr) + "`", "");
            case Operand.Carried carried -> new Predicate.Exists(expr, carried);
            case Operand.AsOctets octets -> new Predicate.Exists(expr, octets);
            case Operand.Constant constant -> nothing(Code.NOT_A_PREDICATE, expr, "`" + findings.words(expr) + "`", "");
        };
    }

    private @Nullable Predicate nothing(Code code, Expr at, Object... names) {
        findings.add(code, at.span(), names);
        return null;
    }

    // Comparisons

    private @Nullable Predicate compare(Expr origin, Quantifier quantifier, Expr left, Operator operator, Expr right) {
        if (constants.isLiteral(left) && constants.isLiteral(right))
            return noField(origin, left, operator, right);
        boolean every = isEvery(quantifier, operator.isEvery());
        return operands.both(left, right, (l, r) -> comparable(origin, l, r)
                ? new Predicate.Compare(origin, every, OperandChecker.octetsBeside(l, r), operator.ofTwo(), OperandChecker.octetsBeside(r, l))
                : null);
    }

    // A misspelt field reads as a literal: then it is its name that is wrong.
    private @Nullable Predicate noField(Expr origin, Expr left, Operator operator, Expr right) {
        if (left instanceof Expr.Name name)
            operands.unknown(name, origin);
        else if (right instanceof Expr.Name name)
            operands.unknown(name, origin);
        else
            findings.add(Code.NO_FIELD, origin.span(), findings.words(left), operator.symbol(), findings.words(right));
        return null;
    }

    private static boolean isEvery(Quantifier quantifier, boolean standard) {
        return switch (quantifier) {
            case DEFAULT -> standard;
            case ANY -> false;
            case ALL -> true;
        };
    }

    private boolean comparable(Expr origin, Operand left, Operand right) {
        Operand label = left.kind() == Kind.LABEL ? left : right;
        if (label.kind() == Kind.LABEL)
            findings.add(Code.NO_VALUE, label.origin().span(), findings.words(label.origin()));
        else if (!left.comparesWith(right))
            findings.notComparable(origin, left, right);
        return left.comparesWith(right);
    }

    private @Nullable Predicate chain(Expr.Chain chain) {
        List<@Nullable Predicate> links = new ArrayList<>();
        Expr left = chain.first();
        for (Expr.Link link : chain.links()) {
            Expr origin = new Expr.Compare(left.span().to(link.span()), chain.quantifier(), left, link.relation(), link.operatorSpan(), link.operand());
            links.add(compare(origin, chain.quantifier(), left, Operator.of(link.relation()), link.operand()));
            left = link.operand();
        }
        return links.stream().anyMatch(Objects::isNull) ? null : new Predicate.And(chain, links.stream().map(Objects::requireNonNull).toList());
    }

    // Sets, octets and patterns

    private @Nullable Predicate in(Expr.In in) {
        if (in.negated() && in.quantifier() != Quantifier.DEFAULT) {
            String word = in.quantifier() == Quantifier.ANY ? "any" : "all";
            return nothing(Code.AMBIGUOUS_QUANTIFIER, in, word, findings.words(in.left()), word);
        }
        if (reversed.report(in))
            return null;
        Operand left = left(in.left(), in);
        List<Predicate.Element> elements = left == null ? null : sets.elements(in.set(), left);
        if (left == null || elements == null)
            return null;
        Predicate inside = new Predicate.In(in, isEvery(in.quantifier(), false), left, elements);
        return in.negated() ? new Predicate.Not(in, inside) : inside;
    }

    private @Nullable Operand left(Expr expr, Expr predicate) {
        if (!constants.isLiteral(expr))
            return operands.typed(expr);
        if (expr instanceof Expr.Name name)
            operands.unknown(name, predicate);
        else
            findings.add(Code.NOT_A_FIELD, expr.span(), findings.words(expr));
        return null;
    }

    private @Nullable Predicate contains(Expr.Contains e) {
        if (reversed.report(e))
            return null;
        return searched(e, e.left(), "contains", left -> {
            boolean literal = constants.isLiteral(e.right());
            if (literal && left.kind() == Kind.MAC && Literals.isQuoted(e.right()))
                return nothing(Code.NUMBER_AND_TEXT, e.right(), findings.words(e.left()), left.kind().words(), "");
            Operand right = literal ? constants.read(e.right(), asSearched(left), VALUE) : operands.typed(e.right());
            if (right == null)
                return null;
            if (!right.kind().isSearchable() || (right.kind() == Kind.TEXT) != (left.kind() == Kind.TEXT))
                return nothing(Code.NOT_COMPARABLE, e, findings.words(e.left()), left.kind().words(), findings.words(e.right()), right.kind().words(), "");
            if (!sameType(left, right))
                return elsewhere(e);
            return new Predicate.Contains(e, isEvery(e.quantifier(), false), left, right);
        });
    }

    private @Nullable Predicate elsewhere(Expr.Contains e) {
        String looked = findings.words(e.right());
        findings.add(Code.ALIEN_SEARCH.at(e.right().span(), looked, findings.words(e.left()), looked), Fix.insert(e.right().span().end(), "[:]"));
        return null;
    }

    // As in Wireshark, a field is looked for in a field of its own type only; a slice in anything, and anything in a slice.
    private static boolean sameType(Operand left, Operand right) {
        Operand inside = left instanceof Operand.Carried carried ? carried.of() : left;
        return inside.declared() == null || right.declared() == null || inside.declared() == right.declared();
    }

    // What an address contains is any octets, not a whole address.
    private static Operand asSearched(Operand left) {
        return left.kind() == Kind.MAC ? new Operand.AsOctets(left) : left;
    }

    private @Nullable Predicate matches(Expr.Matches e) {
        return searched(e, e.left(), "matches", left -> {
            OctetPattern pattern = pattern(e);
            return pattern == null ? null : new Predicate.Matches(e, isEvery(e.quantifier(), false), left, pattern);
        });
    }

    private @Nullable OctetPattern pattern(Expr.Matches e) {
        if (!Literals.isText(e.pattern()))
            return null;                                              // the parser has said so
        try {
            return OctetPattern.of(Quoted.octets(Literals.text(e.pattern())));
        } catch (PatternSyntaxException wrong) {
            findings.add(Code.INVALID_PATTERN, e.pattern().span(), findings.words(e.pattern()), wrong.getDescription());
            return null;
        }
    }

    private @Nullable Predicate searched(Expr e, Expr expr, String operator, java.util.function.Function<Operand, @Nullable Predicate> make) {
        Operand left = left(expr, e);
        if (left == null)
            return null;
        if (!left.kind().isSearchable())
            return nothing(Code.NOT_SEARCHABLE, expr, findings.words(expr), left.kind().words(), operator);
        return make.apply(left instanceof Operand.FieldOf field && field.entry().isProtocol() ? new Operand.Carried(field) : left);
    }
}
