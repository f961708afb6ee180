package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import java.util.List;

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
     * @param tokens      the words, signs and comments of the new text: as many as the old one has, in the same order
     * @param diagnostics what is wrong with the text
     */
    public record Result(String text, List<Token> tokens, List<Diagnostic> diagnostics) {
        public Result {
            tokens = List.copyOf(tokens);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    private Format() {}

    /** Lays out a rule file; one with errors in its syntax stays as it is. */
    public static Result format(Source source) {
        return format(Parser.parseFile(source));
    }

    /** Lays out a rule file that has been read. */
    public static Result format(Parsed<File> parsed) {
        Source source = parsed.source();
        if (!parsed.hasErrors()) {
            Source laidOut = Source.of(source.name(), Columns.text(Layout.lines(Reading.ofFile(source))));
            List<Token> tokens = Tokens.of(Reading.ofFile(laidOut));
            if (isSame(source, parsed.tokens(), laidOut, tokens))
                return new Result(laidOut.text(), tokens, parsed.diagnostics());
        }
        return new Result(source.text(), parsed.tokens(), parsed.diagnostics());
    }

    // The proof that nothing but blanks changed: a layout that would join or split words is not used.
    private static boolean isSame(Source source, List<Token> before, Source laidOut, List<Token> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++)
            same = word(source, before.get(i)).equals(word(laidOut, after.get(i)));
        return same;
    }

    private static String word(Source source, Token token) {
        return source.text(token.span()).replace("\r\n", "\n").strip();
    }
}
