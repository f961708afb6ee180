package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Decides which words are keywords.
 *
 * <p>The lexer takes every word that could be a keyword for one. A word stays a keyword only where a clause, or the part of a clause that
 * it begins, can stand; where an operand or a name must come it becomes a name, so that a field or a {@code let} may be called
 * {@code message}. A part of a clause, such as {@code within}, stays one there where an operand follows it: two never stand side by side. In unfinished
 * text an operand may be missing where the next clause begins: a word that is the first of its line
 * and is followed, on that line, by something that cannot follow an operand stays a keyword there too.
 */
final class Keywords {
    /** Keywords that begin an item. */
    static final BitSet ITEMS   = types(PACK, IMPORT, LET, RULE, POLICY, SUPPRESS, TEST);
    /** Keywords that begin a clause of a rule, a policy or a test. */
    static final BitSet CLAUSES = types(WHEN, ON, COUNT, SUM, UNLESS, SEQUENCE, WITHOUT, ASSUME, MAX, MESSAGE, SEVERITY, BECAUSE, BENIGN, SEE,
            APPLIES, ALLOW, ALERT, DENY, PACKETS, CAPTURE, EXPECT);

    /** Brackets that open. */
    static final BitSet OPENERS = types(OPEN, OPEN_BRACKET, OPEN_BRACE);
    /** Brackets that close. */
    static final BitSet CLOSERS = types(CLOSE, CLOSE_BRACKET, CLOSE_BRACE);

    /** Texts in quotes. */
    static final BitSet TEXTS = types(STRING, RAW_STRING);

