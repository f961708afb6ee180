package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * Something that can be done with an item, offered above it.
 *
 * @param span  the item's name or title
 * @param title {@code Run test}
 * @param tests titles of the tests that it runs
 */
public record Lens(Span span, String title, List<String> tests) {
    public Lens {
        tests = List.copyOf(tests);
    }
}
