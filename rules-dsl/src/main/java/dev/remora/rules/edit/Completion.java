package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import java.util.function.Supplier;

/**
 * Something that can be written at a place.
 *
 * @param label    what a list of proposals shows
 * @param detail   a few words behind it: a field's label and type
 * @param replaced the characters that it takes the place of: the word around the cursor
 * @param text     what is written
 * @param caret    where the cursor goes: characters from the start of {@code text}
 * @param rank     the likelier, the lower; proposals of one rank are in the order of the alphabet
 * @param page     makes what is shown beside the list, in Markdown, when it is asked for
 */
public record Completion(Kind kind, String label, String detail, Span replaced, String text, int caret, int rank, Supplier<String> page) {

    /** What is written. */
    public enum Kind {
        KEYWORD, OPERATOR, FUNCTION, PROTOCOL, FIELD, PREDICATE, SET, VALUE, RULE, PACKET
    }

    /** What it is, in Markdown; may be empty. */
    public String documentation() {
        return page.get();
    }
}
