package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** A rule file: its items in the order of the text. */
public record File(Span span, List<Item> items) implements Node {
    public File {
        items = List.copyOf(items);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(items);
    }
}
