package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * When a packet of a test is seen: {@code at 1.5s} after the start of the test, {@code +10ms} after the packet before.
 */
public record Timing(Span span, boolean relative, Quantity time) implements Node {
    @Override
    public List<Node> children() {
        return List.of(time);
    }
}
