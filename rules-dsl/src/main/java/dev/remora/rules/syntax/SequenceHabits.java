package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Sequences as other languages have them: steps with names, with arrows between them, and keys or times at another place. Each is reported and then read as what was meant. */
final class SequenceHabits {
    private static final int    LONGEST = 256;                        // tokens of a sequence that are looked at
    private static final BitSet BEGINS  = Keywords.types(NAME, NOT, OPEN);

    private static final Set<String> ARROWS = Set.of("->", "=>", ";");
    private static final Set<String> WORDS  = Set.of("next", "afterwards", "before", "followed");
    private static final Pattern     LABEL  = Pattern.compile("[A-Za-z_][\\w-]*:");

    private static final Set<String> LATER = Set.of("after", "wait", "delay");

    private static final String TIME_BEHIND = "the time of a step comes after it, as in `then tcp within 5s`";
    private static final String AT_MOST     = "a step can have a longest time, as in `then tcp within 5s`, but no shortest one";

    private static final String BY_WHAT   = "write what the packets have in common after `sequence`, as in `sequence by ip.src { … }`";
    private static final String TIME_EACH = "each step after `then` has its own time, as in `then tcp within 5s`";

    private final TokenRow row;

    private SequenceHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the tokens of sequences, in place. */
    static void mend(TokenRow row) {
        SequenceHabits habits = new SequenceHabits(row);
        for (int i = 0; i < row.size() && !row.isFull(); i++)
            if (row.type(i) == SEQUENCE)
                habits.sequence(i);
        row.sweep();
    }

    private void sequence(int word) {
        int open = word + 1;
        while (open < word + LONGEST && row.type(open) != OPEN_BRACE && !isBeyond(open))
            open++;
        int close = row.type(open) == OPEN_BRACE ? row.closer(open, LONGEST) : -1;
        if (close < 0)
            return;
        Optional<WindowPart> time = Optional.empty();
        boolean hasKeys = false;
        for (int i = word + 1; i < open; i++) {
            hasKeys |= row.type(i) == BY;
            time = time.isEmpty() ? time(i) : time;
        }
        int last = close;
        int keys = 0;
        while (row.type(last + 1) == BY || time(last + 1).isPresent()) {
            int begin = last + 1;
            last = time(begin).map(WindowPart::last).orElse(begin);
            while (row.type(begin) == BY && !isLast(last + 1))
                last++;
            if (row.type(begin) == BY && keys++ == 0)
                keysBehind(word, begin, last, hasKeys);
            else
                time = time.isEmpty() ? time(begin) : time;
        }
        if (time.isPresent())
            timeOfAll(time.get(), open, close);
        steps(open + 1);
    }

    private boolean isBeyond(int i) {
        return row.type(i) == Token.EOF || row.is(i, Keywords.CLAUSES) || row.is(i, Keywords.ITEMS);
    }

    private boolean isLast(int i) {
        return isBeyond(i) || row.startsLine(i) || row.type(i) == CLOSE_BRACE || time(i).isPresent();
    }

    private Optional<WindowPart> time(int i) {
        return WindowPart.at(row, i, false).filter(part -> part.kind() == WindowPart.Kind.TIME);
    }

    // Of all steps together: with two of them, it is that of the second.
    private void timeOfAll(WindowPart part, int open, int close) {
        Span span = row.span(part.first(), part.last());
        List<Fix> fixes = new ArrayList<>();
        if (isPair(open, close)) {
            Fix.Edit away = new Fix.Edit(new Span(row.span(part.first() - 1).end(), span.end()), "");
            Fix.Edit there = new Fix.Edit(Span.at(row.span(close - 1).end()), " " + part.right());
            fixes.add(new Fix("Move it to the second step", part.first() < open ? List.of(away, there) : List.of(there, away)));
        }
        row.report(Code.SURPLUS, span, fixes, row.text(span), TIME_EACH);
        row.leaveOut(part.first(), part.last());
    }

    // Two steps, of which none has a time.
    private boolean isPair(int open, int close) {
        int joints = 0;
        for (int i = open + 1; i < close; i++) {
            if (row.type(i) == WITHIN)
                return false;
            joints += row.type(i) == THEN || isArrow(i) ? 1 : 0;
        }
        return joints == 1;
    }

    private void keysBehind(int word, int first, int last, boolean hasKeys) {
        Span span = row.span(first, last);
        Span away = new Span(row.span(first - 1).end(), span.end());
        Fix fix = new Fix("Move it after `sequence`", List.of(new Fix.Edit(Span.at(row.span(word).end()), " " + row.text(span)), new Fix.Edit(away, "")));
        row.report(Code.SURPLUS, span, hasKeys ? List.of() : List.of(fix), row.text(span), BY_WHAT);
        row.leaveOut(first, last);
    }

