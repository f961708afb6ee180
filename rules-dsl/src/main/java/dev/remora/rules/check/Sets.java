package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.VALUE;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what stands behind {@code in}. A result of null means that something is wrong and has been said. */
final class Sets {
    /** What is said of a set that stands where a value should. */
    static final String HOW_TO_ASK = "ask whether a field is `in` it";

    private static final int MOST = 65_536;

    private final Map<String, List<Predicate.Element>> known = new HashMap<>();     // by the name of the set and the field that is looked for

    private final Scope          scope;
    private final SetVersions    versions;
    private final Findings       findings;
    private final Constants      constants;
    private final OperandChecker operands;

    Sets(Scope scope, Findings findings, Constants constants, OperandChecker operands) {
        this.scope = scope;
        this.versions = new SetVersions(scope);
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
        return switch (set) {
            case Expr.SetOf of -> checked(set, of.elements(), left);
            case Expr.Name name -> named(name, left);
            case Expr.Missing missing -> null;
            case Expr.Broken broken -> null;
            default -> notASet(set);
        };
    }

    private @Nullable List<Predicate.Element> named(Expr.Name name, Operand left) {
        return switch (scope.definition(name.text()).orElse(null)) {
            case Scope.Definition.OfSet set -> isTooMuch(name, set) ? null : known(name, set, left);
            case Scope.Definition.OfNothing nothing -> null;
            case Scope.Definition.OfItself itself -> inItself(name);
            case Scope.Definition.OfPredicate predicate -> notASet(name);
            case null -> {
                if (scope.isMeantAsField(name.text()))
                    yield notASet(name);
                operands.unknown(name);
                yield null;
            }
        };
    }

    // A set that was right for a field is so again.
    private @Nullable List<Predicate.Element> known(Expr.Name name, Scope.Definition.OfSet set, Operand left) {
        String use = left instanceof Operand.FieldOf field ? name.text() + ' ' + field.entry().name() : "";
        List<Predicate.Element> before = known.get(use);
        if (before != null)
            return before;
        if (!scope.open(name.text()))
            return inItself(name);
        List<Predicate.Element> elements = checked(name, set, left);
        scope.close(name.text());
        if (elements != null && !use.isEmpty())
            known.put(use, elements);
        return elements;
    }

    private boolean isTooMuch(Expr.Name name, Scope.Definition.OfSet set) {
        boolean isTooMuch = scope.isTooMuch(set.elements().size());
        if (isTooMuch)
            findings.add(Code.TOO_LARGE, name.span(), "`" + name.text() + "`, written out,", Scope.MOST_TESTS, "conditions");
        return isTooMuch;
    }

    private @Nullable List<Predicate.Element> inItself(Expr.Name name) {
        findings.add(Code.CIRCULAR_NAME, name.span(), name.text());
        return null;
    }

    private @Nullable List<Predicate.Element> notASet(Expr set) {
        findings.add(Code.NOT_A_SET, set.span(), findings.words(set), "");
        return null;
    }

    // The elements of a set of another file are read by what names mean there, and blamed where they are used: here, with one diagnostic.
    private @Nullable List<Predicate.Element> checked(Expr.Name name, Scope.Definition.OfSet set, Operand left) {
        Findings theirs = findings.isAbout(set.source()) ? findings : new Findings(set.source());
        Sets own = theirs == findings ? this : new Predicates(set.scope().shared(), theirs, true).sets();
        Optional<String> other = own.versions.otherAlone(set.elements(), left);
        if (other.isPresent()) {
            findings.add(Code.ALIEN_SET, name.span(), name.text(), Literals.name(left), other.get());
            return null;
        }
        List<Predicate.Element> elements = own.checked(name, own.versions.fitting(set.elements(), left), left);
        if (elements == null && own != this)                         // where nothing is said, a name is wrong in that file, which has been said there
            theirs.behind(List.of()).stream().findFirst()
                    .ifPresent(first -> findings.add(Code.ALIEN_SET, name.span(), name.text(), Literals.name(left), first.message()));
        return elements;
    }

    private @Nullable List<Predicate.Element> checked(Expr set, List<Expr.Element> written, Operand left) {
        List<Predicate.Element> elements = new ArrayList<>();
        boolean right = true;
        for (Expr.Element element : written) {
            right &= add(element, left, elements);
            if (elements.size() > MOST || !right && isNamed(element))    // sets in sets may double each time
                break;
        }
        if (elements.size() > MOST)
            findings.add(Code.TOO_LARGE, set.span(), "this set", MOST, "elements");
        return right && elements.size() <= MOST ? elements : null;
    }

    private boolean add(Expr.Element element, Operand left, List<Predicate.Element> elements) {
        if (isNamed(element)) {
            List<Predicate.Element> more = named((Expr.Name) element.from(), left);
            return more != null && elements.addAll(more);
        }
        Operand from = value(element.from(), left);
        Operand to = element.to() == null ? null : value(element.to(), left);
        if (from == null || element.to() != null && (to == null || isNetwork(from) || isNetwork(to)))
            return false;
        elements.add(new Predicate.Element(from, to));
        return true;
    }

    private boolean isNamed(Expr.Element element) {
        return element.to() == null && element.from() instanceof Expr.Name name && scope.isDeclared(name.text());
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
        if (value == null || left.comparesWith(value))
            return value == null ? null : OperandChecker.octetsBeside(value, left);
        findings.add(Code.NOT_COMPARABLE, expr.span(), Literals.name(left), left.words(), findings.words(expr), value.words(), "");
        return null;
    }
}
