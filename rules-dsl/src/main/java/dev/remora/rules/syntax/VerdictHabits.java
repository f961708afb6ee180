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
    private static final Set<String> EVERYTHING = Set.of("any", "all", "everything", "*", "ip", "ipv4", "ipv6", "traffic", "packets", "from", "to");
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
        if (row.is(i, VERDICTS) && RECORDS.contains(row.text(next)) && row.type(next + 1) == NAME && row.type(next + 2) == WHEN)
            remove(next, next, next + 1, "a clause has one verdict, and " + SHOWS, row);
        return i;
    }

    // A name and `when`, or `otherwise`.
    private static boolean isCase(int i, TokenRow row) {
        return row.type(i) == NAME && row.type(i + 1) == WHEN || row.text(i).equals("otherwise");
    }

    private static void remove(int first, int last, int behind, String why, TokenRow row) {
        Span span = row.span(first, last);
        Fix fix = new Fix("Remove `" + row.text(span) + "`", List.of(new Fix.Edit(new Span(span.start(), row.span(behind).start()), "")));
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
        if (isAll && row.text(end).equals("log") && isEnd(end + 1, row))
            end++;
        return isAll && (isEnd(end, row) || row.is(end, Keywords.TEXTS)) ? end : first;
    }

    private static boolean isEnd(int i, TokenRow row) {
        return row.type(i) == Token.EOF || row.startsLine(i) || row.type(i) == CLOSE_BRACE;
    }

    /** Puts right what a policy does not do, and what is said behind the predicate of this clause. */
    static void behind(int verdict, TokenRow row) {
        if (row.type(verdict + 2) == WHEN && WINDOWS.contains(row.text(verdict + 3)) && row.type(verdict + 4) != OPEN)
            window(verdict + 3, row);
        for (int i = verdict + 2; !isEnd(i, row); i++)
            if (row.type(i) >= 0 && row.type(i - 1) >= 0 && !Keywords.wantsOperand(row.type(i - 1)))
                behindPredicate(i, row);
    }

    // `when count by ip.src within 1s >= 10`
    private static void window(int count, TokenRow row) {
        int last = count;
        boolean isWindow = false;
        for (; !isEnd(last + 1, row) && !row.is(last + 1, Keywords.TEXTS); last++)
            isWindow |= row.text(last).equals("within");
        if (!isWindow)
            return;
        row.report(Code.MISPLACED_CLAUSE, row.span(count), List.of(), row.text(count), Words.spelling(RULE));
        row.get(count).setType(NAME);
        row.get(count).setText("frame");
        row.leaveOut(count + 1, last);
    }

    private static void behindPredicate(int i, TokenRow row) {
        int text = row.text(i).equals("log") && row.text(i + 1).equals("prefix") ? i + 2 : i + 1;
        if (NOTES.contains(row.text(i)) && row.is(text, Keywords.TEXTS) && !row.startsLine(text))
            remove(i, text - 1, text, "what is to be noted follows the predicate directly, in quotes", row);
        else if (SHOWN.contains(row.text(i)) && isEnd(i + 1, row)) {
            Span span = row.span(i);
            Fix fix = new Fix("Remove `" + row.text(i) + "`", List.of(new Fix.Edit(new Span(row.span(i - 1).end(), span.end()), "")));
            row.report(Code.SURPLUS, span, fix, row.text(i), SHOWS);
            row.leaveOut(i, i);
        } else if (row.text(i).equals("limit") && !isEnd(i + 1, row)) {
            int last = i;
            while (!isEnd(last + 1, row) && !row.is(last + 1, Keywords.TEXTS))
                last++;
            row.report(Code.SURPLUS, row.span(i), List.of(), row.text(i), "a policy does not count, but a rule does, as in `count by ip.src within 1s >= 10`");
            row.leaveOut(i, last);
        }
    }
}
