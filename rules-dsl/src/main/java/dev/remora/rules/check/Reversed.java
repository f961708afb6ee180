package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Quantifier;
import dev.remora.rules.type.Kind;
import java.util.Optional;

/** Tests whose sides are the other way round: {@code "GET" in tcp.payload}, where a field stands for a set. */
final class Reversed {
    private final Scope     scope;
    private final Findings  findings;
    private final Constants constants;

    Reversed(Scope scope, Findings findings, Constants constants) {
        this.scope = scope;
        this.findings = findings;
        this.constants = constants;
    }

    /** Says so where a constant is looked for in a field. */
    boolean report(Expr.In in) {
        Optional<Kind> kind = field(in.set());
        if (in.quantifier() != Quantifier.DEFAULT || !constants.isLiteral(in.left()) || kind.isEmpty() || kind.get() == Kind.LABEL)
            return false;
        String field = findings.words(in.set());
        String operator = kind.get().isSearchable() ? "contains" : "==";
        String value = findings.text(in.left().span());
        String sought = kind.get().isSearchable() && in.left() instanceof Expr.Name ? "\"" + value + "\"" : value;
        String right = (in.negated() ? "not " : "") + field + " " + operator + " " + sought;
        findings.add(Code.NOT_A_SET.at(in.set().span(), field, "; write `" + right + "`"), Fix.replace(in.span(), right));
        return true;
    }

    /** Says so where a field is looked for in a text. */
    boolean report(Expr.Contains e) {
        boolean isReversed = e.quantifier() == Quantifier.DEFAULT && Literals.isText(e.left()) && field(e.right()).filter(Kind::isSearchable).isPresent();
        if (isReversed) {
            String right = findings.text(e.right().span()) + " contains " + findings.text(e.left().span());
            findings.add(Code.NOT_A_FIELD.at(e.left().span(), findings.words(e.left())), Fix.replace(e.span(), right));
        }
        return isReversed;
    }

    private Optional<Kind> field(Expr expr) {
        return expr instanceof Expr.Name name ? scope.field(name.text()).map(entry -> Kind.of(entry.type())) : Optional.empty();
    }
}
