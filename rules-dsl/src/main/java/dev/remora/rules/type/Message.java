package dev.remora.rules.type;

import java.util.List;

/** What an alert says: words, and operands whose values are put in. Immutable. */
public record Message(List<Part> parts) {
    public Message {
        parts = List.copyOf(parts);
    }

    /** A piece of it. */
    public sealed interface Part {
        /** Words as they stand. */
        record Words(String text) implements Part {}

        /** The values of an operand, joined by commas; a question mark where there is none. */
        record Values(Operand operand) implements Part {}
    }
}
