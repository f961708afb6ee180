package dev.remora.lsp;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Turns places of a text into those of the protocol and back: lines and characters from 0, in UTF-16 units. */
record Places(Source source) {

    Position position(int offset) {
        dev.remora.rules.source.Position at = source.position(offset);
        return new Position(at.line() - 1, at.column() - 1);
    }

    Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    /** The offset of a position; one outside the text is moved into it. */
    int offset(Position position) {
        if (position.getLine() >= source.lines())
            return source.length();
        return source.offset(new dev.remora.rules.source.Position(clamp(position.getLine()), clamp(position.getCharacter())));
    }

    private static int clamp(int fromZero) {
        return Math.clamp(fromZero, 0, Integer.MAX_VALUE - 1) + 1;
    }

    Span span(Range range) {
        int start = offset(range.getStart());
        return new Span(start, Math.max(start, offset(range.getEnd())));
    }

    /** Changes of the text, whose lines end as those of the text do: not every client sees to that. One that would change no more than line ends is left out. */
    List<TextEdit> edits(List<Fix.Edit> edits) {
        return edits.stream().filter(edit -> !ended(edit.text()).equals(ended(source.text(edit.span()))))
                .map(edit -> new TextEdit(range(edit.span()), ended(edit.text()))).toList();
    }

    private String ended(String lines) {
        return lines.replace("\r\n", "\n").replace("\n", source.lineEnd());
    }
}
