package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.BitSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * How the parser goes on after a mistake: so that the rest of the text is read as if the mistake were not there.
 *
 * <p>Brackets match when the parser starts ({@link Brackets}), so three moves are enough. An operand that is missing is left out. A word
 * that is missing is made up, unless a closing bracket is wanted: then what stands before the bracket is stepped over. Where a clause
 * or an item should begin and something else stands, it is stepped over to the next one. Each move is reported once, in words that
 * {@link Advice} finds.
 */
final class Recovery extends DefaultErrorStrategy {
    private static final BitSet CLOSERS = Keywords.types(CLOSE, CLOSE_BRACKET, CLOSE_BRACE);
    private static final BitSet OPENERS = Keywords.types(OPEN, OPEN_BRACKET, OPEN_BRACE);
    private static final BitSet BLOCKS  = new BitSet();

    static {
        for (int rule : new int[]{RULE_file, RULE_ruleItem, RULE_policy, RULE_test, RULE_testClause})
            BLOCKS.set(rule);
    }

    private final Advice advice;

    Recovery(Advice advice) {
        this.advice = advice;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (inErrorRecoveryMode(parser))
            return;
        beginErrorCondition(parser);
        advice.missingOperand(parser.getTokenStream());
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        // What is missing is left out; the token that stands there belongs to what comes next.
    }

    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet expected = getExpectedTokens(parser);
        int wanted = expected.contains(Token.EOF) ? Token.EOF : closerIn(expected);
        if (wanted != Token.INVALID_TYPE)
            return stepOverTo(parser, wanted);
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            advice.missingWord(parser.getTokenStream(), expected, parser.getContext());
        }
        return madeUp(parser, expected);
    }

    @Override
    public void sync(Parser parser) {
        if (!BLOCKS.get(parser.getContext().getRuleIndex()))
            return;
        IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        if (next.contains(Token.EPSILON) || next.contains(parser.getTokenStream().LA(1)) || !(next.contains(CLOSE_BRACE) || next.contains(Token.EOF)))
            return;
        int first = parser.getTokenStream().index();
        beginErrorCondition(parser);
        while (!next.contains(parser.getTokenStream().LA(1)) && parser.getTokenStream().LA(1) != Token.EOF)
            stepOver(parser);
        advice.surplusInBlock(parser.getTokenStream(), first, parser.getContext());
        endErrorCondition(parser);
    }

    private Token stepOverTo(Parser parser, int closer) {
        TokenStream tokens = parser.getTokenStream();
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            advice.surplus(tokens, closer, parser.getContext());
        }
        while (tokens.LA(1) != closer && tokens.LA(1) != Token.EOF)
            stepOver(parser);
        if (tokens.LA(1) != closer)
            return madeUp(parser, IntervalSet.of(closer));
        Token found = parser.getCurrentToken();
        reportMatch(parser);
        parser.consume();
        return found;
    }

    // One token, or a bracket with all that is in it.
    private static void stepOver(Parser parser) {
        int depth = 0;
        do {
            int type = parser.getTokenStream().LA(1);
            if (type == Token.EOF)
                return;
            depth += OPENERS.get(type) ? 1 : CLOSERS.get(type) ? -1 : 0;
            parser.consume();
        } while (depth > 0);
    }

    private static int closerIn(IntervalSet expected) {
        for (int closer = CLOSERS.nextSetBit(0); closer >= 0; closer = CLOSERS.nextSetBit(closer + 1))
            if (expected.contains(closer))
                return closer;
        return Token.INVALID_TYPE;
    }

    private static Token madeUp(Parser parser, IntervalSet expected) {
        Token at = parser.getCurrentToken();
        CommonToken token = new CommonToken(expected.isNil() ? Token.INVALID_TYPE : expected.getMinElement(), "");
        token.setStartIndex(at.getStartIndex());
        token.setStopIndex(at.getStartIndex() - 1);
        token.setLine(at.getLine());
        token.setTokenIndex(-1);
        return token;
    }
}
