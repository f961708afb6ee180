package dev.remora.rules.diagnostic;

import dev.remora.rules.source.Cells;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts that hold their expected diagnostics, each in a comment under its place.
 *
 * <pre>
 * when tcp udp
 * //       ^^^ R0113 `udp` cannot follow `tcp`; an operator such as `and` is missing between them
 * </pre>
 *
 * <p>A place in the first two columns has {@code //|} before it, which stands for column one.
 */
public final class Annotated {
    private static final Pattern MARK = Pattern.compile("//[| ]\\s*\\^+ R\\d{4} .*");

    private Annotated() {}

    /** The text without the comments that expect something. */
    public static String strip(String text) {
        return text.lines().filter(line -> !MARK.matcher(line).matches()).map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The text with a comment for each diagnostic. */
    public static String annotate(Source source, List<Diagnostic> diagnostics) {
        List<String> lines = new ArrayList<>();
        for (int line = 1; line <= source.lines(); line++) {
            Span span = source.lineSpan(line);
            if (line < source.lines() || !span.isEmpty()) lines.add(source.text(span));
            for (Diagnostic diagnostic : diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList())
                if (source.line(diagnostic.span().start()) == line) lines.add(mark(source, span, diagnostic));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String mark(Source source, Span line, Diagnostic diagnostic) {
        int before = Cells.width(source.text(new Span(line.start(), Math.min(diagnostic.span().start(), line.end()))));
        int until = Math.max(Math.min(diagnostic.span().start(), line.end()), Math.min(diagnostic.span().end(), line.end()));
        int marked = Cells.width(source.text(new Span(line.start(), until))) - before;
        String lead = before < 3 ? "//|" + " ".repeat(before) : "//" + " ".repeat(before - 2);
        return lead + "^".repeat(Math.max(1, marked)) + " " + diagnostic.code().id() + " " + diagnostic.message();
    }
}
