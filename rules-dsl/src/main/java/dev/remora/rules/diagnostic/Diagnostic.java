package dev.remora.rules.diagnostic;

import dev.remora.rules.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something wrong, or doubtful, at one place of a rule.
 *
 * <p>Made by {@link Code#at}. Immutable.
 *
 * @param span    where it is, exactly; empty where something is missing
 * @param message what is wrong and what would be right, in the author's words: one or two sentences
 * @param fixes   changes that an editor can offer, the likeliest first
 */
public record Diagnostic(Code code, Severity severity, Span span, String message, List<Fix> fixes) {

    /** By place, then by code: the order in which people read. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator
            .comparingInt((Diagnostic d) -> d.span.start()).thenComparingInt(d -> d.span.end()).thenComparing(Diagnostic::code);

    public Diagnostic {
        fixes = List.copyOf(fixes);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same diagnostic with further fixes. */
    public Diagnostic with(Fix... more) {
        return with(List.of(more));
    }

    /** The same diagnostic with further fixes. */
    public Diagnostic with(List<Fix> more) {
        return new Diagnostic(code, severity, span, message, Stream.concat(fixes.stream(), more.stream()).toList());
    }

    @Override
    public String toString() {
        return code.id() + " " + span + " " + message;
    }
}
