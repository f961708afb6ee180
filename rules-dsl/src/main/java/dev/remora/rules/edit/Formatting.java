package dev.remora.rules.edit;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Format;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The standard layout as small changes: each is what stands between two words, so that cursors and markers stay with their words.
 *
 * <p>The layout has the same words in the same order; the n-th gap of the text becomes the n-th gap of the layout.
 */
final class Formatting {
    private Formatting() {}

    /** The changes inside a range, which is widened to whole lines. */
    static List<Fix.Edit> of(Parsed<File> parsed, Span range) {
        Source source = parsed.source();
        if (parsed.hasErrors())
            return List.of();
        Format.Result result = Format.format(parsed);
        String laidOut = result.text();
        List<Span> before = gaps(source.text(), parsed.tokens());
        List<Span> after = gaps(laidOut, result.tokens());
        Span lines = source.lineSpan(source.line(range.start())).to(source.lineSpan(source.line(range.end())));
        List<Fix.Edit> edits = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            String text = after.get(i).of(laidOut);
            if (lines.contains(before.get(i)) && !text.equals(source.text(before.get(i))))
                edits.add(new Fix.Edit(before.get(i), text));
        }
        return List.copyOf(edits);
    }

    // What is between words, before the first and behind the last; blanks at the end of a comment belong to the gap.
    private static List<Span> gaps(String text, List<Token> tokens) {
        List<Span> gaps = new ArrayList<>();
        int end = 0;
        for (Token token : tokens) {
            gaps.add(Span.at(end).to(token.span().first()));
            end = token.span().start() + token.span().of(text).stripTrailing().length();
        }
        gaps.add(new Span(end, text.length()));
        return gaps;
    }
}
