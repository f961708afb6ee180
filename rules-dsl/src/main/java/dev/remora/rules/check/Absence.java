package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Relation;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import java.util.Optional;
import java.util.Set;

/** Comparisons with what stands for no value in other languages: {@code tcp.payload == null}, {@code nil != ip.src}. Here, {@code null} is a protocol. */
final class Absence {
    private static final String        NULL  = "null";
    private static final Set<String>   WORDS = Set.of(NULL, "NULL", "Null", "nil", "none", "None");
    private static final Set<Relation> SIGNS = Set.of(Relation.EQUAL, Relation.NOT_EQUAL, Relation.ALL_EQUAL, Relation.ANY_NOT_EQUAL);

    private final OperandChecker operands;
    private final Constants      constants;
    private final Scope          scope;
    private final Findings       findings;

    Absence(OperandChecker operands, Constants constants, Scope scope, Findings findings) {
        this.operands = operands;
        this.constants = constants;
        this.scope = scope;
        this.findings = findings;
    }

    /** Says so where a comparison asks whether a field is there. Whether it did. */
    boolean report(Expr.Compare compare) {
        if (!SIGNS.contains(compare.relation()))
            return false;
        boolean isBehind = isWord(compare.right());
        Expr word = isBehind ? compare.right() : compare.left();
        Expr other = isBehind ? compare.left() : compare.right();
        Optional<Operand> field = isWord(word) && !constants.isLiteral(other) ? Optional.ofNullable(operands.typed(other)) : Optional.empty();
        if (field.filter(of -> isThere(of, ((Expr.Name) word).text())).isEmpty())
            return false;
        boolean isThere = compare.relation() == Relation.NOT_EQUAL || compare.relation() == Relation.ANY_NOT_EQUAL;
        String right = (isThere ? "" : "not ") + findings.presence(field.get());
        Span span = compare.operatorSpan().to(word.span());
        findings.add(Code.NO_OPERATOR.at(span, findings.text(span), Excerpt.name(right)), Fix.replace(compare.span(), right));
        return true;
    }

    private boolean isWord(Expr expr) {
        return expr instanceof Expr.Name name && WORDS.contains(name.text()) && !scope.isDeclared(name.text())
                && (name.text().equals(NULL) || scope.field(name.text()).isEmpty());
    }

    // A field, or some of its octets, that no such word is a value of.
    private static boolean isThere(Operand of, String word) {
        boolean isField = of instanceof Operand.FieldOf || of instanceof Operand.Slice;
        boolean isValue = of.kind() == Kind.BOOLEAN && !word.equalsIgnoreCase(NULL) || Labels.of(of).number(word) != null;
        return isField && !isValue;
    }
}
