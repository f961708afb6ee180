package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/** Texts as other languages quote them, and braces that ended up on the wrong side of a quote. Each is reported and then read as what was meant. */
final class TextHabits {
    private static final BitSet TAKES_TEXT = Keywords.types(MESSAGE, BECAUSE, BENIGN, SEE, IMPORT, CAPTURE, TEST);
    private static final BitSet TAKES_NAME = Keywords.types(PACK, RULE, POLICY);

    private final List<CommonToken> tokens;
    private final Problems          problems;

    private TextHabits(List<CommonToken> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Puts right the text or the character at this index. */
    static void mend(int i, List<CommonToken> tokens, Problems problems) {
        TextHabits habits = new TextHabits(tokens, problems);
        if (tokens.get(i).getType() == CHARACTER)
            habits.singleQuotes(i);
        else if (habits.type(i - 1) == MESSAGE)
            habits.braceBehindQuote(i);
    }

    private void singleQuotes(int i) {
        CommonToken token = tokens.get(i);
        boolean isTitle = type(i - 1) == NAME && isOneOf(TAKES_NAME, type(i - 2)) && tokens.get(i - 1).getLine() == token.getLine();
        if (!isTitle && !isOneOf(TAKES_TEXT, type(i - 1)))
            return;
        token.setType(STRING);
        Span span = Scanner.span(token);
        if (Quoted.end(token.getText()) < token.getText().length())
            problems.report(Code.BAD_CHARACTER, span, doubled(span, token.getText()), "a text");
    }

    /** The fix that puts a text in double quotes. */
    static Fix doubled(Span span, String quoted) {
        String inside = quoted.substring(1, quoted.length() - 1).replaceAll("(?<!\\\\)\"", "\\\\\"");
        return Fix.replace(span, "\"" + inside + "\"");
    }

    // `"{ip.src"}`: if that brace closed the rule, another one would be left over.
    private void braceBehindQuote(int i) {
        CommonToken text = tokens.get(i);
        String raw = text.getText();
        int open = raw.lastIndexOf('{');
        boolean isOpen = open > raw.lastIndexOf('}') && raw.charAt(open - 1) != '{';
        boolean follows = type(i + 1) == CLOSE_BRACE && tokens.get(i + 1).getStartIndex() == text.getStopIndex() + 1;
        boolean goesOn = type(i + 2) == CLOSE_BRACE || isOneOf(Keywords.CLAUSES, type(i + 2));
        if (!isOpen || !follows || !goesOn)
            return;
        Span behind = new Span(text.getStopIndex(), text.getStopIndex() + 2);
        problems.report(Code.BAD_PLACEHOLDER, new Span(open, open + 1).shift(text.getStartIndex()), Fix.replace(behind, "}\""),
                "this brace is closed behind the quote; write `" + raw.substring(open, raw.length() - 1) + "}\"`");
        tokens.remove(i + 1);
    }

    private static boolean isOneOf(BitSet types, int type) {
        return type >= 0 && types.get(type);
    }

    private int type(int i) {
        return i < 0 || i >= tokens.size() ? -1 : tokens.get(i).getType();
    }
}