    private void steps(int first) {
        int depth = 0;
        for (int i = first; depth >= 0 && i < row.size() && i < first + LONGEST && !isBeyond(i); i++) {
            int outside = depth;
            depth += row.opens(i);
            if (outside > 0)
                continue;
            int before = row.type(row.before(i));
            if (before == THEN || before == NO)
                timeAhead(i);
            if (i == first || before == THEN || before == NO)
                label(i);
            else if (isArrow(i))
                arrow(i);
            else if (row.type(i) == THEN && before == AND)
                andThen(i);
            else if (isNext(i))
                noThen(i++);
            else if (before >= 0 && Keywords.ENDS_OPERAND.get(before))
                time(i).ifPresent(this::time);
        }
    }

    private boolean isArrow(int i) {
        int behind = row.type(i + 1);
        boolean isWord = row.type(i) == NAME && WORDS.contains(row.text(i)) && (behind == NAME || behind == NOT || behind == BY || behind == OPEN);
        boolean isComma = row.type(i) == COMMA && row.is(i + 1, BEGINS) && (row.startsLine(i + 1) || row.text(i + 1).contains("."));
        return isWord || isComma || ARROWS.contains(row.text(i));
    }

    // `a: tcp.flags.syn`
    private void label(int i) {
        if (row.type(i) != LITERAL || !LABEL.matcher(row.text(i)).matches())
            return;
        Span span = row.span(i);
        int next = row.type(i + 1) == Token.EOF ? span.end() : row.span(i + 1).start();
        String name = row.text(span);
        row.report(Code.SURPLUS, span, Fix.delete(new Span(span.start(), next), name), name, "steps have no names");
        row.leaveOut(i, i);
    }

    // `then within 5s tcp`, and `then after 5s tcp`, which cannot be asked.
    private void timeAhead(int i) {
        Optional<WindowPart> time = time(i);
        boolean isLater = LATER.contains(row.text(i)) && row.type(i) == NAME && WindowPart.length(row.text(i + 1)).isPresent();
        if (time.isEmpty() && !isLater)
            return;
        int last = time.map(WindowPart::last).orElse(i + 1);
        int end = stepEnd(last + 1);
        Span span = row.span(i, last);
        String right = time.map(WindowPart::right).orElse("");
        Span away = new Span(span.start(), row.span(last + 1).start());
        Fix fix = new Fix("Move it after the step", List.of(new Fix.Edit(away, ""), new Fix.Edit(Span.at(row.span(end).end()), " " + right)));
        row.report(Code.SURPLUS, span, isLater || end == last || time(end + 1).isPresent() ? List.of() : List.of(fix), row.text(span), isLater ? AT_MOST : TIME_BEHIND);
        row.leaveOut(i, last);
    }

    // The last word of the predicate of the step that begins here; the word before where there is none.
    private int stepEnd(int first) {
        int depth = 0;
        int i = first;
        while (!isBeyond(i) && i < first + LONGEST && depth + row.opens(i) >= 0 && (depth > 0 || !isJoint(i) && (i == first || !isNext(i))))
            depth += row.opens(i++);
        return i - 1;
    }

    private boolean isJoint(int i) {
        return row.type(i) == THEN || isArrow(i) || time(i).isPresent();
    }

    // Whether a step begins in a line of its own, without `then`.
    private boolean isNext(int i) {
        return row.is(i, BEGINS) && row.startsLine(i) && row.is(row.before(i), Keywords.ENDS_OPERAND);
    }

    private void arrow(int i) {
        int last = row.text(i).equals("followed") && row.type(i + 1) == BY ? i + 1 : i;
        Span span = row.span(i, last);
        boolean isEnd = row.type(last + 1) == CLOSE_BRACE;
        boolean isTwice = row.type(last + 1) == THEN || isEnd;
        Fix fix = isTwice ? Fix.delete(span, row.text(span)) : Fix.replace(span, row.touches(i) ? " then" : "then");
        row.report(Code.SURPLUS, span, fix, row.text(span), !isTwice ? "steps are joined by `then`"
                : row.text(i).equals(";") ? "a step ends without a sign" : "`then` goes only between two steps");
        row.leaveOut(i, last);
        if (!isTwice)
            row.become(last, THEN);
    }

    private void andThen(int then) {
        int and = row.before(then);
        Fix fix = Fix.delete(new Span(row.span(and).start(), row.span(then).start()), "and");
        row.report(Code.SURPLUS, row.span(and), fix, row.text(and), "`then` alone joins two steps");
        row.leaveOut(and, and);
    }

    private void noThen(int i) {
        int place = row.span(i).start();
        row.report(Code.MISSING_OPERATOR, row.span(i), Fix.insert(place, "then "), row.text(i), row.text(row.before(i)), "then");
        row.insert(i, THEN, "", place);
    }

    private void time(WindowPart part) {
        if (part.isRight(row) && part.isTimeRight(row))
            return;
        Span span = row.span(part.first(), part.last());
        row.report(Code.SURPLUS, span, Fix.replace(span, part.right()), row.text(span), "did you mean `" + part.right() + "`?");
        part.retype(row);
    }
}
