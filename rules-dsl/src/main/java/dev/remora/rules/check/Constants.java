package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.TERM;
import static dev.remora.rules.check.Literals.Use.VALUE;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Occurrences;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Value;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads expressions that are made of literals alone, and computes them. A result of null means that something is wrong and has been said. */
final class Constants {
    private final Scope    scope;
    private final Findings findings;
    private final Literals literals;

    Constants(Scope scope, Findings findings, Literals literals) {
        this.scope = scope;
        this.findings = findings;
        this.literals = literals;
    }

    /** Whether an expression is made of literals alone, so that another operand must say what they are. */
    boolean isLiteral(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> true;
            case Expr.Name name -> !scope.isMeantAsField(name.text());
            case Expr.Signed signed -> isLiteral(signed.operand());
            case Expr.Group group -> isLiteral(group.inner());
            case Expr.Arithmetic a -> isLiteral(a.left()) && isLiteral(a.right());
            default -> false;
        };
    }

    /** A literal expression, read by the kind of {@code with}. */
    Operand.@Nullable Constant read(Expr expr, Operand with, Literals.Use use) {
        if (with.kind() == Kind.LABEL) {
            findings.add(Code.NO_VALUE, with.origin().span(), findings.words(with.origin()));
            return null;
        }
        return switch (expr) {
            case Expr.Group group -> read(group.inner(), with, use);
            case Expr.Arithmetic arithmetic -> computed(arithmetic, with, use);
            case Expr.Signed(var span, boolean negative, Expr inner) -> signed(expr, negative, inner, with, use);
            default -> use == VALUE ? read(expr, false, expr, with, use) : single(read(expr, false, expr, with, use));
        };
    }

    // What is computed with is one value.
    private Operand.@Nullable Constant single(Operand.@Nullable Constant constant) {
        if (constant == null || !(constant.value() instanceof Value.Prefix))
            return constant;
        findings.add(Code.NETWORK_AS_VALUE, constant.origin().span(), findings.words(constant.origin()));
        return null;
    }

    private Operand.@Nullable Constant read(Expr origin, boolean negative, Expr literal, Operand with, Literals.Use use) {
        Value value = literals.read(literal, negative, with, use);
        return value == null ? null : new Operand.Constant(origin, with.kind(), value);
    }

    private Operand.@Nullable Constant signed(Expr origin, boolean negative, Expr inner, Operand with, Literals.Use use) {
        if (with.kind().isSigned() || with.kind() == Kind.BOOLEAN)
            return read(origin, negative, inner, with, use);
        findings.add(Code.NOT_COMPUTABLE, origin.span(), findings.words(inner), "a sign", " here");
        return null;
    }

    private Operand.@Nullable Constant computed(Expr.Arithmetic e, Operand with, Literals.Use use) {
        Operand.Constant left = read(e.left(), with, TERM);
        Operand.Constant right = read(e.right(), with, TERM);
        Operator operator = Operator.of(e.operation());
        if (left == null || right == null)
            return null;
        Optional<Operator.Signature> signature = operator.on(left.kind(), right.kind());
        if (signature.isEmpty() || !left.kind().isNumber()) {
            findings.add(Code.NOT_COMPUTABLE, e.span(), findings.words(e.left()), "`" + operator.symbol() + "`", " here");
            return null;
        }
        Occurrences out = new Occurrences();
        signature.get().step().apply(list(left), 0, list(right), 0, out);
        if (out.isEmpty()) {
            findings.add(Code.DIVISION_BY_ZERO, e.span(), findings.words(e));
            return null;
        }
        long number = out.number(0);
        boolean fits = with.kind() != Kind.INTEGER || literals.isInRange(e, BigInteger.valueOf(number), with, use);
        return fits ? new Operand.Constant(e, with.kind(), new Value.Scalar(number)) : null;
    }

    private static Occurrences list(Operand.Constant constant) {
        Occurrences list = new Occurrences();
        list.add(constant.value() instanceof Value.Scalar(long number) ? number : 0);
        return list;
    }
}
