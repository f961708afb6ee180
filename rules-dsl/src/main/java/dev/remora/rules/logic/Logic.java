package dev.remora.rules.logic;

import dev.remora.field.Catalogue;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What predicates can and cannot hold.
 *
 * <p>A predicate becomes a {@link Formula}: facts about one field each, under and, or. A {@link Search} looks for a {@link Case} that has no contradiction. A fact
 * is about all the values that a field has in a packet: that some value is in a set, or that none is. So {@code tcp.port == 80 and tcp.port == 443} is
 * no contradiction, and {@code tcp.flags.syn and not tcp.flags.syn} is one. What holds only where a packet has two layers of a protocol is told apart, see
 * {@link Conflict.Kind#UNLESS_TWICE}. Takes bounded time.
 *
 * <p>Remembers the formulas of all predicates that it was asked about: one for each check. For one thread.
 */
public final class Logic {
    private static final int LONG = 1000;

    private final Formulas formulas = new Formulas();

    /** Why a predicate never holds. */
    public Optional<Conflict> never(Predicate predicate) {
        return refute(formulas.of(predicate, true));
    }

    /** Why a predicate always holds: why it can never be otherwise. */
    public Optional<Conflict> always(Predicate predicate) {
        return strict(formulas.of(predicate, false));
    }

    /** Whether a predicate holds for every value that its field can have, so that it only asks whether the field is there. */
    public boolean isAnyValue(Predicate predicate) {
        if (predicate instanceof Predicate.Exists)
            return false;
        return formulas.of(predicate, true) instanceof Formula.Has(Subject subject, Intervals values) && !subject.entry().isProtocol() && values.covers(subject.domain())
                || formulas.of(predicate, false) instanceof Formula.Some(List<Formula> either) && either.size() == 2
                        && either.getLast() instanceof Formula.Lacks(Subject lacking, Intervals all) && all.equals(Intervals.ALL)
                        && either.getFirst() instanceof Formula.Has(Subject having, Intervals others) && others.and(having.domain()).isEmpty() && lacking.equals(having);
    }

    /** Whether no number, address of IPv4 or the like is all of these values, or in all of these networks, at once. */
    public static boolean areApart(List<Value> values) {
        Intervals common = Intervals.ALL;
        for (Value value : values) {
            Intervals own = Formulas.set(Operator.EQUAL, value);
            if (own == null)
                return false;
            common = common.and(own);
        }
        return common.isEmpty();
    }

    /** Why all of these cannot hold at once while none of the others does. */
    public Optional<Conflict> never(List<Predicate> hold, List<Predicate> doNotHold) {
        return strict(joined(hold, doNotHold));
    }

    /** Whether a field or protocol is in every packet for which a predicate holds. */
    public boolean isPresent(Catalogue.Entry field, Predicate predicate) {
        return strict(Formula.all(List.of(formulas.of(predicate, true), new Formula.Lacks(Subject.of(field), Intervals.ALL)))).isPresent();
    }

    /** Whether a flag is set in every packet for which a predicate holds. */
    public boolean isSet(Catalogue.Entry flag, Predicate predicate) {
        return strict(Formula.all(List.of(formulas.of(predicate, true), new Formula.Lacks(Subject.of(flag), Intervals.of(1))))).isPresent();
    }

    /** How many values a field can have in the packets for which a predicate holds, if they have one; {@link Long#MAX_VALUE} for very many, or where it is no number. */
    public long values(Operand.FieldOf field, Predicate predicate) {
        if (!Formulas.isCounted(field))
            return Long.MAX_VALUE;
        Subject subject = Subject.of(field);
        return reach(formulas.of(predicate, true), subject).and(subject.domain()).size();
    }

    // The values that a formula leaves to a field. Where a layer has several, as of `tcp.port`, that one of them is in a set says nothing of the others.
    private static Intervals reach(Formula formula, Subject subject) {
        return switch (formula) {
            case Formula.All(List<Formula> all) -> all.stream().map(f -> reach(f, subject)).reduce(Intervals.ALL, Intervals::and);
            case Formula.Some(List<Formula> some) -> some.stream().map(f -> reach(f, subject)).reduce(Intervals.NONE, Intervals::or);
            case Formula.Has(Subject other, Intervals values) -> other.equals(subject) && subject.isSingle() ? values : Intervals.ALL;
            case Formula.Lacks(Subject other, Intervals values) -> other.equals(subject) ? values.complement() : Intervals.ALL;
            case Formula.Holds holds -> Intervals.ALL;
        };
    }

    /** The elements of a set that add nothing to those before them. Of long sets nothing is said. */
    public static List<Predicate.Element> surplus(List<Predicate.Element> elements) {
        List<Predicate.Element> surplus = new ArrayList<>();
        Intervals before = Intervals.NONE;
        for (Predicate.Element element : elements.size() > LONG ? List.<Predicate.Element>of() : elements) {
            Intervals own = Formulas.element(element);
            if (own != null && !own.isEmpty() && before.covers(own))
                surplus.add(element);
            before = own == null ? before : before.or(own);
        }
        return surplus;
    }

    private Formula joined(List<Predicate> hold, List<Predicate> doNotHold) {
        return Formula.all(Stream.concat(hold.stream().map(p -> formulas.of(p, true)), doNotHold.stream().map(p -> formulas.of(p, false))).toList());
    }

    private static Optional<Conflict> refute(Formula formula) {
        return new Search().refute(formula);
    }

    private static Optional<Conflict> strict(Formula formula) {
        return refute(formula).filter(conflict -> conflict.kind() == Conflict.Kind.NEVER);
    }
}
