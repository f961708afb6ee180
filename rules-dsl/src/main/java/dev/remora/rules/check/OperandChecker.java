package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.MASK;
import static dev.remora.rules.check.Literals.Use.TERM;
import static dev.remora.rules.check.Literals.Use.VALUE;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Operation;
import dev.remora.rules.type.Cut;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks expressions that have values. A result of null means that something is wrong and has been said. */
final class OperandChecker {
    private static final Set<String> PORTS = Set.of("tcp", "udp");

    private static final Pattern LENGTH = Pattern.compile("(.+)[._](?:len|length|size)");

    private final Scope     scope;
    private final Findings  findings;
    private final Constants constants;
    private final Calls     calls;
    private final Absence   absence;

    OperandChecker(Scope scope, Findings findings, Constants constants) {
        this.scope = scope;
        this.findings = findings;
        this.constants = constants;
        this.calls = new Calls(this, findings, constants);
        this.absence = new Absence(this, constants, scope, findings);
    }

    /** Whether a comparison asks, as in other languages, for what is not there, {@code == null}; then that has been said. */
    boolean asksForAbsence(Expr.Compare compare) {
        return absence.report(compare);
    }

    /** Two operands of which one may be literal, which is read by the kind of the other; then what {@code make} makes of them. */
    <T> @Nullable T both(Expr left, Expr right, BiFunction<Operand, Operand, @Nullable T> make) {
        Operand l = constants.isLiteral(left) ? null : typed(left);
        Operand r = constants.isLiteral(right) ? null : typed(right);
        if (r != null && constants.isLiteral(left))
            l = constants.read(left, r, VALUE);
        else if (l != null && constants.isLiteral(right))
            r = constants.read(right, l, VALUE);
        return l == null || r == null ? null : make.apply(l, r);
    }

