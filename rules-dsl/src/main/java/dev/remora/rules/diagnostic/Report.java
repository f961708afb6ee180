package dev.remora.rules.diagnostic;

import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Position;
import dev.remora.rules.source.Source;
import dev.remora.tree.OneLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Diagnostics as text for people.
 *
 * <pre>
 * error[R0301]: tcp.srcport is a number; it cannot be compared with text. Did you mean 80?
 *  --> scans.remora:12:25
 *  12 | when tcp.srcport == "http"
 *     |                     ^^^^^^
 *     = fix: Replace with `80`
 * </pre>
 */
public final class Report {
    /** Breaks text for people where a line has no more room. */
    @FunctionalInterface
    public interface Breaks {
        /** Breaks nothing. */
        Breaks NONE = (column, text) -> text;

        /** The text, broken, whose first line begins at this column and the others where it fits, without an end of the last line. */
        String of(int column, String text);
    }

    private Report() {}

    /** All diagnostics in the order of their places, then a line that counts them; empty where there are none. */
    public static String of(Source source, List<Diagnostic> diagnostics) {
        return of(source, diagnostics, Breaks.NONE);
    }

    /** The same, with messages and fixes broken; excerpts are never. */
    public static String of(Source source, List<Diagnostic> diagnostics, Breaks breaks) {
        if (diagnostics.isEmpty())
            return "";
        StringBuilder out = new StringBuilder();
        diagnostics.stream().sorted(Diagnostic.BY_PLACE).forEach(d -> out.append(of(source, d, breaks)).append('\n'));
        return out.append(OneLine.of(source.name())).append(": ").append(summary(diagnostics)).append('\n').toString();
    }

    /** One diagnostic with its excerpt and its first fix, each line ended with LF. */
    public static String of(Source source, Diagnostic diagnostic) {
        return of(source, diagnostic, Breaks.NONE);
    }

    private static String of(Source source, Diagnostic diagnostic, Breaks breaks) {
        String kind = diagnostic.severity() + "[" + diagnostic.code().id() + "]: ";
        String excerpt = Excerpt.of(source, diagnostic.span());
        String fixed = " ".repeat(excerpt.indexOf('|')) + "= fix: ";
        StringBuilder out = new StringBuilder()
                .append(kind).append(breaks.of(kind.length(), OneLine.of(diagnostic.message()))).append('\n')
                .append(" --> ").append(OneLine.of(source.describe(diagnostic.span()))).append('\n')
                .append(excerpt);
        diagnostic.fixes().stream().limit(1).forEach(fix -> out.append(fixed).append(breaks.of(fixed.length(), OneLine.of(fix.title()))).append('\n'));
        return out.toString();
    }

    /** One diagnostic on one line, as tools read it: {@code scans.remora:12:25: error R0301 …}. */
    public static String line(Source source, Diagnostic diagnostic) {
        Position at = source.position(diagnostic.span().start());
        return OneLine.of(source.name()) + ":" + at + ": " + diagnostic.severity() + " " + diagnostic.code().id() + " " + OneLine.of(diagnostic.message());
    }

    private static String summary(List<Diagnostic> diagnostics) {
        return Arrays.stream(Severity.values()).map(severity -> count(diagnostics.stream().filter(d -> d.severity() == severity).count(), severity.toString()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String count(long number, String what) {
        return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }
}
