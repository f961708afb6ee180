package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;

/** Braces around a predicate, {@code when { tcp }}, and around the clauses behind one, which is no body: {@code when tcp { message "x" }}. */
final class InnerBraces {
    private static final int MOST = 256;                             // tokens of a predicate, and of what stands in the braces

    private InnerBraces() {}

    /** Leaves them out, in place. */
    static void mend(TokenRow row) {
        for (int i = 1; i < row.size(); i++) {
            if (row.type(i) == OPEN_BRACE && row.is(i + 1, Keywords.CLAUSES) && row.type(row.clause(i, MOST)) == WHEN)
                leaveOut(i, row.closer(i, MOST), "the clauses of a rule follow each other, without braces of their own", row);
            else if (row.type(i) == OPEN_BRACE && row.type(i - 1) == WHEN && row.type(i + 2) != COMMA && endsClause(row.closer(i, MOST), row))
                leaveOut(i, row.closer(i, MOST), "a predicate follows `when` without braces", row);
        }
        row.sweep();
    }

    private static boolean endsClause(int close, TokenRow row) {
        return close > 0 && (row.is(close + 1, Keywords.CLAUSES) || row.type(close + 1) == CLOSE_BRACE);
    }

    private static void leaveOut(int open, int close, String why, TokenRow row) {
        List<Fix.Edit> edits = new ArrayList<>(List.of(new Fix.Edit(row.span(open), "")));
        if (close > 0) {
            edits.add(new Fix.Edit(row.span(close), ""));
            row.leaveOut(close, close);
        }
        row.report(Code.SURPLUS, row.span(open), new Fix("Remove the braces", edits), "{", why);
        row.leaveOut(open, open);
    }
}
