package dev.remora.lsp;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A text under changes, each in terms of the text that the one before it left. Clients send the changes of one command from the last to the first: then the lines of the
 * text are looked for once, not once a change.
 */
final class ChangingText {
    private final StringBuilder text;
    private Source              source;      // the text when its lines were looked for last
    private int                 same;        // so many characters at its beginning are still there

    ChangingText(String text) {
        this.text = new StringBuilder(text);
        this.source = Source.of("", text);
        this.same = text.length();
    }

    void change(TextDocumentContentChangeEvent change) {
        if (change.getRange() == null) {
            text.replace(0, text.length(), change.getText());
            same = 0;
            return;
        }
        if (!isPlaced(change.getRange().getStart()) || !isPlaced(change.getRange().getEnd())) {
            source = Source.of("", text.toString());
            same = text.length();
        }
        Span span = new Places(source).span(change.getRange());
        text.replace(span.start(), span.end(), change.getText());
        same = Math.min(same, span.start());
    }

    // Whether the position is where it was in the source: its line begins in what is the same, and so does what is behind it. The line may have another end by now.
    private boolean isPlaced(Position position) {
        if (same == source.length() && same == text.length())
            return true;
        int offset = new Places(source).offset(position);
        int start = offset - position.getCharacter();
        return offset <= same && start < same && position.getLine() < source.lines() && start == source.lineSpan(position.getLine() + 1).start();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
