package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sliding window and its threshold: {@code count distinct tcp.dstport by ip.src, ip.dst within 10s >= 20}.
 *
 * @param by        empty: one window for all packets
 * @param relation  one of {@code < <= > >= == !=}; the checker wants {@code >=} or {@code >}
 */
public record Window(Span span, Measure measure, List<Key> by, Quantity within, Relation relation, Quantity threshold) implements Node {
    public Window {
        by = List.copyOf(by);
    }

    @Override
    public List<Node> children() {
        return Stream.of(List.of(measure), by, List.of(within, threshold)).<Node>flatMap(List::stream).toList();
    }
}
