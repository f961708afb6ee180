package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.logic.Conflict;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.syntax.Quantifier;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where predicates never hold, or always, or say something twice. A predicate that has a name is looked at where it is defined. */
final class Sense {
    private static final int     MOST   = 10_000;            // predicates that are looked into; enough for any file that people write
    private static final Pattern JOINED = Pattern.compile("\\s*(and|&&|or|\\|\\|)\\s*");

    private final Findings findings;
    private final Logic    logic;

    private int looked;

    Sense(Findings findings, Logic logic) {
        this.findings = findings;
        this.logic = logic;
    }

    /** Looks into a predicate, at the smallest parts first; whether something was said. What follows from a part is not said of the whole. */
    boolean look(Predicate predicate) {
        return part(predicate) || isOfTwoLayers(predicate);
    }

    private boolean isOfTwoLayers(Predicate predicate) {
        Optional<LayerPair> pair = LayerPair.of(predicate);
        pair.ifPresent(p -> findings.add(Code.TWO_LAYERS, predicate.origin().span(), findings.words(predicate.origin()), p.one(), p.other()));
        return pair.isPresent();
    }

    private boolean part(Predicate predicate) {
        if (++looked > MOST)
            return false;
        return switch (predicate) {
            case Predicate.And and -> repeated(and.operands()) || all(and.operands()) || never(and);
            case Predicate.Or or -> repeated(or.operands()) || all(or.operands()) || always(or) || otherOrOther(or);
            case Predicate.Xor xor -> all(xor.operands()) || never(xor) || always(xor);
            case Predicate.Not(var origin, Predicate operand) -> part(operand);
            case Predicate.Named named -> false;
            case Predicate.In in -> covered(in) || value(in);
            case Predicate.Compare compare -> value(compare);
            case Predicate.NonZero nonZero -> value(nonZero);
            case Predicate.Exists exists -> false;
            case Predicate.Contains contains -> false;
            case Predicate.Matches matches -> PatternSense.look(matches, findings);
        };
    }

    private boolean all(List<Predicate> operands) {
        boolean said = false;
        for (Predicate operand : operands)
            said |= part(operand);
        return said;
    }

    private boolean value(Predicate predicate) {
        return dividesByZero(predicate) || isOfAnotherLength(predicate) || isOutsideMask(predicate) || never(predicate) || anyValue(predicate);
    }

    // As a filter it is taken, as in Wireshark, and chooses nothing.
    private boolean dividesByZero(Predicate predicate) {
        List<Operand> divided = new ArrayList<>();
        Operands.walk(predicate, operand -> {
            if (operand instanceof Operand.Computed computed && computed.isWithoutValue())
                divided.add(computed);
        });
        for (Operand operand : divided)
            findings.add(Code.NEVER_HOLDS, predicate.origin().span(), words(predicate), "`" + findings.words(operand.origin()) + "` divides by zero");
        return !divided.isEmpty();
    }

    // `udp.payload[0:2] == 17:00:03`
    private boolean isOfAnotherLength(Predicate predicate) {
        if (!(predicate instanceof Predicate.Compare compare) || compare.operator() != Operator.EQUAL || !(compare.left() instanceof Operand.Slice slice)
                || !(compare.right() instanceof Operand.Constant constant && constant.value() instanceof Value.Octets octets))
            return false;
        OptionalInt length = slice.octets().length();
        boolean isOther = length.isPresent() && length.getAsInt() != octets.array().length;
        if (isOther)
            findings.add(Code.NEVER_HOLDS, predicate.origin().span(), findings.words(predicate.origin()), "`" + findings.words(slice.origin()) + "` has "
                    + length.getAsInt() + (length.getAsInt() == 1 ? " octet" : " octets") + ", but is compared with " + octets.array().length);
        return isOther;
    }

    // `udp.payload[0] & 0x07 == 0x17`
    private boolean isOutsideMask(Predicate predicate) {
        if (!(predicate instanceof Predicate.Compare compare) || compare.operator() != Operator.EQUAL || !(compare.right() instanceof Operand.Constant constant)
                || !(compare.left() instanceof Operand.Computed computed) || computed.operator() != Operator.BIT_AND)
            return false;
        Operand mask = computed.right() instanceof Operand.Constant ? computed.right() : computed.left();
        if (!(mask instanceof Operand.Constant bits) || !hasOthers(bits.value(), constant.value()))
            return false;
        findings.add(Code.NEVER_HOLDS, predicate.origin().span(), findings.words(predicate.origin()),
                "`" + findings.words(constant.origin()) + "` has bits that `& " + findings.words(bits.origin()) + "` removes");
        return true;
    }

    private static boolean hasOthers(Value mask, Value value) {
        if (mask instanceof Value.Scalar(long bits) && value instanceof Value.Scalar(long number))
            return (number & ~bits) != 0;
        if (!(mask instanceof Value.Octets bits) || !(value instanceof Value.Octets octets) || bits.array().length != octets.array().length)
            return false;
        for (int i = 0; i < bits.array().length; i++)
            if ((octets.array()[i] & ~bits.array()[i]) != 0)
                return true;
        return false;
    }

    // Never and always

    private boolean never(Predicate predicate) {
        Optional<Conflict> conflict = logic.never(predicate);
        conflict.ifPresent(why -> say(predicate, why));
        return conflict.isPresent();
    }

    private void say(Predicate predicate, Conflict why) {
        Expr at = predicate.origin();
        String text = words(predicate);
        switch (why.kind()) {
            case NEVER -> findings.add(Code.NEVER_HOLDS, at.span(), text, why.words());
            case NO_ARROW -> findings.add(Code.NO_ARROW, at.span(), text, why.words());
            case UNLESS_REOPENED -> findings.add(Code.REOPENED, at.span(), text, why.words());
            case UNLESS_TWICE -> findings.add(Code.HOLDS_TWICE.at(at.span(), text, why.what(), why.words()), oneOf(predicate));
        }
    }

