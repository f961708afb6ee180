package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** A unit that stands apart from its number in a comparison: {@code frame.len > 100 bytes}, {@code connection.age > 5 minutes}. */
final class UnitBehindNumber {
    private static final int LONGEST = 64;                     // tokens of a predicate that are looked at

    // What may begin a predicate; a window has thresholds of its own.
    private static final BitSet      CLAUSES   = Keywords.types(WHEN, SEQUENCE, WITHOUT, APPLIES, LET);
    private static final BitSet      RELATIONS = Keywords.types(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL);
    private static final BitSet      COMPARED  = Keywords.types(NAME, CLOSE, CLOSE_BRACKET);
    private static final Set<String> ONES      = Set.of("byte", "bytes", "octet", "octets", "hops", "packets", "pkts");

    private final TokenRow row;

    private UnitBehindNumber(TokenRow row) {
        this.row = row;
    }

    /** Puts right a unit that is this token; whether it is one. */
    static boolean mend(int i, TokenRow row) {
        boolean isBehind = row.type(i - 1) == LITERAL && row.is(i - 2, RELATIONS) && row.is(i - 3, COMPARED) && !row.startsLine(i) && Units.amount(row.text(i - 1)).isPresent();
        return isBehind && new UnitBehindNumber(row).mend(i);
    }

    private boolean mend(int i) {
        int clause = row.clause(i, LONGEST);
        Span unit = row.span(i);
        String number = row.text(i - 1);
        Optional<String> right = ONES.contains(row.text(i)) ? Optional.of(number) : amount(number + row.text(i)).or(() -> WindowPart.length(number + row.text(i)));
        boolean isAlone = right.filter(number::equals).isPresent();
        if (right.isEmpty() || clause < 0 ? !isAlone : !row.is(clause, CLAUSES))
            return false;
        Span whole = row.span(i - 1, i);
        row.report(Code.SURPLUS, unit, Fix.replace(whole, right.get()), row.text(i), isAlone ? "this number takes no unit" : "write it without a space, `" + right.get() + "`");
        row.join(i - 1, i, LITERAL, right.get());
        return true;
    }

    private static Optional<String> amount(String text) {
        return Optional.of(text).filter(t -> Units.octets(t).isPresent());
    }
}
