package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import java.util.BitSet;

/** Words that begin no clause of a rule where one should begin: {@code suppress for 5m}, which would begin an item, and {@code cooldown = 5m}. */
final class NoClause {
    private static final BitSet SUPPRESSED = Keywords.types(WHEN, UNTIL, BECAUSE);       // what stands behind the name in a suppression

    private NoClause() {}

    /** Whether this is such a word, in other than the usual ways. */
    static boolean is(int i, TokenRow row) {
        boolean isAssigned = row.type(i) == NAME && row.type(i + 1) == ASSIGN && !row.text(i).contains(".") && !row.startsLine(i + 1);
        return row.type(i) == SUPPRESS ? !isSuppression(i, row) : isAssigned;
    }

    /** Makes it a name, without the sign behind it: that the word begins no clause is all that is wrong. */
    static void mend(int i, TokenRow row) {
        row.get(i).setType(NAME);
        if (row.type(i + 1) == ASSIGN)
            row.leaveOut(i + 1, i + 1);
    }

    // `suppress port-scan when …` may be an item behind a brace that is missing; `suppress for 5m`, `suppress 5m` and `suppress by ip.src` are none.
    private static boolean isSuppression(int i, TokenRow row) {
        return row.type(i + 1) == NAME && (i + 2 >= row.size() || row.startsLine(i + 2) || row.is(i + 2, SUPPRESSED));
    }
}
