package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;

/** A window as it is spoken, {@code when 20 opening by ip.src within 1s}: what must hold comes first, and how often in a clause of its own. */
final class NumberBehindWhen {
    private static final BitSet BEGINS    = Keywords.types(NAME, NOT, OPEN);
    private static final BitSet UNCOUNTED = Keywords.types(ALLOW, ALERT, DENY, SUPPRESS);        // have a predicate, and no window

    private final TokenRow row;

    private NumberBehindWhen(TokenRow row) {
        this.row = row;
    }

    /** Puts it right where its number is this token; a window begins behind the predicate from here on. */
    static void mend(TokenRow row, int i) {
        boolean isNumber = row.type(i) == LITERAL && row.type(i - 1) == WHEN && row.is(i + 1, BEGINS) && Units.amount(row.text(i)).isPresent();
        if (isNumber && !row.is(row.clause(i - 2, WindowHabits.LONGEST), UNCOUNTED))
            new NumberBehindWhen(row).mend(i);
    }

    private void mend(int number) {
        int begin = number + 1;
        while (!WindowHabits.isBeyond(begin, number, row) && !isPart(begin))
            begin++;
        int end = begin;
        int within = -1;
        int by = -1;
        for (; !WindowHabits.isBeyond(end, number, row) && (end == begin || !row.startsLine(end) || isPart(end)); end++) {
            within = row.type(end) == WITHIN && within < 0 ? end : within;
            by = row.type(end) == BY && by < 0 ? end : by;
        }
        if (within < 0 || begin == number + 1)
            return;
        boolean isSorted = by < within;
        String time = row.text(row.span(within, isSorted ? end - 1 : by - 1));
        String keys = by < 0 ? "" : row.text(row.span(by, isSorted ? within - 1 : end - 1)) + " ";
        String window = WindowHabits.oneLine("count " + keys + time + " >= " + row.text(number));
        String predicate = row.text(row.span(number + 1, begin - 1));
        Span whole = row.span(number, end - 1);
        row.report(Code.SURPLUS, row.span(number), Fix.replace(whole, predicate + " " + window), row.text(number),
                "how often it must hold is a clause of its own, `" + window + "`");
        row.insert(end, LITERAL, row.text(number), whole.end());
        row.insert(end, GREATER_OR_EQUAL, ">=", whole.end());
        if (!isSorted)
            row.leaveOut(by, end - 1);
        row.insert(begin, COUNT, "count", row.span(begin).start());
        row.leaveOut(number, number);
    }

    private boolean isPart(int i) {
        return row.type(i) == WITHIN || row.type(i) == BY;
    }
}
