package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule file: its items in the order of the text. */
public record File(Span span, List<Item> items) implements Node {
    public File {
        items = List.copyOf(items);
    }

    /** The items of one kind, in the order of the text. */
    public <I extends Item> Stream<I> items(Class<I> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The pack that its rules are of, as it says first; none where it does not. */
    public Optional<Item.Pack> pack() {
        return items(Item.Pack.class).findFirst();
    }

    @Override
    public List<Node> children() {
        return List.copyOf(items);
    }
}
