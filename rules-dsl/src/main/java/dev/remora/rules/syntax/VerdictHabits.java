package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** What packet filters write around a verdict: {@code deny any}, {@code log drop telnet when …}, {@code … log "telnet"}, {@code … limit rate 10/second}. */
final class VerdictHabits {
    private static final BitSet      VERDICTS   = Keywords.types(ALLOW, ALERT, DENY);
    private static final Set<String> ALL_WORDS  = Set.of("any", "all", "everything", "*");
    private static final Set<String> EVERYTHING = Set.of("any", "all", "everything", "*", "ip", "ipv4", "ipv6", "traffic", "packets", "from", "to", "log", "else", "other",
            "the", "rest");
    private static final Set<String> RECORDS    = Set.of("log", "alert");
    private static final Set<String> DECIDES    = Set.of("allow", "deny", "accept", "drop", "pass", "block", "permit", "reject");
    private static final Set<String> NOTES      = Set.of("message", "log", "comment", "note", "reason");
    private static final Set<String> WINDOWS    = Set.of("count", "sum");
    private static final Set<String> SHOWN      = Set.of("log", "counter");

    private static final String IT_SHOWS = "What each packet gets, `run --verdicts=all` shows";
    private static final String SHOWS    = "`run --verdicts=all` shows what each packet gets";

    private VerdictHabits() {}

    /** Puts right what begins the clause at this token, in place: where the clause begins then. */
    static int begin(int i, TokenRow row) {
        int next = i + 1;
        if (RECORDS.contains(row.text(i)) && DECIDES.contains(row.text(next)) && !row.startsLine(next) && isCase(next + 1, row)) {
            String right = VerdictWords.meant(row.text(next)).orElseThrow();
            Span span = row.span(i, next);
            row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "did you mean `" + right + "`? " + IT_SHOWS);
            row.leaveOut(i, i);
            row.become(next, right.equals("deny") ? DENY : ALLOW);
            return next;
        }
        if (row.is(i, VERDICTS) && isRecorded(next, row))
            remove(next, next, next + 1, "a clause has one verdict, and " + SHOWS, row);
        return i;
    }

    /** Whether what is there can follow a word for a verdict, or is put right behind one: {@code telnet when …}, {@code log telnet when …}, {@code rest otherwise}, {@code all}. */
    static boolean follows(int i, TokenRow row) {
        boolean isNamed = row.type(i) == NAME && row.text(i + 1).equals("otherwise") && !row.startsLine(i + 1) && !DECIDES.contains(row.text(i));
        return isCase(i, row) || isNamed || isRecorded(i, row) || everything(i, row) > i;
    }

    // A name and `when`, or `otherwise`.
    private static boolean isCase(int i, TokenRow row) {
        return row.type(i) == NAME && row.type(i + 1) == WHEN || row.text(i).equals("otherwise");
    }

    private static boolean isRecorded(int i, TokenRow row) {
        return RECORDS.contains(row.text(i)) && row.type(i + 1) == NAME && row.type(i + 2) == WHEN;
    }

    private static void remove(int first, int last, int behind, String why, TokenRow row) {
        Span span = row.span(first, last);
        Fix fix = Fix.delete(new Span(span.start(), row.span(behind).start()), row.text(span));
        row.report(Code.SURPLUS, span, fix, row.text(span), why);
        row.leaveOut(first, last);
    }

    /** Puts right {@code deny any} and {@code deny rest otherwise}; whether the clause is one of these. */
    static boolean otherwise(int verdict, TokenRow row) {
        int behind = verdict + 1;
        if (row.type(behind) == NAME && row.text(behind + 1).equals("otherwise") && !row.startsLine(behind + 1)) {
            remove(behind, behind, behind + 1, "`otherwise` takes no name", row);
            row.get(behind + 1).setType(OTHERWISE);
            return true;
        }
        int end = everything(behind, row);
        if (end == behind)
            return false;
        Span span = row.span(behind, end - 1);
        row.report(Code.SURPLUS, span, Fix.replace(span, "otherwise"), row.text(span), "did you mean `otherwise`?");
        row.leaveOut(behind, end - 1);
        row.get(behind).setType(OTHERWISE);
        return true;
    }

    /** Where the words that say "all packets" end, which begin at this token and to which a clause has nothing to add but a note; this token where they do not. */
    static int everything(int first, TokenRow row) {
        int end = first;
        boolean isAll = false;
        for (; !isEnd(end, row) && EVERYTHING.contains(row.text(end)); end++)
            isAll |= ALL_WORDS.contains(row.text(end));
        boolean isComplete = isEnd(end, row) && row.type(end) != WHEN || row.is(end, Keywords.TEXTS);
        return isAll && isComplete ? end : first;
    }

    private static boolean isEnd(int i, TokenRow row) {
        return row.type(i) == Token.EOF || row.startsLine(i) || row.type(i) == CLOSE_BRACE;
    }

    /** Puts right what a policy does not do, and what is said behind the predicate of this clause. */
    static void behind(int verdict, TokenRow row) {
        for (int i = verdict + 2; !isEnd(i, row); i++) {
            if (WINDOWS.contains(row.text(i)) && row.type(i + 1) != OPEN)
                window(i, row);
            else if (row.type(i) >= 0 && row.type(i - 1) >= 0 && !Keywords.wantsOperand(row.type(i - 1)))
                behindPredicate(i, row);
        }
    }

    // `when count by ip.src within 1s >= 10`, `when tcp count by ip.src within 1s >= 10`
    private static void window(int count, TokenRow row) {
        int last = count;
        boolean isWindow = false;
        for (; !isEnd(last + 1, row) && !row.is(last + 1, Keywords.TEXTS); last++)
            isWindow |= row.text(last).equals("within");
        if (!isWindow)
            return;
        row.report(Code.MISPLACED_CLAUSE, row.span(count), List.of(), row.text(count), Words.spelling(RULE));
        boolean isOperand = Keywords.wantsOperand(row.type(count - 1));
        if (isOperand) {
            row.get(count).setType(NAME);
            row.get(count).setText("frame");
        }
        row.leaveOut(isOperand ? count + 1 : count, last);
    }

    private static void behindPredicate(int i, TokenRow row) {
        int text = row.text(i).equals("log") && row.text(i + 1).equals("prefix") ? i + 2 : i + 1;
        if (NOTES.contains(row.text(i)) && row.is(text, Keywords.TEXTS) && !row.startsLine(text))
            remove(i, text - 1, text, "what is to be noted follows the predicate directly, in quotes", row);
        else if (SHOWN.contains(row.text(i)))
            shown(i, row);
        else if (row.text(i).equals("limit") && !isEnd(i + 1, row)) {
            int last = i;
            while (!isEnd(last + 1, row) && !row.is(last + 1, Keywords.TEXTS))
                last++;
            row.report(Code.SURPLUS, row.span(i), List.of(), row.text(i), "a policy does not count, but a rule does, as in `count by ip.src within 1s >= 10`");
            row.leaveOut(i, last);
        }
    }

    // `log`, `log counter`, at the end of a clause
    private static void shown(int first, TokenRow row) {
        int last = first;
        while (!isEnd(last + 1, row) && SHOWN.contains(row.text(last + 1)))
            last++;
        if (!isEnd(last + 1, row))
            return;
        Span span = row.span(first, last);
        Fix fix = Fix.delete(new Span(row.span(first - 1).end(), span.end()), row.text(span));
        row.report(Code.SURPLUS, span, fix, row.text(span), SHOWS);
        row.leaveOut(first, last);
    }
}
