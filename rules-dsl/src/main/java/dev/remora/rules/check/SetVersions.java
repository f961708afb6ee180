package dev.remora.rules.check;

import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of which versions of IP the addresses of a named set are, so that one set, of the networks of a site for instance, serves the fields of both. */
final class SetVersions {
    private final Scope                  scope;
    private final Map<String, Set<Kind>> known = new HashMap<>();

    SetVersions(Scope scope) {
        this.scope = scope;
    }

    /** What a field may be in: of a set with addresses of both versions those of its own, and else all elements. */
    List<Expr.Element> fitting(List<Expr.Element> elements, Operand left) {
        Kind other = OtherVersion.of(left.kind());
        if (other == null || elements.stream().noneMatch(element -> versions(element).contains(left.kind())))
            return elements;
        return elements.stream().filter(element -> !versions(element).equals(Set.of(other))).toList();
    }

    /** What to say where all addresses of a set are of the other version of IP. */
    Optional<String> otherAlone(List<Expr.Element> elements, Operand left) {
        Kind other = OtherVersion.of(left.kind());
        if (other == null || !elements.stream().allMatch(element -> versions(element).equals(Set.of(other))))
            return Optional.empty();
        return Optional.of("its addresses are " + OtherVersion.words(other, left));
    }

    private Set<Kind> versions(Expr.Element element) {
        String text = Literals.text(element.from());
        if (element.from() instanceof Expr.Name && scope.isDeclared(text))
            return versions(text);
        return Addresses.ipv4(text) != null ? Set.of(Kind.IPV4) : Addresses.ipv6(text) != null ? Set.of(Kind.IPV6) : Set.of();
    }

    private Set<Kind> versions(String name) {
        Set<Kind> before = known.putIfAbsent(name, Set.of());          // what a set in itself adds
        if (before != null)
            return before;
        Set<Kind> versions = EnumSet.noneOf(Kind.class);
        if (scope.definition(name).orElse(null) instanceof Scope.Definition.OfSet set)
            set.elements().forEach(element -> versions.addAll(versions(element)));
        known.put(name, versions);
        return versions;
    }
}
