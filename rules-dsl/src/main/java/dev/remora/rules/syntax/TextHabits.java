package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Texts as other languages quote them, and braces that ended up on the wrong side of a quote. Each is reported and then read as what was meant. */
final class TextHabits {
    private static final BitSet TAKES_TEXT = Keywords.types(MESSAGE, BECAUSE, BENIGN, SEE, IMPORT, CAPTURE, TEST);
    private static final BitSet TAKES_NAME = Keywords.types(PACK, RULE, POLICY);

    private static final BitSet  COMPARES = Keywords.types(CONTAINS, EQUAL, NOT_EQUAL);
    private static final Pattern OCTETS   = Pattern.compile("(?:\\p{XDigit}{2})++");

    private final TokenRow row;

    private TextHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the text or the character at this index. */
    static void mend(int i, TokenRow row) {
        TextHabits habits = new TextHabits(row);
        if (row.type(i) == CHARACTER)
            habits.singleQuotes(i);
        else if (row.type(i - 1) == MESSAGE)
            habits.braceBehindQuote(i);
    }

    /** Leaves out comments as a shell has them: behind {@code #}, to the end of the line. */
    static void comments(TokenRow row, boolean isFile) {
        for (int i = 0; i < row.size() && !row.isFull(); i++)
            if (row.type(i) == LAYER && (row.startsLine(i) || !row.touches(i) && !row.touches(i + 1) && row.type(i + 1) != LITERAL))
                i = new TextHabits(row).comment(i, isFile);
        row.sweep();
    }

    /** Puts right octets between bars, {@code |0d 0a|}, that begin at this token; whether there are such. */
    static boolean bars(int first, TokenRow row) {
        int last = first + 1;
        while (OCTETS.matcher(row.text(last)).matches() && !row.startsLine(last))
            last++;
        if (last == first + 1 || !row.is(first - 1, COMPARES) || !row.text(last).equals("|"))
            return false;
        Span span = row.span(first, last);
        String right = row.text(row.span(first + 1, last - 1)).replaceAll("\\s", "").replaceAll("(..)(?=.)", "$1:");
        row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "write octets as `" + right + "`");
        row.join(first, last, LITERAL, right);
        return true;
    }

    private int comment(int sign, boolean isFile) {
        int last = sign;
        while (row.type(last + 1) != Token.EOF && !row.startsLine(last + 1))
            last++;
        row.settle(row.span(sign, last));
        Span comment = row.span(sign, last);
        if (isFile)
            row.report(Code.SURPLUS, row.span(sign), Fix.replace(row.span(sign), "//"), "#", "comments begin with //");
        else
            row.report(Code.COMMENT_IN_FILTER, comment, Fix.delete(comment, row.text(comment)));
        row.leaveOut(sign, last);
        return last;
    }

    private void singleQuotes(int i) {
        CommonToken token = row.get(i);
        boolean isTitle = row.type(i - 1) == NAME && row.is(i - 2, TAKES_NAME) && row.get(i - 1).getLine() == token.getLine();
        if (!isTitle && !row.is(i - 1, TAKES_TEXT))
            return;
        token.setType(STRING);
        Span span = Scanner.span(token);
        if (Quoted.end(token.getText()) < token.getText().length())
            row.report(Code.BAD_CHARACTER, span, doubled(span, token.getText()), "a text");
    }

    /** The fix that puts a text in double quotes. */
    static Fix doubled(Span span, String quoted) {
        String inside = quoted.substring(1, quoted.length() - 1).replaceAll("(?<!\\\\)\"", "\\\\\"");
        return Fix.replace(span, "\"" + inside + "\"");
    }

    // `"{ip.src"}`: if that brace closed the rule, another one would be left over.
    private void braceBehindQuote(int i) {
        CommonToken text = row.get(i);
        String raw = text.getText();
        int open = raw.lastIndexOf('{');
        boolean isOpen = open > raw.lastIndexOf('}') && raw.charAt(open - 1) != '{';
        boolean follows = row.type(i + 1) == CLOSE_BRACE && row.get(i + 1).getStartIndex() == text.getStopIndex() + 1;
        boolean goesOn = row.type(i + 2) == CLOSE_BRACE || row.is(i + 2, Keywords.CLAUSES);
        if (!isOpen || !follows || !goesOn)
            return;
        Span behind = new Span(text.getStopIndex(), text.getStopIndex() + 2);
        row.report(Code.BAD_PLACEHOLDER, new Span(open, open + 1).shift(text.getStartIndex()), Fix.replace(behind, "}\""),
                "this brace is closed after the quote; write `" + raw.substring(open, raw.length() - 1) + "}\"`");
        row.leaveOut(i + 1, i + 1);
    }
}
