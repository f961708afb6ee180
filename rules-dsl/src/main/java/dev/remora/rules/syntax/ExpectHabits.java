package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;

/** What a test expects, in other words than the language has: each is reported and then read as what was meant. */
final class ExpectHabits {
    private static final Set<String> KINDS  = Set.of("alert", "alerts", "rule", "rules", "match", "matches", "report", "reports", "hit", "hits", "that", "detection");
    private static final Set<String> FIRES  = Set.of("fires", "fire", "matches", "match", "alerts", "alert", "triggers", "trigger", "reports", "report", "hits");
    private static final Set<String> PLACES = Set.of("on", "in", "for", "with", "by", "at", "packet", "packets", "frame", "frames", "#", "no");

    private static final Map<String, String> NUMBERS = Map.ofEntries(Map.entry("once", "1"), Map.entry("twice", "2"), Map.entry("thrice", "3"), Map.entry("one", "1"),
            Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"),
            Map.entry("nine", "9"), Map.entry("ten", "10"));

    private static final int     LISTED  = 50;       // packets of a range that a fix writes out
    private static final Pattern RANGE   = Pattern.compile("(\\d{1,6}) *(?:-|\\.\\.) *(\\d{1,6})");
    private static final Pattern STATE   = Pattern.compile("[A-Z][A-Z_-]+(?:[12])?");
    private static final Pattern SUMMARY = Pattern.compile("S[0-3F]|REJ|RST[OR]|RSTOS0|RSTRH|SHR?|OTH");     // of a connection, as Zeek has it

    private static final Pattern TIMES = Pattern.compile("(?:exactly |==? ?|: ?|\\( ?)?(?:x ?(\\d+)|\\* ?(\\d+)|(\\d+) ?x|(\\d+)|(\\w+))(?: times?)? ?\\)?");

    private final TokenRow row;

    private ExpectHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the tokens of expectations, in place. */
    static void mend(TokenRow row) {
        ExpectHabits habits = new ExpectHabits(row);
        for (int i = 0; i < row.size() && !row.isFull(); i++)
            if (row.type(i) == EXPECT) {
                habits.expectation(i + 1);
                habits.connection(i + 1);
            } else if (row.type(i) == AT)
                habits.numbers(i + 1);
        row.sweep();
    }

    // `connection 1 ESTABLISHED`, `connection 1 SF`
    private void connection(int at) {
        int value = at + 2;
        if (row.type(at) != CONNECTION || row.type(at + 1) != LITERAL || row.type(value) != NAME || !isLast(value + 1))
            return;
        boolean isSummary = SUMMARY.matcher(row.text(value)).matches();
        if (!isSummary && !STATE.matcher(row.text(value)).matches())
            return;
        Span span = row.span(value);
        String missing = isSummary ? "conn_state" : "originator";
        row.report(Code.MISSING_WORD, span, Fix.insert(span.start(), missing + " "),
                "`" + row.text(row.span(at, at + 1)) + "`",
                isSummary ? "`conn_state`, of which `" + row.text(value) + "` is a value" : "whose state it is: `originator` or `responder`");
        row.insert(value, NAME, missing, span.start());
    }

    // `at 2-5`, `at 1, 2..5`
    private void numbers(int first) {
        String times = row.type(first - 3) == VERDICT ? "" : ", or say how many with `times`";
        int behind = range(first, times);
        while (row.type(behind) == COMMA)
            behind = range(behind + 1, times);
    }

    // Where the number or the range ends.
    private int range(int first, String times) {
        int last = row.type(first + 1) == TO ? first + 2 : first;
        Span span = row.type(last) == LITERAL ? row.span(first, last) : Span.at(0);
        Matcher range = RANGE.matcher(row.text(span));
        if (!range.matches())
            return last + 1;
        int one = Integer.parseInt(range.group(1));
        int other = Integer.parseInt(range.group(2));
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        List<Fix> fixes = to - from < LISTED ? List.of(Fix.replace(span, listed(from, to))) : List.of();
        row.report(Code.SURPLUS, span, fixes, row.text(span), "name each packet, as in `" + listed(from, Math.min(to, from + 2)) + "`" + times);
        row.leaveOut(first + 1, last);
        row.get(first).setText(Integer.toString(from));
        return last + 1;
    }

