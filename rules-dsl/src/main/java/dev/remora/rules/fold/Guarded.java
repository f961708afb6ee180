package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Presence;
import dev.remora.rules.compile.NumberTest;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be said of one group of predicates, of which one is enough, and what it asks for. Immutable once made.
 *
 * @param tests     the plain numbers it asks for, each time it does
 * @param existing  other names of which it asks only whether there is a value
 * @param pairs     the comparisons of two names
 */
record Guarded(Guess guess, List<NumberTest> tests, List<Catalogue.Entry> existing, List<FieldPair> pairs) {
    static Guarded of(List<Predicate> group) {
        Guarded asked = new Guarded(guess(group), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        group.forEach(asked::collect);
        return asked;
    }

    private static Guess guess(List<Predicate> group) {
        return group.isEmpty() ? given -> Truth.TRUE : Guess.any(group.stream().map(Guess::of).toArray(Guess[]::new));
    }

    private void collect(Predicate predicate) {
        switch (predicate) {
            case Predicate.And and -> and.operands().forEach(this::collect);
            case Predicate.Or or -> or.operands().forEach(this::collect);
            case Predicate.Xor xor -> xor.operands().forEach(this::collect);
            case Predicate.Not not -> collect(not.operand());
            case Predicate.Named named -> collect(named.meaning());
            case Predicate.Exists(var origin, Operand.FieldOf field) when isPresence(field) -> {}             // of a shape: see Fold
            case Predicate.Exists(var origin, Operand.FieldOf field) when field.layers() == null -> existing.add(field.entry());
            case Predicate.Exists exists -> {}
            case Predicate.Contains contains -> {}
            case Predicate.Matches matches -> {}
            case Predicate.NonZero test -> NumberTest.of(test).ifPresent(tests::add);
            case Predicate.Compare test -> compare(test);
            case Predicate.In test -> NumberTest.of(test).ifPresent(tests::add);
        }
    }

    private void compare(Predicate.Compare test) {
        FieldPair pair = FieldPair.of(test);
        if (pair != null)
            pairs.add(pair);
        NumberTest.of(test).ifPresent(tests::add);
    }

    private static boolean isPresence(Operand.FieldOf field) {
        return field.layers() == null && field.entry().members().stream().allMatch(member -> member.field() instanceof Presence);
    }

    /** What it asks of these fields, under any name. */
    List<NumberTest> about(List<Catalogue.Member> fields) {
        return tests.stream().filter(test -> test.field().entry().members().stream().anyMatch(member -> has(fields, member.field()))).toList();
    }

    /** Whether it asks for a field's number, or whether the field is there. */
    boolean asks(Field field) {
        return Stream.concat(existing.stream(), tests.stream().map(test -> test.field().entry())).flatMap(entry -> entry.members().stream())
                .anyMatch(member -> member.field() == field);
    }

    private static boolean has(List<Catalogue.Member> fields, Field field) {
        return fields.stream().anyMatch(member -> member.field() == field);
    }
}
