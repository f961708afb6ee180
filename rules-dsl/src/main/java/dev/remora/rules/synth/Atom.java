package dev.remora.rules.synth;

import dev.remora.rules.syntax.Printer;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison or the like that must hold, or must not. Immutable.
 *
 * @param holds whether it must hold
 */
record Atom(Predicate predicate, boolean holds) {
    private static final int MOST = 256;            // conjunctions; others are not tried

    /** As it stands in the rule. */
    String text() {
        String text = Printer.print(predicate.origin());
        return holds ? text : "not " + text;
    }

    /** The disjunctive normal form of a predicate: it holds where all atoms of one of these lists do. At most 256 of them. */
    static List<List<Atom>> conjunctions(Predicate predicate) {
        return normal(predicate, true);
    }

    private static List<List<Atom>> normal(Predicate predicate, boolean holds) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> operands) -> holds ? all(operands, true) : one(operands, false);
            case Predicate.Or(var origin, List<Predicate> operands) -> holds ? one(operands, true) : all(operands, false);
            case Predicate.Xor(var origin, List<Predicate> operands) -> odd(operands, holds);
            case Predicate.Not(var origin, Predicate operand) -> normal(operand, !holds);
            case Predicate.Named(var origin, var name, Predicate meaning) -> normal(meaning, holds);
            default -> List.of(List.of(new Atom(predicate, holds)));
        };
    }

    private static List<List<Atom>> one(List<Predicate> operands, boolean holds) {
        return operands.stream().flatMap(operand -> normal(operand, holds).stream()).limit(MOST).toList();
    }

    private static List<List<Atom>> all(List<Predicate> operands, boolean holds) {
        List<List<Atom>> all = List.of(List.of());
        for (Predicate operand : operands)
            all = product(all, normal(operand, holds));
        return all;
    }

    private static List<List<Atom>> product(List<List<Atom>> left, List<List<Atom>> right) {
        return left.stream().flatMap(l -> right.stream().map(r -> {
            List<Atom> both = new ArrayList<>(l);
            both.addAll(r);
            return List.copyOf(both);
        })).limit(MOST).toList();
    }

    // The first one and an even number of the others, or an odd number of them.
    private static List<List<Atom>> odd(List<Predicate> operands, boolean holds) {
        Predicate first = operands.getFirst();
        if (operands.size() == 1)
            return normal(first, holds);
        List<Predicate> others = operands.subList(1, operands.size());
        List<List<Atom>> with = product(normal(first, true), odd(others, !holds));
        List<List<Atom>> without = product(normal(first, false), odd(others, holds));
        return java.util.stream.Stream.concat(with.stream(), without.stream()).limit(MOST).toList();
    }
}
