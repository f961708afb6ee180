package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Signs at which a clause or an item ends in other languages: {@code severity high;}. */
final class EndSigns {
    private static final int MOST = 64;                              // tokens of a line

    private EndSigns() {}

    /** Whether this is such a sign: nothing that goes on with what is before it stands behind it. */
    static boolean is(int i, TokenRow row) {
        if (row.type(i) == FOREIGN && row.text(i).equals(";"))
            return begins(i + 1, row) || row.startsLine(i + 1);
        return row.type(i) == COMMA && row.startsLine(i + 1) && (begins(i + 1, row) || isNamed(i + 1, row));
    }

    private static boolean begins(int i, TokenRow row) {
        return row.is(i, Keywords.CLAUSES) || row.is(i, Keywords.ITEMS) || row.type(i) == CLOSE_BRACE || row.type(i) == Token.EOF;
    }

    // `message = "x"`, `message: "x"`
    private static boolean isNamed(int i, TokenRow row) {
        return row.type(i) == NAME && row.type(i + 1) == ASSIGN || i < row.size() && NoClause.isLabel(row.get(i));
    }

    /** Leaves it out. */
    static void mend(int i, TokenRow row, boolean isClause) {
        String sign = row.text(i);
        row.report(Code.SURPLUS, row.span(i), Fix.delete(row.span(i), sign), sign, (isClause ? "a clause" : "an item") + " ends without a sign");
        row.leaveOut(i, i);
    }

    /** Leaves out a semicolon at the end of the line of this token, for one who says so: what to edit. */
    static Optional<Fix.Edit> atLineOf(int i, TokenRow row) {
        int at = i + 1;
        while (at < row.size() && !row.startsLine(at) && row.type(at) != Token.EOF && at < i + MOST)
            at++;
        if (!row.text(at - 1).equals(";"))
            return Optional.empty();
        row.leaveOut(at - 1, at - 1);
        return Optional.of(new Fix.Edit(row.span(at - 1), ""));
    }
}
