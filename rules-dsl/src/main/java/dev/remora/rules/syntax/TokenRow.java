package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The tokens of a text before the parser sees them, for those who put right what is written as other languages have it. Confined to one thread. */
final class TokenRow {
    /** The type of a token that is left out. */
    static final int LEFT_OUT = -2;

    private final Source            source;
    private final List<CommonToken> tokens;
    private final Problems          problems;

    TokenRow(Source source, List<CommonToken> tokens, Problems problems) {
        this.source = source;
        this.tokens = tokens;
        this.problems = problems;
    }

    Source source() {
        return source;
    }

    int size() {
        return tokens.size();
    }

    CommonToken get(int i) {
        return tokens.get(i);
    }

    /** The tokens from this one on. */
    List<CommonToken> from(int i) {
        return tokens.subList(i, tokens.size());
    }

    /** The type of a token; that of the end where there is none. */
    int type(int i) {
        return i < 0 || i >= tokens.size() ? Token.EOF : tokens.get(i).getType();
    }

    /** Whether the token has one of these types. */
    boolean is(int i, BitSet types) {
        int type = type(i);
        return type >= 0 && types.get(type);
    }

    /** The next token behind this one that is not left out. */
    int behind(int i) {
        int at = i + 1;
        while (type(at) == LEFT_OUT)
            at++;
        return at;
    }

    /** The last token before this one that is not left out. */
    int before(int i) {
        int at = i - 1;
        while (type(at) == LEFT_OUT)
            at--;
        return at;
    }

    String text(int i) {
        return type(i) == Token.EOF ? "" : tokens.get(i).getText();
    }

    Span span(int i) {
        return Scanner.span(tokens.get(i));
    }

    /** From the first token to the last. */
    Span span(int first, int last) {
        return span(first).to(span(last));
    }

    /** What is written there. */
    String text(Span span) {
        return source.text(span);
    }

    boolean startsLine(int i) {
        return i == 0 || i < tokens.size() && tokens.get(i - 1).getLine() < tokens.get(i).getLine();
    }

    /**
     * The word that begins the clause or the item of a token, or seems to, as {@code sum(…)} does; the last one looked at where none of so many does, negative where
     * none is before it.
     */
    int clause(int i, int most) {
        int at = i;
        while (at > i - most && at >= 0 && !is(at, Keywords.CLAUSES) && !is(at, Keywords.ITEMS) && !text(at).equals("sum"))
            at--;
        return at;
    }

    /** 1 where a bracket opens, -1 where one closes, else 0. */
    int opens(int i) {
        return is(i, Keywords.OPENERS) ? 1 : is(i, Keywords.CLOSERS) ? -1 : 0;
    }

    /** The bracket that closes the one that opens here, among so many tokens; negative where there is none. */
    int closer(int open, int most) {
        int depth = 0;
        for (int i = open; i < open + most && i < tokens.size(); i++) {
            depth += opens(i);
            if (depth == 0)
                return i;
        }
        return -1;
    }

    /** Whether no blank stands before the token. */
    boolean touches(int i) {
        return i > 0 && i < tokens.size() && tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex();
    }

    /** Makes the token this keyword, and the one behind it what it then is. */
    void become(int i, int keyword) {
        tokens.get(i).setType(keyword);
        if (i + 1 < tokens.size())
            Keywords.follow(tokens.get(i), tokens.get(i + 1));
    }

    /** Leaves tokens out, from the first to the last, once all is put right. */
    void leaveOut(int first, int last) {
        for (int i = first; i <= last; i++)
            tokens.get(i).setType(LEFT_OUT);
    }

    /** Puts a word in that the text lacks: it takes no room. */
    void insert(int i, int type, String text, int offset) {
        CommonToken token = new CommonToken(type, text);
        token.setStartIndex(offset);
        token.setStopIndex(offset - 1);
        token.setLine(tokens.get(Math.max(0, i - 1)).getLine());
        tokens.add(i, token);
    }

    /** Makes two tokens of one: the characters up to this one, without it, and those behind it. */
    void split(int i, int at, int first, int second) {
        CommonToken head = tokens.get(i);
        CommonToken tail = new CommonToken(head);
        head.setType(first);
        head.setStopIndex(head.getStartIndex() + at - 1);
        tail.setType(second);
        tail.setStartIndex(tail.getStartIndex() + at + 1);
        if (tail.getStartIndex() <= tail.getStopIndex())
            tokens.add(i + 1, tail);
    }

    /** Makes brackets of any kind that stand there braces, or puts braces around the tokens where none stand. */
    void embrace(int first, int last, boolean isBracketed) {
        if (isBracketed) {
            tokens.get(first).setType(OPEN_BRACE);
            tokens.get(last).setType(CLOSE_BRACE);
        } else {
            insert(last + 1, CLOSE_BRACE, "", span(last).end());
            insert(first, OPEN_BRACE, "", span(first).start());
        }
    }

    /** Makes one token of several, from the first to the last. */
    void join(int first, int last, int type, String text) {
        CommonToken token = new CommonToken(tokens.get(first));
        token.setType(type);
        token.setStopIndex(tokens.get(last).getStopIndex());
        token.setText(text);
        tokens.subList(first, last).clear();
        tokens.set(first, token);
    }

    /** Makes one of tokens that stand side by side, as {@link #join} does, and leaves the others where they are, left out. */
    void merge(int first, int last, String text) {
        tokens.get(first).setStopIndex(tokens.get(last).getStopIndex());
        tokens.get(first).setText(text);
        leaveOut(first + 1, last);
    }

    /** Takes away what was left out. */
    void sweep() {
        tokens.removeIf(token -> token.getType() == LEFT_OUT);
    }

    /** Whether so much was found wrong that no more is told: nothing more need be put right, then. */
    boolean isFull() {
        return problems.isFull();
    }

    void report(Code code, Span span, Fix fix, Object... names) {
        report(code, span, List.of(fix), names);
    }

    void report(Code code, Span span, List<Fix> fixes, Object... names) {
        report(code.at(span, names).with(fixes));
    }

    /** Takes back what was said of a range that turns out to be no text of the language. */
    void settle(Span span) {
        problems.forget(span);
    }

    void report(Diagnostic diagnostic) {
        problems.report(diagnostic);
    }
}
