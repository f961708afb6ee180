package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** A text that is one predicate, as a filter bar or {@code -Y} takes it. */
public record Filter(Span span, Expr predicate) implements Node {
    @Override
    public List<Node> children() {
        return List.of(predicate);
    }
}
