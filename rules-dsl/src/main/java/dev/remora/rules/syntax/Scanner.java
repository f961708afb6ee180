package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * From characters to tokens, within {@link Bounds}.
 *
 * <p>Nesting is counted while tokens come in, before anything recursive sees them: a text that is nested too deep, or too long, or that is
 * no text at all, leaves no tokens and one diagnostic.
 */
final class Scanner {
    private static final int SAMPLE = 4_096;    // characters that show whether this is text

    private final List<CommonToken> visible  = new ArrayList<>();
    private final List<CommonToken> comments = new ArrayList<>();
    private final Depth             depth    = new Depth();
    private final Source            source;
    private final Span              range;
    private final Problems          problems;

    Scanner(Source source, Span range, Problems problems) {
        this.source = source;
        this.range = range;
        this.problems = problems;
        if (isReadable())
            scan();
        visible.add(end());
    }

    /** What the parser is to see, the end of the text last. */
    List<CommonToken> visible() {
        return visible;
    }

    List<CommonToken> comments() {
        return comments;
    }

    static Span span(Token token) {
        return new Span(token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }

    private boolean isReadable() {
        if (source.length() > Bounds.CHARACTERS)
            return refuse(Code.TOO_LONG, 0, Bounds.CHARACTERS);
        int sample = Math.min(range.length(), SAMPLE);
        int odd = 0;
        for (int i = 0; i < sample; i++)
            odd += isOdd(source.text().charAt(range.start() + i)) ? 1 : 0;
        return odd * 10 <= sample || refuse(Code.NO_TEXT, 0);
    }

    private static boolean isOdd(int unit) {
        return unit == 0xFFFD || (Character.isISOControl(unit) && !Character.isWhitespace(unit));
    }

    private boolean refuse(Code code, int offset, Object... names) {
        visible.clear();
        comments.clear();
        problems.report(code, Span.at(offset), names);
        return false;
    }

    private void scan() {
        Lexer lexer = new RemoraLexer(new Characters(source, range));
        lexer.removeErrorListeners();
        boolean goesOn = true;
        while (goesOn)
            goesOn = take((CommonToken) lexer.nextToken());
    }

    private CommonToken end() {
        CommonToken end = new CommonToken(Token.EOF, "");
        end.setStartIndex(range.end());
        end.setStopIndex(range.end() - 1);
        end.setLine(Integer.MAX_VALUE);
        return end;
    }

    private boolean take(CommonToken token) {
        if (token.getType() == Token.EOF)
            return false;
        if (token.getChannel() != Token.DEFAULT_CHANNEL)
            return comment(token);
        boolean isClosed = close(token);
        if (!joins(token))
            visible.add(token);
        if (!isClosed)
            opens(token);
        if (visible.size() > Bounds.TOKENS)
            return refuse(Code.TOO_MANY_WORDS, token.getStartIndex(), Bounds.TOKENS);
        return depth.after(token.getType()) <= Bounds.DEPTH || refuse(Code.TOO_DEEP, token.getStartIndex(), Bounds.DEPTH);
    }

    private boolean comment(CommonToken token) {
        comments.add(token);
        if (token.getType() == UNCLOSED_COMMENT)
            problems.report(Code.UNCLOSED_COMMENT, new Span(token.getStartIndex(), token.getStartIndex() + 2));
        return true;
    }

    // A text whose quote is missing is taken as closed where the line ends, so that the parser need not know of it. Whether there was its quote.
    private boolean close(CommonToken token) {
        int type = switch (token.getType()) {
            case UNCLOSED_TEXT -> STRING;
            case UNCLOSED_RAW -> RAW_STRING;
            case UNCLOSED_CHAR -> CHARACTER;
            default -> token.getType();
        };
        if (type == token.getType())
            return true;
        token.setType(type);
        String quote = type == CHARACTER ? "'" : "\"";
        String text = token.getText().substring(0, written(token.getText()));
        String placeholder = type == STRING && text.lastIndexOf('{') > text.lastIndexOf('}') ? "}" : "";
        problems.report(Code.UNCLOSED_QUOTE, span(token), Fix.insert(token.getStartIndex() + text.length(), placeholder + quote), quote);
        return false;
    }

    // The title of a rule whose quote is missing does not take the brace behind it along.
    private void opens(CommonToken token) {
        int first = visible.size() - 1;
        while (first > 0 && visible.get(first - 1).getLine() == token.getLine())
            first--;
        int type = visible.get(first).getType();
        String text = token.getText();
        if (type != RULE && type != POLICY && type != TEST || !text.endsWith(" {"))
            return;
        CommonToken brace = new CommonToken(token);
        brace.setType(OPEN_BRACE);
        brace.setStartIndex(token.getStartIndex() + text.length() - 1);
        token.setStopIndex(token.getStartIndex() + written(text) - 1);
        visible.add(brace);
    }

    // Characters of the text that is meant: without the brace that opens a block behind it, and without a comment.
    private static int written(String line) {
        int comment = line.indexOf(" //");
        String text = (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
        return text.endsWith(" {") ? text.substring(0, text.length() - 1).stripTrailing().length() : text.length();
    }

    // Characters of no meaning that stand side by side are one token: a run of them is one mistake.
    private boolean joins(CommonToken token) {
        CommonToken before = visible.isEmpty() ? token : visible.get(visible.size() - 1);
        boolean joins = token.getType() == UNKNOWN && before.getType() == UNKNOWN && before.getStopIndex() + 1 == token.getStartIndex();
        if (joins)
            before.setStopIndex(token.getStopIndex());
        return joins;
    }

    /** Counts the brackets that are open and the prefix operators before them: as deep as a tree can become. */
    private static final class Depth {
        private final int[] outer = new int[Bounds.DEPTH + 2];

        private int open;
        private int base;
        private int prefixes;

        int after(int type) {
            switch (type) {
                case OPEN, OPEN_BRACE, OPEN_BRACKET -> open();
                case CLOSE, CLOSE_BRACE, CLOSE_BRACKET -> close();
                case NOT, MINUS, PLUS -> prefixes++;
                default -> prefixes = 0;
            }
            return base + prefixes;
        }

        private void open() {
            outer[open++] = base;
            base += prefixes + 1;
            prefixes = 0;
        }

        private void close() {
            if (open > 0)
                base = outer[--open];
            prefixes = 0;
        }
    }
}
