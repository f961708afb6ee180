package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/** Several values that are compared at once: {@code == 80, 443}, {@code == (80 or 443)}, {@code in [80, 443]}. Each is reported and then read as the set that was meant. */
final class SetHabits {
    private static final BitSet OPENERS    = Keywords.types(OPEN, OPEN_BRACKET, OPEN_BRACE);
    private static final BitSet VALUES     = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER);
    private static final BitSet LITERALS   = Keywords.types(LITERAL, STRING, RAW_STRING);
    private static final BitSet SEPARATORS = Keywords.types(COMMA, OR);

    private final List<CommonToken> tokens;
    private final Problems          problems;

    private final StringBuilder set = new StringBuilder();
    private int                 at;
    private int                 values;
    private boolean             isSpoken;        // with other separators than commas

    private SetHabits(List<CommonToken> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Puts right what stands behind the operator at this index. */
    static void mend(int operator, List<CommonToken> tokens, Problems problems) {
        new SetHabits(tokens, problems).mend(operator);
    }

    private void mend(int operator) {
        boolean isIn = type(operator) == IN;
        int opener = isOneOf(OPENERS, type(operator + 1)) ? type(operator + 1) : 0;
        at = operator + (opener == 0 ? 1 : 2);
        boolean isBare = isIn && opener == 0;                          // `in internal or tcp` is right where that is a set
        boolean isList = read(opener != 0 || isIn, isBare ? LITERALS : VALUES) && values > 1 && (opener == 0 || type(at) == opener + 1);
        if (!isList || isIn && opener == OPEN_BRACE && !isSpoken || namesFlags(operator + 1))
            return;
        int last = opener == 0 ? at - 1 : at;
        Span span = Scanner.span(tokens.get(isIn ? operator + 1 : operator)).to(Scanner.span(tokens.get(last)));
        String written = "{" + set + "}";
        String right = isIn ? written : type(operator) == EQUAL ? "in " + written : "not in " + written;
        problems.report(Code.BAD_SET, span, Fix.replace(span, right), isIn ? "a set is written in braces, as in " + written : "several values are a set; write `" + right + "`");
        makeSet(operator + 1, last, opener != 0);
        makeIn(operator);
    }

    // The values from here on; words that join predicates do so too where nothing shows that values are meant.
    private boolean read(boolean isSure, BitSet taken) {
        while (isOneOf(taken, type(at)) && !isField(tokens.get(at))) {
            set.append(tokens.get(at++).getText());
            values++;
            boolean joins = isSure ? isOneOf(SEPARATORS, type(at)) || isSign(type(at)) : type(at) == COMMA;
            if (type(at) != TO && !joins)
                return true;
            set.append(type(at) == TO ? ".." : ", ");
            isSpoken |= type(at) != TO && type(at) != COMMA;
            at++;
        }
        return false;
    }

    private boolean isSign(int type) {
        return type == FOREIGN && List.of(";", "|").contains(tokens.get(at).getText());
    }

    private static boolean isField(CommonToken token) {
        return token.getType() == NAME && token.getText().contains(".");
    }

    // These make one number together.
    private boolean namesFlags(int from) {
        return tokens.subList(from, at).stream().filter(token -> token.getType() == NAME).anyMatch(token -> Habits.isFlag(token.getText()));
    }

    private void makeSet(int first, int last, boolean isOpened) {
        for (int i = first; i < last; i++)
            if (isOneOf(SEPARATORS, type(i)) || type(i) == FOREIGN)
                tokens.get(i).setType(COMMA);
        if (isOpened) {
            tokens.get(first).setType(OPEN_BRACE);
            tokens.get(last).setType(CLOSE_BRACE);
        } else {
            tokens.add(last + 1, Habits.made(CLOSE_BRACE, tokens.get(last), Scanner.span(tokens.get(last)).end()));
            tokens.add(first, Habits.made(OPEN_BRACE, tokens.get(first), tokens.get(first).getStartIndex()));
        }
    }

    private void makeIn(int operator) {
        CommonToken token = tokens.get(operator);
        boolean isNegated = token.getType() == NOT_EQUAL;
        if (isNegated)
            tokens.add(operator + 1, Habits.made(IN, token, Scanner.span(token).end()));
        token.setType(isNegated ? NOT : IN);
    }

    private static boolean isOneOf(BitSet types, int type) {
        return type >= 0 && types.get(type);
    }

    private int type(int i) {
        return i < 0 || i >= tokens.size() ? -1 : tokens.get(i).getType();
    }
}
