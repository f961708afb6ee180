package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** A rule file: its items in the order of the text. */
public record File(Span span, List<Item> items) implements Node {
    public File {
        items = List.copyOf(items);
    }

    /** The pack that its rules are of, as it says first; none where it does not. */
    public Optional<Item.Pack> pack() {
        return items.stream().filter(Item.Pack.class::isInstance).map(Item.Pack.class::cast).findFirst();
    }

    @Override
    public List<Node> children() {
        return List.copyOf(items);
    }
}
