package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Predicate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.LinkedHashSet;
import java.util.stream.Stream;

/** What names mean: fields and protocols, and what {@code let} has defined so far. Confined to one thread. */
final class Scope {
    /** What a {@code let} defined. */
    sealed interface Definition {
        /** A predicate. */
        record OfPredicate(Predicate predicate) implements Definition {}

        /** A set; its elements are read where it is used, by what is looked for in it. */
        record OfSet(List<Expr.Element> elements) implements Definition {}

        /** Something that is wrong, which has been said. */
        record OfNothing() implements Definition {}
    }

    private final Catalogue               catalogue;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Set<String>             used        = new LinkedHashSet<>();

    Scope(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The field, group or protocol of this name; a leading dot forces a name to be one. */
    Optional<Catalogue.Entry> field(String name) {
        return catalogue.find(name.startsWith(".") ? name.substring(1) : name);
    }

    /** What a {@code let} of this name defined; the name counts as used. */
    Optional<Definition> definition(String name) {
        Optional<Definition> found = Optional.ofNullable(definitions.get(name));
        found.ifPresent(d -> used.add(name));
        return found;
    }

    /** Whether a word must be a name: it means something, or it begins with a protocol and a dot. */
    boolean isMeantAsField(String word) {
        int dot = word.indexOf('.', 1);
        return definitions.containsKey(word) || field(word).isPresent() || dot > 0 && field(word.substring(0, dot)).isPresent();
    }

    /** Defines a name. */
    void define(String name, Definition definition) {
        definitions.put(name, definition);
    }

    /** Whether a name that was defined has been used. */
    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** Every name that means something. */
    Collection<String> names() {
        return Stream.concat(definitions.keySet().stream(), catalogue.entries().stream().map(Catalogue.Entry::name)).toList();
    }
}
