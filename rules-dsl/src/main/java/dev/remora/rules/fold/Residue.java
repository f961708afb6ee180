package dev.remora.rules.fold;

import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;

/** What is left to ask of a packet once part of it is known. */
final class Residue {
    private Residue() {}

    /** A predicate that says the same of every packet that is as given, and asks no more than needed; this very one where nothing can be left out. */
    static Predicate of(Predicate predicate, Given given) {
        return switch (Guess.of(predicate).judge(given)) {
            case TRUE -> new Predicate.And(predicate.origin(), List.of());         // of none, all hold
            case FALSE -> new Predicate.Or(predicate.origin(), List.of());         // and no one does
            case OPEN -> open(predicate, given);
        };
    }

    private static Predicate open(Predicate predicate, Given given) {
        return switch (predicate) {
            case Predicate.And and -> {
                List<Predicate> left = rest(and.operands(), given, Truth.TRUE);
                yield left.equals(and.operands()) ? and : left.size() == 1 ? left.getFirst() : new Predicate.And(and.origin(), left);
            }
            case Predicate.Or or -> {
                List<Predicate> left = rest(or.operands(), given, Truth.FALSE);
                yield left.equals(or.operands()) ? or : left.size() == 1 ? left.getFirst() : new Predicate.Or(or.origin(), left);
            }
            case Predicate.Not not -> {
                Predicate left = open(not.operand(), given);
                yield left == not.operand() ? not : new Predicate.Not(not.origin(), left);
            }
            case Predicate.Named named -> open(named.meaning(), given);
            default -> predicate;
        };
    }

    // Those that still have to be asked: without those whose answer changes nothing.
    private static List<Predicate> rest(List<Predicate> operands, Given given, Truth neutral) {
        List<Predicate> rest = new ArrayList<>();
        for (Predicate operand : operands)
            if (Guess.of(operand).judge(given) != neutral)
                rest.add(open(operand, given));
        return rest;
    }
}
