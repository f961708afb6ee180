package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import org.antlr.v4.runtime.Token;

/** Signs at which a clause or an item ends in other languages: {@code severity high;}. */
final class EndSigns {
    private EndSigns() {}

    /** Whether this is such a sign: nothing that goes on with what is before it stands behind it. */
    static boolean is(int i, TokenRow row) {
        boolean begins = row.is(i + 1, Keywords.CLAUSES) || row.is(i + 1, Keywords.ITEMS) || row.type(i + 1) == CLOSE_BRACE || row.type(i + 1) == Token.EOF;
        return row.type(i) == FOREIGN && row.text(i).equals(";") ? begins || row.startsLine(i + 1) : row.type(i) == COMMA && begins && row.startsLine(i + 1);
    }

    /** Leaves it out. */
    static void mend(int i, TokenRow row, boolean isClause) {
        String sign = row.text(i);
        row.report(Code.SURPLUS, row.span(i), Fix.delete(row.span(i), sign), sign, (isClause ? "a clause" : "an item") + " ends without a sign");
        row.leaveOut(i, i);
    }
}
