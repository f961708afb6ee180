package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a sequence: {@code then no tcp.flags.ack within 5s}.
 *
 * @param absent begins with {@code no}: nothing of the kind may follow
 * @param within how long after the step before; null where not said
 */
public record Step(Span span, boolean absent, Expr predicate, @Nullable Quantity within) implements Node {
    @Override
    public List<Node> children() {
        return Nodes.of(predicate, within);
    }
}