    private boolean always(Predicate predicate) {
        boolean always = logic.always(predicate).isPresent();
        if (always)
            findings.add(Code.ALWAYS_HOLDS, predicate.origin().span(), findings.words(predicate.origin()));
        return always;
    }

    // `tcp.dstport != 80 or tcp.dstport != 443`
    private boolean otherOrOther(Predicate.Or or) {
        Set<String> fields = new HashSet<>();
        List<Value> values = new ArrayList<>();
        for (Predicate operand : or.operands()) {
            if (!(operand instanceof Predicate.Compare compare) || compare.operator() != Operator.NOT_EQUAL || !(compare.right() instanceof Operand.Constant constant))
                return false;
            fields.add(findings.words(compare.left().origin()));
            values.add(constant.value());
        }
        if (fields.size() != 1 || !Logic.areApart(values))
            return false;
        String all = String.join(" and ", or.operands().stream().map(operand -> findings.words(operand.origin())).toList());
        Span span = or.origin().span();
        findings.add(Code.OTHER_OR_OTHER.at(span, findings.words(or.origin()), fields.iterator().next(), all), Fix.replace(span, all));
        return true;
    }

    private boolean anyValue(Predicate predicate) {
        if (!logic.isAnyValue(predicate))
            return false;
        Operand operand = predicate instanceof Predicate.Compare compare && compare.left() instanceof Operand.Constant ? compare.right() : left(predicate);
        Operand field = field(operand);
        String name = findings.words(field.origin());
        String there = findings.presence(field);
        Span span = predicate.origin().span();
        findings.add(Code.ANY_VALUE.at(span, words(predicate), name, there), Fix.replace(span, isNotIn(predicate) ? "not " + there : there));
        return true;
    }

    // The field that a value is computed of, or is.
    private static Operand field(Operand operand) {
        List<Operand> fields = new ArrayList<>();
        Operands.walk(operand, part -> {
            if (part instanceof Operand.FieldOf)
                fields.add(part);
        });
        return fields.getFirst();
    }

    // The author's words for what holds or does not. The test in `a not in {1}` is not written for itself: `a in {1}`.
    private String words(Predicate predicate) {
        if (!isNotIn(predicate) || !(predicate.origin() instanceof Expr.In(Span span, Quantifier quantifier, Expr left, var negated, Span operator, Expr set)))
            return findings.words(predicate.origin());
        return Excerpt.name(Printer.print(new Expr.In(span, quantifier, left, /* negated= */ false, operator, set)));
    }

    private static boolean isNotIn(Predicate predicate) {
        return predicate instanceof Predicate.In && predicate.origin() instanceof Expr.In in && in.negated();
    }

    private static Operand left(Predicate predicate) {
        return switch (predicate) {
            case Predicate.In in -> in.left();
            case Predicate.Compare compare -> compare.left();
            case Predicate.NonZero nonZero -> nonZero.operand();
            default -> throw new IllegalArgumentException("no test of a value: " + predicate);
        };
    }

    // `tcp.dstport == 80 and tcp.dstport == 443` was meant as `tcp.dstport in {80, 443}`.
    private List<Fix> oneOf(Predicate predicate) {
        if (!(predicate instanceof Predicate.And(var origin, List<Predicate> operands)))
            return List.of();
        Set<String> names = new HashSet<>();
        StringBuilder values = new StringBuilder();
        for (Predicate operand : operands) {
            if (!(operand instanceof Predicate.Compare compare) || compare.operator() != Operator.EQUAL || !(compare.right() instanceof Operand.Constant))
                return List.of();
            names.add(findings.words(compare.left().origin()));
            values.append(values.isEmpty() ? "" : ", ").append(findings.words(compare.right().origin()));
        }
        return names.size() == 1 ? List.of(Fix.replace(predicate.origin().span(), names.iterator().next() + " in {" + values + "}")) : List.of();
    }

    // Twice

    private boolean repeated(List<Predicate> operands) {
        Set<String> seen = new HashSet<>();
        boolean said = false;
        Span before = null;
        for (Predicate operand : operands) {
            Span span = operand.origin().span();
            if (!seen.add(Printer.print(operand.origin())) && before != null && before.end() <= span.start()) {
                findings.add(Code.REPEATED.at(span, findings.words(operand.origin())), removal(before, span));
                said = true;
            }
            before = span;
        }
        return said;
    }

    // `and` with what is behind it can go; what stands between operands of different clauses, or a parenthesis, cannot.
    private List<Fix> removal(Span before, Span repeated) {
        Span gap = before.last().to(repeated.first());
        boolean isJoined = JOINED.matcher(findings.text(gap)).matches();
        return isJoined ? List.of(Fix.delete(new Span(before.end(), repeated.end()), findings.text(repeated))) : List.of();
    }

    private boolean covered(Predicate.In in) {
        if (!(in.origin() instanceof Expr.In expr) || !(expr.set() instanceof Expr.SetOf set))
            return false;
        Set<Expr> written = set.elements().stream().map(element -> ungrouped(element.from())).collect(Collectors.toSet());    // and not in a set that is named there
        List<Predicate.Element> elements = in.elements().stream().filter(element -> written.contains(element.from().origin())).toList();
        List<Predicate.Element> surplus = Logic.surplus(elements);
        for (Predicate.Element element : surplus)
            findings.add(Code.REPEATED, element.from().origin().span(), findings.words(element.from().origin()));
        return !surplus.isEmpty();
    }

    private static Expr ungrouped(Expr expr) {
        return expr instanceof Expr.Group group ? ungrouped(group.inner()) : expr;
    }
}
