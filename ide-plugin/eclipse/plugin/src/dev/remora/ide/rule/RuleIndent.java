package dev.remora.ide.rule;

import dev.remora.rules.syntax.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DefaultIndentLineAutoEditStrategy;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/** Indents as the formatter does while rules are typed: a line behind an open brace one step more, a brace that closes as the line that opened it. */
public final class RuleIndent extends DefaultIndentLineAutoEditStrategy {
    private static final String STEP = "    ";

    @Override
    public void customizeDocumentCommand(IDocument text, DocumentCommand command) {
        try {
            if (command.length == 0 && command.text != null && TextUtilities.equals(text.getLegalLineDelimiters(), command.text) >= 0 && opens(text, command.offset))
                openLine(text, command);
            else if (command.length == 0 && "}".equals(command.text))
                close(text, command);
            else
                super.customizeDocumentCommand(text, command);
        } catch (BadLocationException e) {
            super.customizeDocumentCommand(text, command);                 // it is typed as it is
        }
    }

    /** Whether the last word of this line before the cursor is a brace that opens: none of a text or a comment. */
    private static boolean opens(IDocument text, int offset) throws BadLocationException {
        List<Token> before = before(text, offset);
        return !before.isEmpty() && isBrace(text, before.getLast(), '{') && text.getLineOfOffset(before.getLast().span().start()) == text.getLineOfOffset(offset);
    }

    /** The words before a place, without comments; none inside of a text or a comment. */
    private static List<Token> before(IDocument text, int offset) {
        List<Token> all = RuleDocuments.of(text).parsed().tokens();
        if (all.stream().anyMatch(token -> token.span().start() < offset && offset < token.span().end()))
            return List.of();
        return all.stream().filter(token -> token.kind() != Token.Kind.COMMENT && token.span().end() <= offset).toList();
    }

    private static boolean isBrace(IDocument text, Token token, char brace) throws BadLocationException {
        return token.kind() == Token.Kind.PUNCTUATION && text.getChar(token.span().start()) == brace;
    }

    // A brace that closes at once goes to a line of its own.
    private static void openLine(IDocument text, DocumentCommand command) throws BadLocationException {
        IRegion line = text.getLineInformationOfOffset(command.offset);
        String rest = text.get(command.offset, line.getOffset() + line.getLength() - command.offset);
        String indented = command.text + indentation(text, command.offset);
        if (rest.strip().startsWith("}")) {
            command.length = rest.length() - rest.stripLeading().length();
            command.caretOffset = command.offset + indented.length() + STEP.length();
            command.shiftsCaret = false;
            command.text = indented + STEP + indented;
        } else
            command.text = indented + STEP;
    }

    private static void close(IDocument text, DocumentCommand command) throws BadLocationException {
        IRegion line = text.getLineInformationOfOffset(command.offset);
        String before = text.get(line.getOffset(), command.offset - line.getOffset());
        int open = opening(text, command.offset);
        if (!before.isBlank() || open < 0)
            return;
        command.length = command.offset - line.getOffset();
        command.offset = line.getOffset();
        command.text = indentation(text, open) + "}";
    }

    /** The brace that is still open at a place; -1 where none is. */
    private static int opening(IDocument text, int offset) throws BadLocationException {
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token : before(text, offset)) {
            if (isBrace(text, token, '{'))
                open.push(token.span().start());
            else if (isBrace(text, token, '}'))
                open.poll();
        }
        return open.isEmpty() ? -1 : open.peek();
    }

    private static String indentation(IDocument text, int offset) throws BadLocationException {
        IRegion line = text.getLineInformationOfOffset(offset);
        String words = text.get(line.getOffset(), line.getLength());
        return words.substring(0, words.length() - words.stripLeading().length());
    }
}
