package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.BitSet;
import org.antlr.v4.runtime.Token;

/** Whether a blank stands between two neighbours on a line. */
final class Gaps {
    private static final BitSet NONE_AFTER  = Keywords.types(OPEN, OPEN_BRACKET, OPEN_BRACE, LAYER, TO);
    private static final BitSet NONE_BEFORE = Keywords.types(CLOSE, CLOSE_BRACKET, CLOSE_BRACE, COMMA, LAYER, TO);
    private static final BitSet SLICED      = Keywords.types(NAME, LITERAL, STRING, RAW_STRING, CHARACTER, CLOSE, CLOSE_BRACKET, CLOSE_BRACE);

    private Gaps() {}

    /** Between two words or signs of an expression. {@code isSign}: the left one is a sign before an operand. */
    static boolean isBlank(Token left, int right, boolean isSign) {
        int type = left.getType();
        boolean call = right == OPEN && type == NAME;
        boolean slice = right == OPEN_BRACKET && SLICED.get(type);
        boolean not = type == NOT && left.getText().equals("!");
        return !(isSign || call || slice || not || NONE_AFTER.get(type) || NONE_BEFORE.get(right));
    }

    /** Between two words or signs of a packet, where brackets are no calls and slices. */
    static boolean isBlankInPacket(Token left, int right) {
        return left.getType() != PLUS && !NONE_AFTER.get(left.getType()) && !NONE_BEFORE.get(right);
    }

    /** Whether a plus or minus behind this token is a sign, not an operator. */
    static boolean isSignAfter(Token left) {
        return Keywords.wantsOperand(left.getType()) || NONE_AFTER.get(left.getType());
    }
}
