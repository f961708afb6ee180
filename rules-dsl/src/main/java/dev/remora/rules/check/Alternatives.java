package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Relation;
import java.util.stream.Collectors;

/** Values in parentheses that are compared at once: {@code tcp.port == (80 or 443)}, which is meant as a set. */
final class Alternatives {
    private final Findings  findings;
    private final Constants constants;

    Alternatives(Findings findings, Constants constants) {
        this.findings = findings;
        this.constants = constants;
    }

    /** Says so where there are such values. */
    boolean report(Expr.Compare e) {
        boolean isEqual = e.relation() == Relation.EQUAL;
        boolean isOne = (isEqual || e.relation() == Relation.NOT_EQUAL) && e.right() instanceof Expr.Group group && group.inner() instanceof Expr.Or or
                && or.operands().stream().allMatch(constants::isLiteral);
        if (isOne) {
            Expr.Or values = (Expr.Or) ((Expr.Group) e.right()).inner();
            String set = values.operands().stream().map(value -> findings.text(value.span())).collect(Collectors.joining(", ", "{", "}"));
            String right = (isEqual ? "in " : "not in ") + set;
            Span span = e.operatorSpan().to(e.right().span());
            findings.add(Code.BAD_SET.at(span, "several values are a set; write `" + right + "`"), Fix.replace(span, right));
        }
        return isOne;
    }
}
