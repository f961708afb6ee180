package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Quantifier;
import dev.remora.rules.syntax.Relation;
import java.util.stream.Collectors;

/** Values that are compared at once, which are meant as a set: {@code tcp.port == (80 or 443)}, {@code ip.src != ours} where that is a set. */
final class Alternatives {
    private final Scope     scope;
    private final Findings  findings;
    private final Constants constants;

    Alternatives(Scope scope, Findings findings, Constants constants) {
        this.scope = scope;
        this.findings = findings;
        this.constants = constants;
    }

    /** Says so where there are such values. */
    boolean report(Expr.Compare e) {
        boolean isEqual = e.relation() == Relation.EQUAL;
        if (!isEqual && e.relation() != Relation.NOT_EQUAL)
            return false;
        if (e.right() instanceof Expr.Group group && group.inner() instanceof Expr.Or or && or.operands().stream().allMatch(constants::isLiteral)) {
            Span span = e.operatorSpan().to(e.right().span());
            String right = in(isEqual) + or.operands().stream().map(value -> findings.text(value.span())).collect(Collectors.joining(", ", "{", "}"));
            findings.add(Code.BAD_SET.at(span, "several values are a set; write `" + right + "`"), Fix.replace(span, right));
            return true;
        }
        return (isEqual || e.quantifier() == Quantifier.DEFAULT) && named(e, isEqual);
    }

    // Of the name alone it is said that it is a set, where the other side is one, too.
    private boolean named(Expr.Compare e, boolean isEqual) {
        boolean isTurned = isSet(e.left());
        if (isTurned == isSet(e.right()))
            return false;
        Expr set = isTurned ? e.left() : e.right();
        Expr field = isTurned ? e.right() : e.left();
        String right = findings.text(field.span()) + " " + in(isEqual) + findings.text(set.span());
        findings.add(Code.SET_AS_VALUE.at(set.span(), findings.words(set), "write `" + right + "`"), Fix.replace(e.left().span().to(e.right().span()), right));
        return true;
    }

    private boolean isSet(Expr expr) {
        return expr instanceof Expr.Name name && scope.field(name.text()).isEmpty() && scope.definition(name.text()).filter(Scope.Definition.OfSet.class::isInstance).isPresent();
    }

    private static String in(boolean isEqual) {
        return isEqual ? "in " : "not in ";
    }
}
