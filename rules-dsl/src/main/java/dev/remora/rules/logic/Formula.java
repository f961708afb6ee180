package dev.remora.rules.logic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A predicate as the search wants it: what is said of one field each, joined by and, or. Immutable. */
sealed interface Formula {
    /** All hold. */
    record All(List<Formula> of) implements Formula {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One holds at least. */
    record Some(List<Formula> of) implements Formula {
        public Some {
            of = List.copyOf(of);
        }
    }

    /** Some value is in the set. */
    record Has(Subject subject, Intervals values) implements Formula {}

    /** No value is in the set; also where there is no value at all. */
    record Lacks(Subject subject, Intervals values) implements Formula {}

    /** Something holds, or does not, of which no more is known than its text. */
    record Holds(String text, boolean positive) implements Formula {}

    /** All of these. */
    static Formula all(List<Formula> of) {
        return of.size() == 1 ? of.getFirst() : new All(of);
    }

    /** One of these; what they say of one field is put together, so that a list of ports is no list of cases. */
    static Formula some(List<Formula> of) {
        Map<Subject, List<Intervals>> values = new LinkedHashMap<>();
        List<Formula> others = new ArrayList<>();
        for (Formula formula : of) {
            if (formula instanceof Has(Subject subject, Intervals set))
                values.computeIfAbsent(subject, s -> new ArrayList<>()).add(set);
            else
                others.add(formula);
        }
        List<Formula> joined = new ArrayList<>();
        values.forEach((subject, sets) -> joined.add(new Has(subject, Intervals.union(sets))));
        joined.addAll(others);
        return joined.size() == 1 ? joined.getFirst() : new Some(joined);
    }
}
