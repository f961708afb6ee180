package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;

/** Braces around the clauses behind a predicate, as where a condition has a body: {@code when tcp { message "x" }}. */
final class InnerBraces {
    private static final int MOST = 256;                             // tokens of a predicate, and of what stands in the braces

    private InnerBraces() {}

    /** Leaves them out, in place. */
    static void mend(TokenRow row) {
        for (int i = 1; i < row.size(); i++)
            if (row.type(i) == OPEN_BRACE && row.is(i + 1, Keywords.CLAUSES) && row.type(row.clause(i, MOST)) == WHEN)
                leaveOut(i, row.closer(i, MOST), row);
        row.sweep();
    }

    private static void leaveOut(int open, int close, TokenRow row) {
        List<Fix.Edit> edits = new ArrayList<>(List.of(new Fix.Edit(row.span(open), "")));
        if (close > 0) {
            edits.add(new Fix.Edit(row.span(close), ""));
            row.leaveOut(close, close);
        }
        row.report(Code.SURPLUS, row.span(open), new Fix("Remove the braces", edits), "{", "the clauses of a rule follow each other, without braces of their own");
        row.leaveOut(open, open);
    }
}
