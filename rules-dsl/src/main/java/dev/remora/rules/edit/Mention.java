package dev.remora.rules.edit;

import dev.remora.rules.source.Span;

/**
 * A name where it stands in the text.
 *
 * @param kind     what it names
 * @param name     the whole name: of a policy's decision {@code policy.decision}
 * @param home     what it is a name in, so that one name of several files is told apart: of a rule or a decision the pack, of a let the file that defines it
 * @param span     the characters of its own part: of a decision the part behind the dot
 * @param declares whether it is defined here
 */
public record Mention(Kind kind, String name, String home, Span span, boolean declares) {

    /** What a name names. */
    public enum Kind {
        PACK, LET, RULE, DECISION, FIELD, FUNCTION
    }

    /** Whether a rule file defines what it names: fields and functions are there without one. */
    public boolean isDefinedByFile() {
        return kind != Kind.FIELD && kind != Kind.FUNCTION;
    }

    /** Whether both are about the same thing; they may stand in different files. */
    public boolean isAbout(Mention other) {
        return kind == other.kind && name.equals(other.name) && home.equals(other.home);
    }
}
