package dev.remora.rules.diagnostic;

import static dev.remora.rules.diagnostic.Severity.ERROR;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * Everything that can be wrong in a rule, a row each: number, weight, what is said, why it came about, what to do.
 *
 * <p>R01xx characters and grammar, R02xx names, R03xx types, R04xx values and ranges, R05xx style and cost. A number is never used for another
 * thing. Each row has a page in {@code docs/diagnostics} and a sample in the tests; both are held to this table.
 */
public enum Code {
    UNKNOWN_CHARACTER("R0101", ERROR, "`%s` has no meaning here",
            "The language does not have this character.", "Remove it, or put it in quotes."),
    UNCLOSED_QUOTE("R0102", ERROR, "this text has no closing %s",
            "A quoted text ends on the line it begins on.", "Close it with the quote it was opened with."),
    BAD_ESCAPE("R0103", ERROR, "`%s` is no escape; write `\\\\` for a backslash, or raw text as in r\"\\d+\"",
            "Only the escapes of C are known: \\n \\r \\t \\a \\b \\f \\v \\\\ \\' \\\" \\xHH \\NNN \\uNNNN \\UNNNNNNNN.",
            "Double the backslash, or write raw text."),
    BAD_CHARACTER("R0104", ERROR, "a character constant holds exactly one octet; this one holds %s",
            "Single quotes give the number of one octet.", "Use double quotes for text."),
    UNCLOSED_BRACKET("R0105", ERROR, "this `%s` is never closed",
            "Every bracket has a partner.", "Insert the closing bracket where it belongs."),
    STRAY_BRACKET("R0106", ERROR, "this `%s` closes nothing",
            "Every bracket has a partner.", "Remove it, or insert the opening bracket where it belongs.");

    private final String   id;
    private final Severity severity;
    private final String   template;
    private final String   cause;
    private final String   cure;

    Code(String id, Severity severity, String template, String cause, String cure) {
        this.id = id;
        this.severity = severity;
        this.template = template;
        this.cause = cause;
        this.cure = cure;
    }

    /** Letter and four digits, stable from release to release. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** The message with a {@code %s} for each thing that is named in it. */
    public String template() {
        return template;
    }

    /** One sentence: what rule of the language is broken. */
    public String cause() {
        return cause;
    }

    /** One sentence: what to do. */
    public String cure() {
        return cure;
    }

    /** The diagnostic at this place, the names in its message filled in. */
    public Diagnostic at(Span span, Object... names) {
        return new Diagnostic(this, severity, span, template.formatted(names), List.of());
    }
}
