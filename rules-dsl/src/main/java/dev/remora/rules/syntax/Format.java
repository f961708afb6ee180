package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays rule files out in the one standard layout.
 *
 * <p>Only blanks and line ends change: every word, sign and comment stays, in its order. A clause begins a line and has its values in one
 * column; neighbouring definitions, decisions, packets and comments at the end of lines stand in columns; line ends inside a clause, and one
 * empty line between clauses, stay where the author put them. Laying out twice gives the same as once.
 */
public final class Format {

    /**
     * What came of it.
     *
     * @param text        the new text; the old one where it has errors
     * @param diagnostics what is wrong with the text
     */
    public record Result(String text, List<Diagnostic> diagnostics) {}

    private Format() {}

    /** Lays out a rule file; one with errors in its syntax stays as it is. */
    public static Result format(Source source) {
        Parsed<File> parsed = Parser.parseFile(source);
        if (parsed.hasErrors())
            return new Result(source.text(), parsed.diagnostics());
        String text = Columns.text(Layout.lines(Reading.ofFile(source)));
        boolean same = words(parsed).equals(words(Parser.parseFile(Source.of(source.name(), text))));
        return new Result(same ? text : source.text(), parsed.diagnostics());
    }

    // The proof that nothing but blanks changed: a layout that would join or split words is not used.
    private static List<String> words(Parsed<File> parsed) {
        return parsed.tokens().stream().map(token -> parsed.source().text(token.span()).replace("\r\n", "\n").strip()).collect(Collectors.toList());
    }
}
