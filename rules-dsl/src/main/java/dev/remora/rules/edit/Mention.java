package dev.remora.rules.edit;

import dev.remora.rules.source.Span;

/**
 * A name where it stands in the text.
 *
 * @param kind     what it names
 * @param name     the whole name: of a policy's decision {@code policy.decision}
 * @param span     the characters of its own part: of a decision the part behind the dot
 * @param declares whether it is defined here
 */
public record Mention(Kind kind, String name, Span span, boolean declares) {

    /** What a name names. */
    public enum Kind {
        PACK, LET, RULE, DECISION, FIELD, FUNCTION
    }

    /** Whether both are about the same thing. */
    boolean isAbout(Mention other) {
        return kind == other.kind && name.equals(other.name);
    }
}