    private static String listed(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private boolean isLast(int i) {
        return row.type(i) == Token.EOF || row.startsLine(i) || row.type(i) == CLOSE_BRACE;
    }

    private void expectation(int first) {
        if (isLast(first))
            return;
        int at = first;
        boolean isNot = row.type(at) == NOT;
        if (isNot && row.type(at + 1) == NAME && verdict(at + 1))
            return;
        if (isNot)
            replace(at, at, row.touches(at + 1) ? "no " : "no", NO);
        at += row.type(at) == NO ? 1 : 0;
        if (row.type(at) == NAME && KINDS.contains(row.text(at)) && row.type(at + 1) == NAME && !isLast(at + 1)) {
            Fix fix = Fix.delete(new Span(row.span(at).start(), row.span(at + 1).start()), row.text(at));
            leaveOut(at, at, fix, "write only the name of the rule");
            at++;
        }
        if (row.type(at) == VERDICT && !place(at + 1))
            behindVerdict(at + 2);
        else if (row.type(at) == NAME && !verdict(at))
            behindRule(at, at + 1);
    }

    // `fw deny at 1`, `fw.web deny at 1`, `fw verdict deny at 1`, `fw to deny`, `no verdict deny`
    private boolean verdict(int name) {
        int word = row.text(name + 1).equals("verdict") || row.text(name + 1).equals("to") ? name + 2 : name + 1;
        Optional<String> meant = isLast(name + 1) || isLast(word) ? Optional.empty() : VerdictWords.meant(row.text(word));
        if (meant.isEmpty() || FIRES.contains(row.text(word)))
            return false;
        if (row.type(name - 1) == NO || row.type(name - 1) == NOT) {
            Span span = row.span(name - 1, word);
            row.report(Code.SURPLUS, span, List.of(), row.text(span), "say which verdict packets get, as in `verdict allow at 1`");
            row.leaveOut(name, word);
            row.get(name - 1).setType(NOTHING);
            for (int i = word + 1; !isLast(i); i++)
                row.leaveOut(i, i);
        } else if (row.text(name).contains(".")) {
            Span away = new Span(row.span(name).end(), row.span(word).end());
            leaveOut(name + 1, word, Fix.delete(away, row.text(row.span(name + 1, word))),
                    "`expect " + row.text(name) + "` already says which clause decides");
            behindRule(name, word + 1);
        } else {
            Span span = row.span(name, word);
            String right = "verdict " + meant.get();
            row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "did you mean `" + right + "`? It is that of all policies");
            row.leaveOut(name, word - 1);
            row.get(name).setType(VERDICT);
            row.get(word).setType(NAME);
            row.get(word).setText(meant.get());
            behindVerdict(word + 1);
        }
        return true;
    }

    // `verdict deny 1`, `verdict deny on packet 1`, `verdict deny 2 times`
    private void behindVerdict(int at) {
        if (isLast(at) || row.type(at) == AT && row.type(at + 1) == LITERAL || place(at))
            return;
        boolean isTimes = row.type(at + 1) == RemoraParser.TIMES || row.text(at + 1).equals("times");
        if (row.type(at) != LITERAL)
            return;
        if (isTimes)
            leaveOut(at, at + 1, List.of(), "name the packets, as in `at " + row.text(at) + "`, or a clause, as in `icmp-inbound.recon " + row.text(at) + " times`");
        else {
            int place = row.span(at).start();
            row.report(Code.MISSING_WORD, row.span(at), Fix.insert(place, "at "), "`" + row.text(at - 1) + "`", "`at` and the numbers of packets");
            row.insert(at, AT, "", place);
        }
    }

    private void leaveOut(int first, int last, List<Fix> fixes, String why) {
        Span span = row.span(first, last);
        row.report(Code.SURPLUS, span, fixes, row.text(span), why);
        row.leaveOut(first, last);
    }

    private void replace(int first, int last, String right, int type) {
        Span span = row.span(first, last);
        row.report(Code.SURPLUS, span, Fix.replace(span, right), row.text(span), "did you mean `" + right.strip() + "`?");
        row.leaveOut(first, last);
        row.get(first).setType(type);
    }