    /** An operand that is no literal. */
    @Nullable
    Operand typed(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> field(name);
            case Expr.Layered layered -> layered(layered);
            case Expr.Slice slice -> slice(slice);
            case Expr.Call call -> calls.check(call);
            case Expr.Signed signed -> signed(signed);
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Group group -> typed(group.inner());
            case Expr.Literal e -> nothing(Code.NOT_A_FIELD, e, findings.words(e));
            case Expr.SetOf e -> nothing(Code.SET_AS_VALUE, e, findings.words(e), Sets.HOW_TO_ASK);
            case Expr.Compare e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Chain e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.In e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Contains e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Matches e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Not e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.And e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Xor e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Or e -> nothing(Code.NOT_A_VALUE, e, findings.words(e));
            case Expr.Missing missing -> null;
            case Expr.Broken broken -> null;
        };
    }

    /** The value of a call that is a key. */
    @Nullable
    Operand key(Expr.Call call) {
        return calls.key(call);
    }

    private @Nullable Operand nothing(Code code, Expr at, Object... names) {
        findings.add(code, at.span(), names);
        return null;
    }

    // Fields

    private @Nullable Operand field(Expr.Name name) {
        Optional<Catalogue.Entry> entry = scope.field(name.text());
        if (entry.isPresent())
            return new Operand.FieldOf(name, entry.get(), null);
        switch (scope.definition(name.text()).orElse(null)) {
            case Scope.Definition.OfSet set -> findings.add(Code.SET_AS_VALUE, name.span(), name.text(), Sets.HOW_TO_ASK);
            case Scope.Definition.OfPredicate predicate -> findings.add(Code.NOT_A_VALUE, name.span(), name.text());
            case Scope.Definition.OfItself itself -> findings.add(Code.CIRCULAR_NAME, name.span(), name.text());
            case Scope.Definition.OfNothing nothing -> {}
            case null -> unknown(name);
        }
        return null;
    }

    /** Says that a name means nothing, and what was probably meant. */
    void unknown(Expr.Name name) {
        unknown(name, scope::names);
    }

    /** The same of a name in this predicate, which tells more of what was meant. */
    void unknown(Expr.Name name, Expr predicate) {
        if (!isNotTakenApart(name, predicate))
            unknown(name);
    }

    /** Says that a name means nothing, and which of these was probably meant. */
    void unknown(Expr.Name name, Supplier<Collection<String>> known) {
        if (isNotTakenApart(name, new Expr.Missing(name.span())))
            return;
        unknown(name, measured(name.text()).map(octets -> new Meant(Optional.of("len(" + octets + ")"))).orElseGet(() -> findings.meant(name.text(), known)));
    }

    /** The same of a name whose length is asked for: that it is a length need not be said once more. */
    void unknownOctets(Expr.Name name) {
        measured(name.text()).ifPresentOrElse(octets -> unknown(name, new Meant(Optional.of(octets))), () -> unknown(name));
    }

    private void unknown(Expr.Name name, Meant meant) {
        String advice = name.text().equals("true") ? "; `frame` holds for every packet" : meant.question();
        findings.add(Code.UNKNOWN_NAME.at(name.span(), Excerpt.name(name.text()), advice), meant.fix(name.span()));
    }

    // `udp.payload.length`, where the octets are a field and their length is a function of it.
    private Optional<String> measured(String name) {
        Matcher matcher = LENGTH.matcher(name);
        return matcher.matches() && scope.field(matcher.group(1)).filter(of -> Kind.of(of.type()) == Kind.OCTETS && !of.isProtocol()).isPresent()
                ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private boolean isNotTakenApart(Expr.Name name, Expr predicate) {
        Optional<ApplicationField> application = ApplicationField.of(name.text());
        Optional<NetworkProtocol> network = NetworkProtocol.of(name.text());
        application.ifPresent(a -> findings.add(Code.UNKNOWN_NAME.at(name.span(), Excerpt.name(name.text()), a.advice()), a.fix(name, predicate)));
        network.ifPresent(n -> findings.add(Code.UNKNOWN_NAME.at(name.span(), Excerpt.name(name.text()), n.advice()), n.fix(name, predicate)));
        return application.isPresent() || network.isPresent();
    }

    private @Nullable Operand layered(Expr.Layered e) {
        Operand operand = typed(e.operand());
        if (operand == null)
            return null;
        if (!(operand instanceof Operand.FieldOf field))
            return nothing(Code.NOT_LAYERED, e.operand(), findings.words(e.operand()));
        return areRanges(e.layers()) ? new Operand.FieldOf(e, field.entry(), new Cut(e.layers())) : null;
    }

    private @Nullable Operand slice(Expr.Slice e) {
        Operand operand = typed(e.operand());
        if (operand == null)
            return null;
        if (!operand.kind().isSliceable())
            return nothing(Code.NOT_SLICEABLE, e, findings.words(e.operand()), operand.kind().words());
        return areRanges(e.ranges()) ? new Operand.Slice(e, octets(operand), new Cut(e.ranges())) : null;
    }

    private boolean areRanges(List<Expr.Range> ranges) {
        boolean right = true;
        for (Expr.Range range : ranges) {
            String wrong = wrong(range);
            if (!wrong.isEmpty())
                findings.add(Code.EMPTY_SLICE, range.span(), findings.words(range), wrong);
            right &= wrong.isEmpty();
        }
        return right;
    }

    private static String wrong(Expr.Range range) {
        return switch (range) {
            case Expr.Range.Count count when count.count() < 1 -> "the number after `:` is how many, at least 1";
            case Expr.Range.First first when first.count() < 1 -> "the number after `:` is how many, at least 1";
            case Expr.Range.Between between when between.first() < 0 != between.last() < 0 -> "both ends must count from the same side";
            case Expr.Range.Between between when between.first() >= between.last() -> "the second end must come after the first";
            case Expr.Range.Count count -> "";
            case Expr.Range.First first -> "";
            case Expr.Range.Between between -> "";
            case Expr.Range.One one -> "";
            case Expr.Range.From from -> "";
        };
    }

    // Arithmetic

    private @Nullable Operand signed(Expr.Signed e) {
        Operand operand = typed(e.operand());
        if (operand == null || !e.negative())
            return operand;
        return operand.kind().isSigned() ? new Operand.Negated(e, operand)
                : nothing(Code.NOT_COMPUTABLE, e, findings.words(e.operand()), "a sign", is(operand));
    }

    private static String is(Operand operand) {
        return ": it is " + operand.kind().words();
    }

    private @Nullable Operand arithmetic(Expr.Arithmetic e) {
        Operator operator = Operator.of(e.operation());
        if (constants.isLiteral(e))
            return nothing(Code.NO_FIELD, e, findings.words(e.left()), operator.symbol(), findings.words(e.right()));
        Operand left = constants.isLiteral(e.left()) ? null : typed(e.left());
        Operand right = constants.isLiteral(e.right()) ? null : typed(e.right());
        if (isOfProtocols(e, left, right) || !takes(operator, left) || !takes(operator, right))
            return null;
        Literals.Use use = e.operation() == Operation.BIT_AND ? MASK : TERM;
        if (left == null && right != null && constants.isLiteral(e.left()))
            left = constants.read(e.left(), right, use);
        if (right == null && left != null && constants.isLiteral(e.right()))
            right = constants.read(e.right(), left, use);
        return left == null || right == null ? null : compute(e, operator, left, right);
    }

    // `tcp & udp`, which is meant as in other languages.
    private boolean isOfProtocols(Expr.Arithmetic e, @Nullable Operand left, @Nullable Operand right) {
        boolean both = e.operation() == Operation.BIT_AND && isProtocol(left) && isProtocol(right);
        if (both)
            findings.add(Code.NO_OPERATOR.at(e.operatorSpan(), e.operation().symbol(), "and"), Fix.replace(e.operatorSpan(), "and"));
        return both;
    }

    private static boolean isProtocol(@Nullable Operand operand) {
        return operand instanceof Operand.FieldOf field && field.entry().isProtocol();
    }

    // Said before a literal is read, so that the field is blamed and not what stands beside it.
    private boolean takes(Operator operator, @Nullable Operand operand) {
        if (operand == null)
            return true;
        boolean whole = isProtocol(operand);      // as in Wireshark
        boolean known = operator.signatures().stream().anyMatch(s -> s.left() == operand.kind());
        if (known && !whole)
            return true;
        String slice = known ? "; take a slice of it, as in `" + findings.words(operand.origin()) + "[0]`" : "";
        String network = operator.symbol().equals("/") ? slash(operand) : "";
        findings.add(Code.NOT_COMPUTABLE, operand.origin().span(), findings.words(operand.origin()), "`" + operator.symbol() + "`", is(operand) + slice + network);
        return false;
    }

    // `ip.src/24`, and `22/tcp` as in Zeek
    private String slash(Operand operand) {
        String name = findings.words(operand.origin());
        return switch (operand.kind()) {
            case IPV4 -> "; for its network, write `" + name + " & 255.255.255.0`";
            case IPV6 -> "; for its network, write `" + name + " & ffff:ffff:ffff:ffff::`";
            default -> PORTS.contains(name) ? "; a port is a number alone, and the field says of which protocol, as `" + name + ".dstport` does" : "";
        };
    }

    private @Nullable Operand compute(Expr.Arithmetic e, Operator operator, Operand left, Operand right) {
        boolean mixed = left.kind() != right.kind() && left.kind().isOctets() && left.kind().comparesWith(right.kind());
        Optional<Operator.Signature> signature = mixed ? operator.on(Kind.OCTETS, Kind.OCTETS) : operator.on(left.kind(), right.kind());
        if (signature.isEmpty())
            return nothing(Code.NOT_COMPARABLE, e, findings.words(e.left()), left.kind().words(), findings.words(e.right()), right.kind().words(), "");
        return new Operand.Computed(e, operator, mixed ? octets(left) : left, mixed ? octets(right) : right, signature.get());
    }

    /** The same values as octets, where what they are compared with is octets and they are something else. */
    static Operand octetsBeside(Operand operand, Operand other) {
        return operand.kind() == other.kind() ? operand : octets(operand);
    }

    /** The same values as octets: those of an IPv4 address that was computed are not in the frame. */
    static Operand octets(Operand operand) {
        return operand.kind() == Kind.IPV4 && !(operand instanceof Operand.FieldOf) ? new Operand.AsOctets(operand) : operand;
    }
}
