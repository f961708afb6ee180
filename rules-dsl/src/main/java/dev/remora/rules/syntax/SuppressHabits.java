package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Suppressions of several rules, or with other words than {@code when}: each is reported and then read as what was meant. */
final class SuppressHabits {
    private static final Set<String> WHEN_WORDS = Set.of("for", "if", "where", "from", "on", "with");
    private static final BitSet      JOINS      = Keywords.types(COMMA, AND, OR);

    private SuppressHabits() {}

    /** Puts right the suppression that begins at this token, in place. */
    static void mend(int suppress, TokenRow row) {
        int name = suppress + 1;
        int last = name;
        while (row.is(last + 1, JOINS) && row.type(last + 2) == NAME)
            last += 2;
        if (row.type(name) == NAME && last > name) {
            row.report(Code.SURPLUS, row.span(name + 1), List.of(), row.text(name + 1), "a suppression is about one rule; write one for each");
            row.leaveOut(name + 1, last);
        }
        int word = last + 1;
        if (row.type(name) != NAME || row.type(word) != NAME || !WHEN_WORDS.contains(row.text(word)) || row.startsLine(word) || !row.is(word + 1, ClauseHabits.PREDICATES))
            return;
        row.report(Code.SURPLUS, row.span(word), Fix.replace(row.span(word), "when"), row.text(word), "did you mean `when`?");
        row.get(word).setType(WHEN);
    }
}
