package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;

/** What Snort and others write where any value will do: {@code ip.src == any}, {@code tcp.dstport == *}. It is left out. */
final class AnyValue {
    private static final BitSet WORDS = Keywords.types(ANY, TIMES_SIGN);

    private AnyValue() {}

    /** Puts right what stands behind the operator at this index. Whether it did. */
    static boolean mend(int operator, TokenRow row) {
        int word = operator + 1;
        boolean isAlone = row.is(operator - 1, Keywords.ENDS_OPERAND) && row.is(word, WORDS) && (row.startsLine(word + 1) || !row.is(word + 1, Habits.BEGINS_OPERAND));
        if (!isAlone)
            return false;
        String field = row.text(operator - 1);
        boolean isNegated = row.type(operator) == NOT_EQUAL;
        Span span = row.span(operator, word);
        Span behind = new Span(row.span(operator - 1).end(), span.end());
        row.report(Code.SURPLUS, span, isNegated ? List.of() : List.of(Fix.delete(behind, row.text(span))), row.text(span),
                isNegated ? "packets without it are `not " + field + "`" : "`" + field + "` alone holds for any value");
        row.leaveOut(operator, word);
        return true;
    }
}
