package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.VALUE;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what stands behind {@code in}. A result of null means that something is wrong and has been said. */
final class Sets {
    private static final int MOST = 65_536;

    private final Scope     scope;
    private final Findings  findings;
    private final Constants constants;
    private final Operands  operands;

    Sets(Scope scope, Findings findings, Constants constants, Operands operands) {
        this.scope = scope;
        this.findings = findings;
        this.constants = constants;
        this.operands = operands;
    }

    /** The elements of a set, each read by the kind of what is looked for. */
    @Nullable
    List<Predicate.Element> elements(Expr set, Operand left) {
        if (left.kind() == Kind.LABEL) {
            findings.add(Code.NO_VALUE, left.origin().span(), findings.words(left.origin()));
            return null;
        }
        if (left instanceof Operand.FieldOf field && field.entry().isProtocol()) {
            findings.add(Code.PROTOCOL_IN_SET, left.origin().span(), findings.words(left.origin()));
            return null;
        }
        List<Expr.Element> written = written(set);
        return written == null ? null : checked(set, written, left);
    }

    // The elements as they stand in the text; those of a set in a set are its own.
    private @Nullable List<Expr.Element> written(Expr set) {
        return switch (set) {
            case Expr.SetOf of -> of.elements();
            case Expr.Missing missing -> null;
            case Expr.Broken broken -> null;
            case Expr.Name name when scope.definition(name.text()).orElse(null) instanceof Scope.Definition.OfSet(var elements) -> elements;
            case Expr.Name name when scope.definition(name.text()).orElse(null) instanceof Scope.Definition.OfNothing -> null;
            default -> {
                findings.add(Code.NOT_A_SET, set.span(), findings.words(set));
                yield null;
            }
        };
    }

    private @Nullable List<Predicate.Element> checked(Expr set, List<Expr.Element> written, Operand left) {
        List<Predicate.Element> elements = new ArrayList<>();
        boolean right = true;
        for (Expr.Element element : written)
            right &= add(element, left, elements);
        if (elements.size() > MOST)
            findings.add(Code.TOO_LARGE, set.span(), "this set", MOST, "elements");
        return right && elements.size() <= MOST ? elements : null;
    }

    private boolean add(Expr.Element element, Operand left, List<Predicate.Element> elements) {
        if (element.to() == null && element.from() instanceof Expr.Name name
                && scope.definition(name.text()).orElse(null) instanceof Scope.Definition.OfSet(var inner)) {
            List<Predicate.Element> more = checked(name, inner, left);
            return more != null && elements.addAll(more);
        }
        Operand from = value(element.from(), left);
        Operand to = element.to() == null ? null : value(element.to(), left);
        if (from == null || element.to() != null && (to == null || isNetwork(from) || isNetwork(to)))
            return false;
        elements.add(new Predicate.Element(from, to));
        return true;
    }

    private boolean isNetwork(Operand end) {
        boolean network = end instanceof Operand.Constant constant && constant.value() instanceof Value.Prefix;
        if (network)
            findings.add(Code.NETWORK_AS_VALUE, end.origin().span(), findings.words(end.origin()));
        return network;
    }

    private @Nullable Operand value(Expr expr, Operand left) {
        if (constants.isLiteral(expr))
            return constants.read(expr, left, VALUE);
        Operand value = operands.typed(expr);
        if (value == null || left.kind().comparesWith(value.kind()))
            return value == null ? null : Operands.octetsBeside(value, left);
        findings.add(Code.NOT_COMPARABLE, expr.span(), findings.words(left.origin()), left.kind().words(), findings.words(expr), value.kind().words());
        return null;
    }
}
