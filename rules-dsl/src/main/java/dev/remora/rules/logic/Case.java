package dev.remora.rules.logic;

import dev.remora.field.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One way in which a formula may hold: all that it says of each field. Copied where alternatives begin. */
final class Case {
    private final Map<Subject, List<Intervals>> has   = new LinkedHashMap<>();
    private final Map<Subject, Intervals>       lacks = new LinkedHashMap<>();
    private final Map<String, Boolean>          holds = new LinkedHashMap<>();

    Case copy() {
        Case copy = new Case();
        has.forEach((subject, sets) -> copy.has.put(subject, new ArrayList<>(sets)));
        copy.lacks.putAll(lacks);
        copy.holds.putAll(holds);
        return copy;
    }

    /** Takes in one more fact; why it cannot be, where it contradicts what is known of the same field. */
    Optional<Conflict> add(Formula.Has fact) {
        has.computeIfAbsent(fact.subject(), s -> new ArrayList<>()).add(fact.values());
        return ofValues(fact.subject(), List.of(fact.values()));            // those before it have been looked at
    }

    Optional<Conflict> add(Formula.Lacks fact) {
        lacks.merge(fact.subject(), fact.values(), Intervals::or);
        return ofValues(fact.subject(), has.getOrDefault(fact.subject(), List.of()));
    }

    Optional<Conflict> add(Formula.Holds fact) {
        Boolean before = holds.putIfAbsent(fact.text(), fact.positive());
        return before == null || before == fact.positive() ? Optional.empty()
                : Optional.of(new Conflict(Conflict.Kind.NEVER, "`" + fact.text() + "` would have to both hold and not hold", ""));
    }

    private Intervals possible(Subject subject) {
        return subject.domain().without(lacks.getOrDefault(subject, Intervals.NONE));
    }

    // Some value must be in each of the sets, each perhaps another value.
    private Optional<Conflict> ofValues(Subject subject, List<Intervals> sets) {
        Intervals possible = possible(subject);
        for (Intervals set : sets)
            if (set.and(possible).isEmpty())
                return Optional.of(new Conflict(Conflict.Kind.NEVER, reason(subject), subject.name()));
        return Optional.empty();
    }

    private String reason(Subject subject) {
        Intervals absent = lacks.getOrDefault(subject, Intervals.NONE);
        if (absent.covers(subject.domain()))
            return "`" + subject.name() + "` would have to be both there and not there";
        if (subject.entry().type() == Type.BOOL)
            return "`" + subject.name() + "` would have to be both set and not set";
        return "no single value of `" + subject.name() + "` can meet this";
    }

    // When all is known

    /** Why the case cannot be, from what one field says of another. */
    Optional<Conflict> whole() {
        for (Subject subject : List.copyOf(lacks.keySet()))
            imply(subject);
        for (Subject subject : List.copyOf(has.keySet()))
            imply(subject);
        for (Subject subject : lacks.keySet()) {
            Optional<Conflict> conflict = has.containsKey(subject) ? ofValues(subject, has.getOrDefault(subject, List.of())) : Optional.empty();
            if (conflict.isPresent())
                return conflict;
        }
        Map<Subject, Intervals> allowed = allowed();
        return single(allowed).or(() -> new SharedOctets(allowed).conflict()).or(() -> new Arrows(allowed).conflict());
    }

    // What is known of other fields makes this one be there.
    private void imply(Subject subject) {
        for (Map.Entry<Subject, List<Intervals>> other : List.copyOf(has.entrySet()))
            if (subject.isImpliedBy(other.getKey()))
                has.computeIfAbsent(subject, s -> new ArrayList<>()).addAll(subject.hasAllOf(other.getKey()) ? other.getValue() : List.of(Intervals.ALL));
    }

    /** What is left for each field that has one value in a layer, if there is one layer of its protocol. */
    private Map<Subject, Intervals> allowed() {
        Map<Subject, Intervals> allowed = new LinkedHashMap<>();
        has.forEach((subject, sets) -> {
            if (subject.isSingle())
                allowed.put(subject, sets.stream().reduce(possible(subject), Intervals::and));
        });
        for (Subject subject : lacks.keySet())                      // it is there where another field of the same header is
            if (has.keySet().stream().anyMatch(subject::isThereWith))
                allowed.putIfAbsent(subject, possible(subject));
        return allowed;
    }

    private static Optional<Conflict> single(Map<Subject, Intervals> allowed) {
        for (Map.Entry<Subject, Intervals> entry : allowed.entrySet())
            if (entry.getValue().isEmpty()) {
                Conflict.Kind kind = entry.getKey().isSole() ? Conflict.Kind.NEVER : Conflict.Kind.UNLESS_TWICE;
                return Optional.of(new Conflict(kind, "no single value of `" + entry.getKey().name() + "` can meet this", entry.getKey().name()));
            }
        return Optional.empty();
    }
}
