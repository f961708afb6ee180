package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a packet of a test is sent: {@code x 100 every 10ms}.
 *
 * @param times how often; null where ranges alone say it: as many as the longest range has values
 * @param every the time from one to the next; null: one millisecond
 */
public record Repeat(Span span, @Nullable Quantity times, @Nullable Quantity every) implements Node {
    @Override
    public List<Node> children() {
        return Nodes.of(times, every);
    }
}
