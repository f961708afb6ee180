package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * A line of the outline.
 *
 * @param detail  a few words behind the name: a title, a severity; may be empty
 * @param span    all of it
 * @param nameSpan what is selected when the line is: its name, or its title
 */
public record Symbol(Kind kind, String name, String detail, Span span, Span nameSpan, List<Symbol> children) {
    public Symbol {
        children = List.copyOf(children);
    }

    /** What has a line in the outline. */
    public enum Kind {
        PACK, IMPORT, PREDICATE, SET, RULE, POLICY, DECISION, SUPPRESSION, TEST
    }
}
