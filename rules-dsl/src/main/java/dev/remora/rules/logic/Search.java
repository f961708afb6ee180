package dev.remora.rules.logic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a case in which a formula holds. Alternatives are tried one by one, up to a bound; past it the answer is that there may be one.
 * Used once.
 */
final class Search {
    private static final int MOST_CASES = 512;
    private static final int MOST_FACTS = 5_000;

    private int                cases;
    private int                facts;
    private @Nullable Conflict first;

    /** Why no case holds; empty where one does, or may. */
    Optional<Conflict> refute(Formula formula) {
        return holds(new Case(), List.of(formula)) ? Optional.empty() : Optional.ofNullable(first);
    }

    private boolean holds(Case known, List<Formula> more) {
        Deque<Formula> open = new ArrayDeque<>(more);
        List<Formula.Some> alternatives = new ArrayList<>();
        while (!open.isEmpty()) {
            if (++facts > MOST_FACTS)
                return true;
            Optional<Conflict> conflict = switch (open.pop()) {
                case Formula.All(List<Formula> all) -> {
                    all.forEach(open::push);
                    yield Optional.empty();
                }
                case Formula.Some some -> {
                    alternatives.add(some);
                    yield Optional.empty();
                }
                case Formula.Has fact -> known.add(fact);
                case Formula.Lacks fact -> known.add(fact);
                case Formula.Holds fact -> known.add(fact);
            };
            if (conflict.isPresent())
                return failed(conflict);
        }
        return alternatives.isEmpty() ? whole(known) : oneHolds(known, alternatives);
    }

    private boolean whole(Case known) {
        Optional<Conflict> conflict = known.whole();
        return conflict.isEmpty() || failed(conflict);
    }

    private boolean failed(Optional<Conflict> conflict) {
        if (first == null || !first.kind().isWeak() && conflict.orElseThrow().kind().isWeak())
            first = conflict.orElseThrow();                     // of several ways to hold, one that can be at times counts more than those that can never be
        return false;
    }

    private boolean oneHolds(Case known, List<Formula.Some> alternatives) {
        List<Formula> rest = new ArrayList<>(alternatives.subList(1, alternatives.size()));
        for (Formula alternative : alternatives.getFirst().of()) {
            if (++cases > MOST_CASES)
                return true;
            List<Formula> next = new ArrayList<>(rest);
            next.addFirst(alternative);
            if (holds(known.copy(), next))
                return true;
        }
        if (first == null)
            first = new Conflict(Conflict.Kind.NEVER, "nothing can meet it", "");
        return false;
    }
}
