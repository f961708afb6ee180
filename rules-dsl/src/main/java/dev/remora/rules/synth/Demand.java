package dev.remora.rules.synth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an atom wants of a slot. Immutable.
 *
 * @param at    the slot
 * @param value what must hold of its value, {@link Slot#ABSENT} where it is not there
 * @param hints values worth a try
 */
record Demand(Atom atom, At at, java.util.function.Predicate<BigInteger> value, List<BigInteger> hints) {

    /**
     * The demands of an atom on packets of a shape: one of these lists must be met whole. A list without demands where the atom is not about slots;
     * no list at all where no such packet meets it.
     */
    static List<List<Demand>> of(Atom atom, Shape shape) {
        Optional<Test> found = Test.of(atom.predicate());
        if (found.isEmpty() || found.get().seen().isProtocol())
            return List.of(List.of());
        Test test = found.get();
        List<View> views = View.of(test.seen().field()).stream().filter(view -> view.slot() != Slot.VLAN && view.slot() != Slot.INNER_VLAN
                || test.seen().isOfTag(view.slot() == Slot.INNER_VLAN)).toList();
        if (views.isEmpty())
            return List.of(List.of());
        Optional<Boolean> quoted = test.seen().isQuoted(shape);
        if (quoted.isEmpty())
            return atom.holds() ? List.of() : List.of(List.of());
        List<Demand> each = views.stream().map(view -> one(atom, test, view, quoted.get(), shape)).toList();
        return atom.holds() ? each.stream().map(List::of).toList() : List.of(each);
    }

    private static Demand one(Atom atom, Test test, View view, boolean quoted, Shape shape) {
        BigInteger mask = test.seen().mask();
        List<BigInteger> hints = new ArrayList<>();
        BigInteger standard = view.slot().standard(shape, quoted);
        for (BigInteger hint : test.hints()) {
            BigInteger written = view.write(hint.shiftLeft(test.seen().shift()), shape, quoted);
            hints.add(mask == null || standard.signum() < 0 ? written : standard.andNot(mask).or(written.and(mask)));
        }
        return new Demand(atom, new At(quoted, view.slot()), value -> {
            BigInteger read = read(view, value, shape, quoted);
            return atom.holds() == (read.signum() >= 0 && test.value().test(test.seen().masked(read)));
        }, hints);
    }

    // A mark in a header that is not set is 0, not absent.
    private static BigInteger read(View view, BigInteger value, Shape shape, boolean quoted) {
        boolean unset = value.signum() < 0 && (view.slot() == Slot.DF || view.slot() == Slot.MORE) && view.slot().fits(shape, quoted);
        return unset ? BigInteger.ZERO : view.read(value, shape, quoted);
    }
}
