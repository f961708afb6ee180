package dev.remora.rules.logic;

import dev.remora.field.Type;
import dev.remora.rules.logic.Formula.Has;
import dev.remora.rules.logic.Formula.Holds;
import dev.remora.rules.logic.Formula.Lacks;
import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns predicates, or that they do not hold, into formulas, each once: a part of a predicate is asked about by itself, and with all it stands beside. */
final class Formulas {
    private static final int MANY = 4;         // operands of one `xor` that are looked into

    private final IdentityHashMap<Predicate, Formula> holding = new IdentityHashMap<>();
    private final IdentityHashMap<Predicate, Formula> denied  = new IdentityHashMap<>();

    /** A predicate, or the contrary of it. */
    Formula of(Predicate predicate, boolean positive) {
        IdentityHashMap<Predicate, Formula> known = positive ? holding : denied;
        @Nullable Formula formula = known.get(predicate);
        if (formula == null) {
            formula = made(predicate, positive);
            known.put(predicate, formula);
        }
        return formula;
    }

    private Formula made(Predicate predicate, boolean positive) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> all) -> joined(all, positive, positive);
            case Predicate.Or(var origin, List<Predicate> all) -> joined(all, positive, !positive);
            case Predicate.Xor xor -> xor.operands().size() > MANY ? opaque(xor, positive, List.of()) : odd(xor.operands(), positive);
            case Predicate.Not(var origin, Predicate inner) -> of(inner, !positive);
            case Predicate.Named(var origin, String name, Predicate meaning) -> of(meaning, positive);
            case Predicate.Exists exists -> exists.operand() instanceof Operand.FieldOf field
                    ? values(field, false, Intervals.ALL, positive)
                    : opaque(exists, positive, List.of(exists.operand()));
            case Predicate.NonZero nonZero -> test(nonZero, nonZero.operand(), false, Intervals.of(0).complement(), positive);
            case Predicate.Compare compare -> compare(compare, positive);
            case Predicate.In in -> in(in, positive);
            case Predicate.Contains contains -> opaque(contains, positive, List.of(contains.left(), contains.right()));
            case Predicate.Matches matches -> opaque(matches, positive, List.of(matches.left()));
        };
    }

    private Formula joined(List<Predicate> operands, boolean positive, boolean all) {
        List<Formula> formulas = operands.stream().map(operand -> of(operand, positive)).toList();
        return all ? Formula.all(formulas) : Formula.some(formulas);
    }

    // An odd number of them, or an even one.
    private Formula odd(List<Predicate> operands, boolean odd) {
        Predicate first = operands.getFirst();
        if (operands.size() == 1)
            return of(first, odd);
        List<Predicate> rest = operands.subList(1, operands.size());
        return Formula.some(List.of(Formula.all(List.of(of(first, true), odd(rest, !odd))), Formula.all(List.of(of(first, false), odd(rest, odd)))));
    }

    // Values

    private static Formula values(Operand.FieldOf field, boolean every, Intervals set, boolean positive) {
        Subject subject = Subject.of(field);
        Intervals others = set.complement();
        if (!every)
            return positive ? new Has(subject, set) : new Lacks(subject, set);
        return positive ? Formula.all(List.of(new Has(subject, Intervals.ALL), new Lacks(subject, others)))
                : Formula.some(List.of(new Lacks(subject, Intervals.ALL), new Has(subject, others)));
    }

    /** That a value of an operand, or each, is in a set: known of fields, and of what is computed from one field with few values. */
    private static Formula test(Predicate origin, Operand operand, boolean every, Intervals set, boolean positive) {
        if (operand instanceof Operand.FieldOf field && isCounted(field))
            return values(field, every, set, positive);
        Inverse inverse = Inverse.of(operand);
        if (inverse == null)
            return opaque(origin, positive, List.of(operand));
        return values(inverse.field(), every, inverse.of(set), positive);
    }

    /** Whether the values of a field are numbers in their order. */
    static boolean isCounted(Operand.FieldOf field) {
        return field.kind().isNumber() && field.kind() != Kind.FLOAT && field.entry().type() != Type.U64;
    }

    private static Formula compare(Predicate.Compare compare, boolean positive) {
        boolean mirrored = compare.left() instanceof Operand.Constant;
        Operand operand = mirrored ? compare.right() : compare.left();
        Operand other = mirrored ? compare.left() : compare.right();
        Intervals set = other instanceof Operand.Constant constant ? set(mirrored ? compare.operator().mirrored() : compare.operator(), constant.value()) : null;
        if (set == null || other.kind() == Kind.FLOAT)
            return opaque(compare, positive, List.of(compare.left(), compare.right()));
        return test(compare, operand, compare.every(), set, positive);
    }

    /** The numbers that are related so to a value; null where that is not known. */
    static @Nullable Intervals set(Operator operator, Value value) {
        long first;
        long last;
        switch (value) {
            case Value.Scalar(long number) -> first = last = number;
            case Value.Prefix prefix when prefix.network().array().length == 4 -> {
                first = number(prefix.network().array());
                last = first | ~number(prefix.mask().array()) & 0xFFFF_FFFFL;
            }
            default -> {
                return null;
            }
        }
        return switch (operator) {
            case EQUAL -> Intervals.of(first, last);
            case NOT_EQUAL -> Intervals.of(first, last).complement();
            case LESS -> Intervals.below(first);
            case LESS_OR_EQUAL -> Intervals.above(last).complement();
            case GREATER -> Intervals.above(last);
            case GREATER_OR_EQUAL -> Intervals.below(first).complement();
            default -> null;
        };
    }

    private static long number(byte[] octets) {
        long number = 0;
        for (byte octet : octets)
            number = number << 8 | octet & 0xFF;
        return number;
    }

    private static Formula in(Predicate.In in, boolean positive) {
        List<Intervals> sets = new ArrayList<>();
        for (Predicate.Element element : in.elements()) {
            Intervals set = element(element);
            if (set == null || in.left().kind() == Kind.FLOAT)
                return opaque(in, positive, List.of(in.left()));
            sets.add(set);
        }
        return test(in, in.left(), in.every(), Intervals.union(sets), positive);
    }

    /** What an element of a set covers; null where that is not known. */
    static @Nullable Intervals element(Predicate.Element element) {
        if (!(element.from() instanceof Operand.Constant from))
            return null;
        if (element.to() == null)
            return set(Operator.EQUAL, from.value());
        if (element.to() instanceof Operand.Constant to && from.value() instanceof Value.Scalar(long first) && to.value() instanceof Value.Scalar(long last))
            return Intervals.of(first, last);
        return null;
    }

    // What is not looked into: it holds or does not, and where it holds its fields are there.
    private static Formula opaque(Predicate predicate, boolean positive, List<Operand> operands) {
        Formula holds = new Holds(Printer.print(predicate.origin()), positive);
        if (!positive)
            return holds;
        List<Formula> all = new ArrayList<>(List.of(holds));
        operands.forEach(operand -> addPresence(operand, all));
        return Formula.all(all);
    }

    private static void addPresence(Operand operand, List<Formula> all) {
        switch (operand) {
            case Operand.FieldOf field -> all.add(new Has(Subject.of(field), Intervals.ALL));
            case Operand.Constant constant -> {}
            case Operand.Slice slice -> addPresence(slice.of(), all);
            case Operand.Carried carried -> addPresence(carried.of(), all);
            case Operand.AsOctets octets -> addPresence(octets.of(), all);
            case Operand.Computed computed -> {
                addPresence(computed.left(), all);
                addPresence(computed.right(), all);
            }
            case Operand.Negated negated -> addPresence(negated.of(), all);
            case Operand.Call call -> {
                if (call.function() != Function.EXISTS)
                    call.arguments().forEach(argument -> addPresence(argument, all));
            }
        }
    }
}
