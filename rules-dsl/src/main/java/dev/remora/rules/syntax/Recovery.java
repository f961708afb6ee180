package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.BitSet;
import java.util.Optional;
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
    private static final BitSet WORDS  = Keywords.types(NAME, LITERAL, CHARACTER);
    private static final BitSet BLOCKS = new BitSet();

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
        advice.missingOperand(parser.getTokenStream(), parser.getContext());
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        // What is missing is left out; the token that stands there belongs to what comes next.
    }

    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet expected = getExpectedTokens(parser);
        Optional<Token> meant = meant(parser, expected);
        if (meant.isPresent())
            return meant.get();
        int wanted = wanted(parser, expected);
        if (wanted != Token.INVALID_TYPE)
            return stepOverTo(parser, wanted);
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            advice.missingWord(parser.getTokenStream(), expected, parser.getContext());
        }
        Token token = madeUp(parser, expected);
        stepOverReplacement(parser, expected);
        return token;
    }

    // A word that is nearly a keyword that may stand here stands for it.
    private Optional<Token> meant(Parser parser, IntervalSet expected) {
        Token next = parser.getCurrentToken();
        Optional<String> right = next.getType() != NAME || inErrorRecoveryMode(parser) ? Optional.empty() : Words.meant(next.getText(), expected);
        if (right.isEmpty())
            return Optional.empty();
        beginErrorCondition(parser);
        advice.misspelt(parser.getTokenStream(), right.get(), expected, parser.getContext());
        CommonToken token = new CommonToken(next);
        token.setType(parser.getTokenType("'" + right.get() + "'"));
        reportMatch(parser);
        parser.consume();
        return Optional.of(token);
    }

    // What to step over to: a bracket that is known to come, or the end.
    private static int wanted(Parser parser, IntervalSet expected) {
        if (expected.contains(Token.EOF))
            return Token.EOF;
        if (expected.contains(OPEN_BRACE) && !expected.contains(NAME) && bracesFollow(parser.getTokenStream()))
            return OPEN_BRACE;
        for (int closer = Keywords.CLOSERS.nextSetBit(0); closer >= 0; closer = Keywords.CLOSERS.nextSetBit(closer + 1))
            if (expected.contains(closer))
                return closer;
        return Token.INVALID_TYPE;
    }

    private static boolean bracesFollow(TokenStream tokens) {
        int ahead = 1;
        while (tokens.LA(ahead) != OPEN_BRACE) {
            Token token = tokens.LT(ahead++);
            if (isBeyond(token.getType()) || Keywords.CLAUSES.get(token.getType()) || token.getLine() != tokens.LT(1).getLine())
                return false;
        }
        return true;
    }

    // Words without quotes where a text must stand, and a number where a name must, go with what they stand for.
    private static void stepOverReplacement(Parser parser, IntervalSet expected) {
        TokenStream tokens = parser.getTokenStream();
        int line = tokens.get(Math.max(0, tokens.index() - 1)).getLine();
        boolean isText = expected.contains(STRING) && !expected.contains(LITERAL);
        boolean isName = expected.contains(NAME) && !expected.contains(LITERAL) && tokens.LA(1) == LITERAL;
        if (isName && tokens.LT(1).getLine() == line)
            parser.consume();
        while (isText && tokens.LT(1).getLine() == line && WORDS.get(Math.max(0, tokens.LA(1))))
            parser.consume();
    }

    @Override
    public void sync(Parser parser) {
        if (!BLOCKS.get(parser.getContext().getRuleIndex()))
            return;
        IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        if (next.contains(Token.EPSILON) || next.contains(parser.getTokenStream().LA(1)) || !(next.contains(CLOSE_BRACE) || next.contains(Token.EOF)))
            return;
        beginErrorCondition(parser);
        while (!isFound(parser, next) && !isMisspelt(parser, next)) {
            int first = parser.getTokenStream().index();
            do stepOver(parser);
            while (!isFound(parser, next) && !beginsClause(parser));
            advice.surplusInBlock(parser.getTokenStream(), first, parser.getContext());
        }
        endErrorCondition(parser);
    }

    private static boolean isFound(Parser parser, IntervalSet next) {
        int type = parser.getTokenStream().LA(1);
        return next.contains(type) || isBeyond(type);
    }

    // A word with which a line of a rule begins is meant as a clause, and a mistake of its own.
    private static boolean beginsClause(Parser parser) {
        TokenStream tokens = parser.getTokenStream();
        boolean begins = NoClause.isWord(tokens.LT(1)) && NoClause.beginsLine(tokens.LT(1), tokens.LT(-1));
        return begins && parser.getContext() instanceof RemoraParser.RuleItemContext;
    }

    // A word that is nearly that of a clause or an item stands for it, so that what follows is read as what was meant.
    private boolean isMisspelt(Parser parser, IntervalSet next) {
        Token word = parser.getCurrentToken();
        Optional<String> right = advice.misspeltClause(parser.getTokenStream(), parser.getContext());
        int type = right.map(keyword -> parser.getTokenType("'" + keyword + "'")).orElse(Token.INVALID_TYPE);
        if (!next.contains(type) || !(word instanceof CommonToken token))
            return false;
        advice.surplusInBlock(parser.getTokenStream(), word.getTokenIndex(), parser.getContext());
        token.setType(type);
        if (parser.getTokenStream().LT(2) instanceof CommonToken behind)
            Keywords.follow(token, behind);
        return true;
    }

    private Token stepOverTo(Parser parser, int closer) {
        TokenStream tokens = parser.getTokenStream();
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            advice.surplus(tokens, closer, parser.getContext());
        }
        while (tokens.LA(1) != closer && !isBeyond(tokens.LA(1)))
            stepOver(parser);
        if (tokens.LA(1) != closer)
            return madeUp(parser, IntervalSet.of(closer));
        Token found = parser.getCurrentToken();
        reportMatch(parser);
        parser.consume();
        return found;
    }

    // Whether this belongs to no bracket: the end, or an item, before which Brackets has closed everything.
    private static boolean isBeyond(int type) {
        return type == Token.EOF || Keywords.ITEMS.get(type);
    }

    // One token, or a bracket with all that is in it.
    private static void stepOver(Parser parser) {
        int depth = 0;
        do {
            int type = parser.getTokenStream().LA(1);
            if (isBeyond(type))
                return;
            depth += Keywords.OPENERS.get(type) ? 1 : Keywords.CLOSERS.get(type) ? -1 : 0;
            parser.consume();
        } while (depth > 0);
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
