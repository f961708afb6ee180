package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Clauses of policies in the order or with the words of rules and firewalls: each is reported and then read as what was meant. */
final class PolicyHabits {
    private static final BitSet      VERDICTS = Keywords.types(ALLOW, ALERT, DENY);
    private static final Set<String> OTHERS   = Set.of("default", "else", "rest", "otherwise");
    private static final Set<String> IF       = Set.of("if", "where");

    private PolicyHabits() {}

    /** Puts right the clause that begins at this token, in place. */
    static void mend(int i, boolean hasApplies, TokenRow row) {
        if (row.type(i) != WHEN)
            decision(VerdictHabits.begin(i, row), row);
        else if (row.is(i + 1, ClauseHabits.PREDICATES) && !isBehindVerdict(i, row))
            when(i, hasApplies, row);
    }

    // Of the clause that the line before begins.
    private static boolean isBehindVerdict(int when, TokenRow row) {
        return row.is(when - 1, VERDICTS) || row.type(when - 1) == NAME && row.is(when - 2, VERDICTS);
    }

    // `when tcp`, and `when tcp.dstport == 23 deny telnet`
    private static void when(int when, boolean hasApplies, TokenRow row) {
        int verdict = when + 1;
        while (!row.is(verdict, VERDICTS) && row.type(verdict + 1) != Token.EOF && !row.startsLine(verdict + 1))
            verdict++;
        if (row.is(verdict, VERDICTS) && !beginsClause(verdict, row))
            verdictBehind(when, verdict, row);
        else if (!hasApplies) {
            Span span = row.span(when);
            row.report(Code.UNKNOWN_CLAUSE, span, Fix.replace(span, Words.spelling(APPLIES)), row.text(when), "policy", "; did you mean `applies`?");
            row.become(when, APPLIES);
        } else
            another(when, row);
    }

    // A second condition behind `applies`.
    private static void another(int when, TokenRow row) {
        int applies = when - 1;
        boolean hasOr = false;
        for (; applies > 0 && !row.is(applies, Keywords.CLAUSES) && !row.is(applies, Keywords.ITEMS); applies--)
            hasOr |= row.type(applies) == OR || row.type(applies) == XOR;
        for (int i = when + 1; row.type(i) != Token.EOF && !row.is(i, Keywords.CLAUSES) && !row.is(i, Keywords.ITEMS); i++)
            hasOr |= row.type(i) == OR || row.type(i) == XOR;
        if (row.type(applies) != APPLIES)
            return;
        Span span = row.span(when);
        row.report(Code.UNKNOWN_CLAUSE, span, hasOr ? List.of() : List.of(Fix.replace(span, "and")), row.text(when), "policy", "; join another condition with `and`");
        row.get(when).setType(AND);
    }

    private static boolean beginsClause(int verdict, TokenRow row) {
        return row.type(verdict + 1) == OTHERWISE || row.type(verdict + 1) == NAME && row.type(verdict + 2) == WHEN;
    }

    private static void verdictBehind(int when, int verdict, TokenRow row) {
        boolean isNamed = row.type(verdict + 1) == NAME && !row.startsLine(verdict + 1);
        int last = isNamed ? verdict + 1 : verdict;
        String right = row.text(verdict) + ' ' + (isNamed ? row.text(last) : "NAME") + " when " + row.text(row.span(when + 1, verdict - 1));
        List<Fix> fixes = isNamed ? List.of(Fix.replace(row.span(when, last), right)) : List.of();
        row.report(Code.UNKNOWN_CLAUSE, row.span(when), fixes, row.text(when), "policy", "; the verdict comes first, and a name: `" + right + "`");
        row.leaveOut(when, last);
    }

    // `default deny`, `deny default` and `deny name if …`.
    private static void decision(int i, TokenRow row) {
        int behind = i + 1;
        boolean isLast = row.startsLine(Math.min(i + 2, row.size() - 1)) || row.type(i + 2) == CLOSE_BRACE || row.is(i + 2, Keywords.TEXTS);
        if (row.is(i, VERDICTS) && VerdictHabits.otherwise(i, row)) {
            // it is said
        } else if (OTHERS.contains(row.text(i)) && row.is(behind, VERDICTS) && isLast && !row.startsLine(behind)) {
            Span span = row.span(i, behind);
            String right = row.text(behind) + " otherwise";
            row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "did you mean `" + right + "`?");
            row.get(i).setType(row.type(behind));
            row.get(behind).setType(OTHERWISE);
        } else if (row.is(i, VERDICTS) && OTHERS.contains(row.text(behind)) && row.type(behind) == NAME && row.type(behind + 1) != WHEN && isLast && !row.startsLine(behind)) {
            surplus(behind, OTHERWISE, row);
        } else if (row.is(i, VERDICTS) && row.type(behind) == NAME && IF.contains(row.text(i + 2)) && !row.startsLine(i + 2)) {
            surplus(i + 2, WHEN, row);
        } else if (row.is(i, VERDICTS) && row.type(behind) == CLOSE_BRACE) {
            Span place = Span.at(row.span(i).end());
            row.report(Code.MISSING_OPERAND, place, Fix.insert(place.start(), " otherwise"), "`" + row.text(i) + "`", "a name for this case, or `otherwise`");
            row.insert(behind, OTHERWISE, "", place.start());
        } else if (row.is(i, VERDICTS) && isPredicate(behind, row) && row.type(behind + 1) != WHEN) {
            row.insert(behind, WHEN, "", row.span(behind).start());                               // the parser says that the name is missing, too
        } else if (row.is(i, VERDICTS) && row.type(behind) == NAME && isPredicate(i + 2, row)) {
            int place = row.span(i + 2).start();
            row.report(Code.MISSING_WORD, row.span(i + 2), Fix.insert(place, "when "), "`" + row.text(behind) + "`", "`when` and a predicate");
            row.insert(i + 2, WHEN, "", place);
        }
        if (row.is(i, VERDICTS))
            VerdictHabits.behind(i, row);
    }

    // On the line of a decision, where neither its name nor `when` can.
    private static boolean isPredicate(int i, TokenRow row) {
        boolean isField = row.type(i) == NAME && (row.text(i).contains(".") || row.is(i + 1, Keywords.types(EQUAL, NOT_EQUAL, IN)));
        return !row.startsLine(i) && (isField || row.type(i) == NOT || row.type(i) == OPEN);
    }

    private static void surplus(int i, int keyword, TokenRow row) {
        String right = Words.spelling(keyword);
        row.report(Code.SURPLUS, row.span(i), Fix.replace(row.span(i), right), row.text(i), "did you mean `" + right + "`?");
        row.get(i).setType(keyword);
    }
}
