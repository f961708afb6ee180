package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Predicate;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What names mean: fields and protocols, and what {@code let} defines, in any order. Confined to one thread. */
final class Scope {
    /** What a {@code let} defines. */
    sealed interface Definition {
        /** A predicate. */
        record OfPredicate(Predicate predicate) implements Definition {}

        /**
         * A set; its elements are read where it is used, by what is looked for in it.
         *
         * @param source the text that the elements stand in
         * @param scope  what names among the elements mean
         */
        record OfSet(List<Expr.Element> elements, Source source, Scope scope) implements Definition {}

        /** Something that is wrong, which has been said. */
        record OfNothing() implements Definition {}

        /** Something that is being worked out: who asks for it now asks in a circle. */
        record OfItself() implements Definition {}
    }

    /** Tests that the predicates of a file may have, those that have a name written out wherever they are used. */
    static final int MOST_TESTS = 1_000_000;

    private static final int ELEMENTS = 16;                    // of a set, that cost as much as a test

    private final IdentityHashMap<Predicate, Long>  weights = new IdentityHashMap<>();
    private final Catalogue                         catalogue;
    private final Map<String, Supplier<Definition>> declared;
    private final Map<String, Definition>           known;
    private final Set<String>                       used    = new HashSet<>();
    private final Set<String>                       open    = new HashSet<>();          // sets whose elements are being read
    private boolean                                 lacksNames;
    private long                                    tests;

    Scope(Catalogue catalogue) {
        this(catalogue, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private Scope(Catalogue catalogue, Map<String, Supplier<Definition>> declared, Map<String, Definition> known) {
        this.catalogue = catalogue;
        this.declared = declared;
        this.known = known;
    }

    /** The same names, for another file that uses them: what it uses is not counted here. */
    Scope shared() {
        Scope shared = new Scope(catalogue, declared, known);
        shared.lacksNames = lacksNames;
        return shared;
    }

    /** The field, group or protocol of this name; a leading dot forces a name to be one. */
    Optional<Catalogue.Entry> field(String name) {
        return catalogue.find(name.startsWith(".") ? name.substring(1) : name);
    }

    /** Says that a name is defined, and how to find out what it means. */
    void declare(String name, Supplier<Definition> definition) {
        declared.put(name, definition);
    }

    /** Says that there are names of which nothing is known: a file that is imported is not there. */
    void lacksNames() {
        lacksNames = true;
    }

    /** Whether a {@code let} defines this name. */
    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    /** What a {@code let} of this name defines, or may define where some are not there; the name counts as used. */
    Optional<Definition> definition(String name) {
        used.add(name);
        Definition meaning = meaning(name);
        return meaning == null && lacksNames && !name.contains(".") ? Optional.of(new Definition.OfNothing()) : Optional.ofNullable(meaning);
    }

    /** What a name that is defined means. */
    Definition known(String name) {
        Definition meaning = meaning(name);
        return meaning == null ? new Definition.OfNothing() : meaning;
    }

    /** What a name means, worked out when it is first asked for; null where nothing defines it. */
    @Nullable
    Definition meaning(String name) {
        Supplier<Definition> definition = declared.get(name);
        if (definition != null && !known.containsKey(name)) {
            known.put(name, new Definition.OfItself());
            known.put(name, definition.get());
        }
        return known.get(name);
    }

    /** Says that the elements of a set are read from here on; whether they were not already, as those of a set that is in itself are. */
    boolean open(String set) {
        return open.add(set);
    }

    /** Says that all elements of a set were read. */
    void close(String set) {
        open.remove(set);
    }

    /** Whether a predicate that is used once more makes those of the file, written out, too large. */
    boolean isTooMuch(Predicate meaning) {
        tests += weight(meaning);
        return tests > MOST_TESTS;
    }

    /** The same of a set, whose elements are cheap: some tens are as much as a test. */
    boolean isTooMuch(int elements) {
        tests += 1 + elements / ELEMENTS;
        return tests > MOST_TESTS;
    }

    // How many tests a predicate has, written out; known for those that have a name.
    private long weight(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> all) -> all.stream().mapToLong(this::weight).sum();
            case Predicate.Or(var origin, List<Predicate> all) -> all.stream().mapToLong(this::weight).sum();
            case Predicate.Xor(var origin, List<Predicate> all) -> all.stream().mapToLong(this::weight).sum();
            case Predicate.Not(var origin, Predicate operand) -> weight(operand);
            case Predicate.Named(var origin, String name, Predicate meaning) -> {
                Long known = weights.get(meaning);
                long weight = known != null ? known : weight(meaning);
                weights.put(meaning, weight);
                yield weight;
            }
            default -> 1;
        };
    }

    /** Whether a word must be a name: it means something, or it begins with a protocol and a dot. */
    boolean isMeantAsField(String word) {
        int dot = word.indexOf('.', 1);
        return isDeclared(word) || field(word).isPresent() || dot > 0 && field(word.substring(0, dot)).isPresent();
    }

    /** Whether a name that is defined has been used. */
    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** Every name that may tell windows apart: those that mean something, and `connection`, which is no field. */
    Collection<String> keys() {
        return Stream.concat(names().stream(), Stream.of("connection")).toList();
    }

    /** Every name that means something. */
    Collection<String> names() {
        return Stream.concat(declared.keySet().stream(), catalogue.entries().stream().map(Catalogue.Entry::name)).toList();
    }
}