    private void leaveOut(int first, int last, Fix fix, String why) {
        leaveOut(first, last, List.of(fix), why);
    }

    private void behindRule(int rule, int at) {
        if (isLast(at) || row.type(at) == AT && row.type(at + 1) == LITERAL)
            return;
        if (row.type(at) == AT && (row.text(at + 1).equals("least") || row.text(at + 1).equals("most"))) {
            int last = at + 1;
            while (!isLast(last + 1))
                last++;
            row.report(Code.SURPLUS, row.span(at, last), List.of(), row.text(row.span(at, last)), "say exactly how often, as in `2 times`, or leave it out");
            row.leaveOut(at, last);
            return;
        }
        boolean isTo = row.text(at).equals("to");
        String name = row.text(rule);
        if (FIRES.contains(row.text(isTo ? at + 1 : at)) && !isLast(isTo ? at + 1 : at)) {
            int last = isTo ? at + 1 : at;
            leaveOut(at, last, Fix.delete(new Span(row.span(rule).end(), row.span(last).end()), row.text(row.span(at, last))),
                    "`expect " + name + "` already says that it reports");
        } else if (row.text(at).equals("never")) {
            Span away = new Span(row.span(rule).end(), row.span(at).end());
            Fix fix = new Fix("Write `no " + name + "`", List.of(new Fix.Edit(Span.at(row.span(rule).start()), "no "), new Fix.Edit(away, "")));
            leaveOut(at, at, fix, "did you mean `no " + name + "`?");
        } else if ((row.type(at) == COMMA || row.type(at) == AND) && row.type(row.type(at + 1) == NO ? at + 2 : at + 1) == NAME && !isLast(at + 1)) {
            boolean isNone = row.type(rule - 1) == NO && row.type(at + 1) != NO;
            Span gap = Span.at(row.span(rule).end()).to(Span.at(row.span(at + 1).start()));
            Fix fix = new Fix("Begin another `expect`", List.of(new Fix.Edit(gap, lineBreak(rule) + (isNone ? "expect no " : "expect "))));
            leaveOut(at, at, fix, "each rule needs its own `expect`");
            row.get(at).setType(EXPECT);
            if (isNone)
                row.insert(at + 1, NO, "", gap.end());
        } else if (!place(at))
            times(at);
    }

    // As the line before this one ends, and begins.
    private String lineBreak(int rule) {
        int expect = rule;
        while (row.type(expect) != EXPECT)
            expect--;
        String before = row.text(new Span(0, row.span(expect).start()));
        int line = before.lastIndexOf('\n') + 1;
        String blanks = before.substring(line);
        return (line > 1 && before.charAt(line - 2) == '\r' ? "\r\n" : "\n") + (blanks.isBlank() ? blanks : "    ");
    }

    // `on packet 2` and the like, for `at 2`.
    private boolean place(int first) {
        if (row.text(first).equals("at") && row.type(first + 1) == LITERAL) {
            row.get(first).setType(AT);                               // which was none behind a word that is gone
            return true;
        }
        int at = first;
        while (!isLast(at) && PLACES.contains(row.text(at)) && at < first + 3)
            at++;
        if (at == first || isLast(at) || row.type(at) != LITERAL)
            return false;
        replace(first, at - 1, row.touches(at) ? "at " : "at", AT);
        return true;
    }

    private void times(int first) {
        int last = first;
        while (!isLast(last + 1) && row.type(last + 1) != AT && !PLACES.contains(row.text(last + 1)) && last < first + 4)
            last++;
        Span span = row.span(first, last);
        Matcher matcher = TIMES.matcher(row.text(span));
        if (!matcher.matches() || row.type(first) == LITERAL && row.type(first + 1) == RemoraParser.TIMES)
            return;
        String number = "";
        for (int group = 1; group <= matcher.groupCount(); group++)
            number = matcher.group(group) == null ? number : matcher.group(group);
        number = NUMBERS.getOrDefault(number, number);
        if (!number.chars().allMatch(Character::isDigit))
            return;
        row.report(Code.SURPLUS, span, Fix.replace(span, number + " times"), row.text(span), "write `" + number + " times`");
        row.leaveOut(first, last);
    }
}