    /** What an operand ends with. */
    static final BitSet ENDS_OPERAND = types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, CLOSE, CLOSE_BRACKET, CLOSE_BRACE);

    // What an operand or a name must follow.
    private static final BitSet WANTS_OPERAND = types(EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER,
            GREATER_OR_EQUAL, AND, OR, XOR, NOT, IN, CONTAINS, MATCHES, ANY, ALL, BIT_AND, PLUS, MINUS, TIMES_SIGN, DIVIDE, MODULO, TO, COMMA,
            LAYER, OPEN, OPEN_BRACKET, ASSIGN, WHEN, ON, SUM, WITHOUT, ASSUME, SEVERITY, APPLIES, DISTINCT, BY, THEN, NO, COUNT,
            PACK, LET, RULE, POLICY, SUPPRESS, ALLOW, ALERT, DENY, EXPECT, VERDICT);

    // Keywords that may stand there all the same, by what stands before.
    private static final Map<Integer, BitSet> UNLESS_AFTER = Map.ofEntries(
            Map.entry(COUNT, types(DISTINCT, BY, WITHIN)),
            Map.entry(SUM, types(BY, WITHIN)),
            Map.entry(DISTINCT, types(BY, WITHIN)),
            Map.entry(WITHOUT, types(BY, WITHIN)),
            Map.entry(BY, types(WITHIN)),
            Map.entry(THEN, types(NO)),
            Map.entry(OPEN_BRACE, types(NO)),
            Map.entry(ALLOW, types(OTHERWISE, WHEN)),
            Map.entry(ALERT, types(OTHERWISE, WHEN)),
            Map.entry(DENY, types(OTHERWISE, WHEN)),
            Map.entry(SUPPRESS, types(WHEN)),
            Map.entry(EXPECT, types(NO, VERDICT, CONNECTION, NOTHING)));

    // Keywords that are ones only behind certain others.
    private static final Map<Integer, BitSet> ONLY_AFTER = Map.of(
            DISTINCT, types(COUNT),
            NO, types(THEN, EXPECT, OPEN_BRACE),
            OTHERWISE, types(ALLOW, ALERT, DENY),
            VERDICT, types(EXPECT), CONNECTION, types(EXPECT), NOTHING, types(EXPECT),
            KEYS, types(LITERAL, NAME, MAX), TIMES, types(LITERAL, NAME));

    // What can follow a clause's keyword but not an operand.
    private static final BitSet BEGINS = types(NAME, LITERAL, STRING, RAW_STRING, OPEN_BRACE, NOT, BY, DISTINCT, NO, COUNT, SUM, NOTHING, VERDICT,
            CONNECTION, OTHERWISE, ALL, ANY);

    // Keywords that begin a part of a clause, what follows them and cannot follow an operand, and behind what such a word may be a name all the same.
    private static final BitSet PARTS       = types(BY, WITHIN, THEN);
    private static final BitSet BEGINS_PART = types(NAME, LITERAL, NOT);
    private static final BitSet NAMED       = types(PACK, LET, RULE, POLICY, SUPPRESS, ALLOW, ALERT, DENY, EXPECT, VERDICT, ON, ASSUME, SEVERITY);

    private static final BitSet IN_PACKETS = types(PACKETS, CAPTURE, EXPECT, PACK, IMPORT, LET, RULE, POLICY, SUPPRESS, TEST);

    static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|\\[|[0-9A-Fa-f:]*::");

    private final List<CommonToken> tokens;

    private int     packets;        // braces that are open in a block of packets; 0 outside
    private boolean isSequence;     // the next brace begins the steps of a sequence
    private boolean isBlock;        // the next brace begins the clauses of an item
    private boolean isGroup;        // the last brace that was opened holds an operand

    private Keywords(List<CommonToken> tokens) {
        this.tokens = tokens;
    }

    /** Settles the types of these tokens, in place. */
    static void settle(List<CommonToken> tokens) {
        Keywords keywords = new Keywords(tokens);
        for (int i = 0; i < tokens.size(); i++)
            keywords.settle(i);
    }

    /** Settles the types of the tokens of a filter, which has no clauses. */
    static void settleFilter(List<CommonToken> tokens) {
        for (CommonToken token : tokens)
            if (isKeyword(token.getType()))
                token.setType(NAME);
    }

    /** Whether the lexer takes tokens of this type for a keyword of an item or a clause. */
    static boolean isKeyword(int type) {
        return PACK <= type && type <= CONNECTION;
    }

    /** Whether an operand or a name must follow a token of this type. */
    static boolean wantsOperand(int type) {
        return type == Token.EOF || WANTS_OPERAND.get(type);
    }

    /** Whether a token of this type can follow the keyword of a clause, but no operand. */
    static boolean followsKeyword(int type) {
        return type >= 0 && BEGINS.get(type);
    }

    /** Settles the type of a token behind one that turned out to be this keyword. */
    static void follow(Token keyword, CommonToken behind) {
        ONLY_AFTER.forEach((type, before) -> {
            if (before.get(keyword.getType()) && behind.getText().equals(Words.spelling(type)))
                behind.setType(type);
        });
    }

    /** Settles the types of the tokens of packets, behind a word that turned out to begin a block of them. */
    static void followPackets(List<CommonToken> tokens) {
        Keywords keywords = new Keywords(tokens);
        for (int i = 0; i < tokens.size() && (i < 2 || keywords.packets > 0); i++)
            keywords.settle(i);
    }

    static BitSet types(int... types) {
        BitSet set = new BitSet(RemoraParser.VOCABULARY.getMaxTokenType());
        for (int type : types)
            set.set(type);
        return set;
    }

    private void settle(int i) {
        CommonToken token = tokens.get(i);
        int type = token.getType();
        if (isKeyword(type) && !stays(i, type))
            token.setType(NAME);
        if (token.getType() == NAME && isRule(i))
            joinPack(i);
        braces(i, token.getType());
        if (packets > 0)
            inPackets(i, token.getType());
        else if ((type == OPEN_BRACE && before(i) == PACKETS) || (token.getType() == PACKETS && type(i + 1) != OPEN_BRACE))
            packets = 1;
    }

    // What names a rule that is known by then.
    private boolean isRule(int i) {
        int before = before(i);
        return before == SUPPRESS || before == EXPECT || before == NO && i > 1 && type(i - 2) == EXPECT;
    }

    // `floods/syn-flood`: a rule with its pack is one word, which elsewhere would be a division.
    private void joinPack(int i) {
        if (i + 2 >= tokens.size() || type(i + 1) != DIVIDE || !touches(i + 1) || !touches(i + 2) || type(i + 2) != NAME && !isKeyword(type(i + 2)))
            return;
        tokens.get(i).setStopIndex(tokens.get(i + 2).getStopIndex());
        tokens.subList(i + 1, i + 3).clear();
    }

    private boolean touches(int i) {
        return tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex();
    }

    private void braces(int i, int type) {
        isSequence |= type == SEQUENCE;
        isBlock |= type == RULE || type == POLICY || type == TEST;
        isSequence &= !isBlock;                                      // it never began
        if (type != OPEN_BRACE)
            return;
        isGroup = isSequence || (!isBlock && WANTS_OPERAND.get(Math.max(before(i), 0)));
        isSequence = false;
        isBlock = false;
    }

    private void inPackets(int i, int type) {
        if (type == OPEN_BRACE)
            packets++;
        else if (type == CLOSE_BRACE)
            packets--;
        else if (isKeyword(type))
            packets = 0;
        else if (type == GREATER)
            markSource(i - 1);
        else if (type == LITERAL && startsLine(i) && ADDRESS.matcher(tokens.get(i).getText()).lookingAt())
            tokens.get(i).setType(ENDPOINT);
        else if (type == NAME && (startsLine(i) || before(i) == OPEN_BRACE || before(i) == OPEN) && tokens.get(i).getText().equals("frame"))
            tokens.get(i).setType(FRAME);
    }

    // The first address of a packet is told from the last value of the packet before by the `>` that follows it.
    private void markSource(int last) {
        int first = last;
        while (first >= 2 && type(first - 1) == TO && !startsLine(first))
            first -= 2;
        if (first >= 0 && type(first) == LITERAL)
            tokens.get(first).setType(ENDPOINT);
    }

    private boolean stays(int i, int type) {
        if (packets > 0)
            return IN_PACKETS.get(type) && beginsClause(i);
        int before = before(i);
        boolean isWord = type == PACKETS && !startsLine(i) && before != OPEN_BRACE && (i + 1 == tokens.size() || type(i + 1) != OPEN_BRACE);
        if (isCall(i, type) || isWord)
            return false;
        BitSet only = ONLY_AFTER.get(type);
        if (only != null && !only.get(Math.max(before, 0)))
            return false;
        boolean wanted = before == OPEN_BRACE ? isGroup : before != Token.EOF && WANTS_OPERAND.get(before);
        if (!wanted)
            return true;
        BitSet allowed = UNLESS_AFTER.get(before);
        return (allowed != null && allowed.get(type)) || beginsClause(i) || beginsPart(i, type, before);
    }

    // max(a, b) is a function, max 100 keys a clause; unless count(…) is a window, whatever the blanks.
    private boolean isCall(int i, int type) {
        boolean function = type == COUNT || type == SUM || type == MAX;
        return function && before(i) != UNLESS && type(i + 1) == OPEN && tokens.get(i).getStopIndex() + 1 == tokens.get(i + 1).getStartIndex();
    }

    private boolean beginsClause(int i) {
        return startsLine(i) && i + 1 < tokens.size() && tokens.get(i + 1).getLine() == tokens.get(i).getLine() && followsKeyword(type(i + 1));
    }

    private boolean beginsPart(int i, int type, int before) {
        return PARTS.get(type) && !NAMED.get(before) && i + 1 < tokens.size() && BEGINS_PART.get(Math.max(type(i + 1), 0));
    }

    private boolean startsLine(int i) {
        return i == 0 || tokens.get(i - 1).getLine() < tokens.get(i).getLine();
    }

    private int before(int i) {
        return i == 0 ? Token.EOF : type(i - 1);
    }

    private int type(int i) {
        return tokens.get(i).getType();
    }
}
