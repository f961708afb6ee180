package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a packet of a test: {@code 10.0.0.1:1024}, {@code [2001:db8::1]:80}, {@code 10.0.0.1..10.0.0.9:1..1000}.
 *
 * @param address the address, or the first of a range
 * @param to      the last address of a range
 * @param port    the port, or the first of a range; null where none is written
 * @param portTo  the last port of a range
 */
public record Endpoint(Span span, Word address, @Nullable Word to, @Nullable Word port, @Nullable Word portTo) implements Node {
    @Override
    public List<Node> children() {
        return Nodes.of(address, to, port, portTo);
    }
}
