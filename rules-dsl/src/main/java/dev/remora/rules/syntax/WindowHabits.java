package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** Windows whose parts stand in another order, or behind other words, than the language has them: each is one mistake, and says how the window is written. */
final class WindowHabits {
    /** Tokens of a window that are looked at. */
    static final int LONGEST = 64;

    private final TokenRow row;

    private WindowHabits(TokenRow row) {
        this.row = row;
    }

    /** Puts right the tokens of windows, in place. */
    static void mend(TokenRow row) {
        WindowHabits habits = new WindowHabits(row);
        for (int i = 0; i < row.size() && !row.isFull(); i++) {
            WindowBehindWhen.mend(row, i);
            NumberBehindWhen.mend(row, i);
            if (row.type(i) == COUNT || row.type(i) == SUM || habits.isCall(i))
                habits.window(i);
        }
        row.sweep();
    }

    // `sum(ip.len)` and `count(…)` where a clause begins: as other languages have it.
    private boolean isCall(int i) {
        boolean word = row.type(i) == NAME && (row.text(i).equals("count") || row.text(i).equals("sum"));
        int before = row.type(i - 1);
        return word && row.startsLine(i) && row.type(i + 1) == OPEN && (before == OPEN_BRACE && !isStep(i - 1) || before >= 0 && Keywords.ENDS_OPERAND.get(before));
    }

    // Whether these braces are those of a sequence.
    private boolean isStep(int brace) {
        return row.type(row.clause(brace - 1, LONGEST)) == SEQUENCE;
    }

    private void window(int first) {
        int measure = first + 1;
        measured(measure);
        several(measure);
        int close = row.type(first) == NAME ? row.closer(measure, LONGEST) : first;
        if (close < 0)
            return;
        int from = close + 1;
        while (row.type(first) != NAME && !isEnd(from, first) && part(from, first).isEmpty())
            from = behind(from);
        Optional<List<WindowPart>> parts = parts(from, first);
        if (parts.isEmpty() || hasBadTime(first, parts.get()))
            return;
        boolean isCall = row.type(first) == NAME;
        String measured = isCall ? call(first, close) : oneLine(row.text(row.span(first, from - 1)));
        tell(first, isCall ? close : -1, measured, parts.get());
    }

    // `count unique tcp.dstport`, `sum of ip.len`.
    private void measured(int i) {
        boolean isOf = row.text(i).equals("of");
        if (row.type(i) != NAME || row.type(i + 1) != NAME || !isOf && !row.text(i).equals("unique") && !row.text(i).equals("different"))
            return;
        Fix fix = isOf ? Fix.delete(new Span(row.span(i).start(), row.span(i + 1).start()), "of") : Fix.replace(row.span(i), "distinct");
        row.report(Code.SURPLUS, row.span(i), fix, row.text(i), isOf ? "write what to count directly after `count`" : "did you mean `distinct`?");
        row.get(i).setType(isOf ? TokenRow.LEFT_OUT : DISTINCT);
    }

    // `count distinct ip.dst, tcp.dstport`
    private void several(int distinct) {
        int last = distinct + 1;
        while (row.type(last + 1) == COMMA && row.type(last + 2) == NAME)
            last += 2;
        if (row.type(distinct) != DISTINCT || row.type(distinct + 1) != NAME || last == distinct + 1)
            return;
        row.report(Code.SURPLUS, row.span(distinct + 2), List.of(), ",", "a window counts the values of one field; write a rule for each");
        row.leaveOut(distinct + 2, last);
    }

    // The parts behind the measure, in the order of the text; empty where something else is among them.
    private Optional<List<WindowPart>> parts(int from, int first) {
        List<WindowPart> parts = new ArrayList<>();
        int at = from;
        while (!isEnd(at, first)) {
            boolean isTimed = !parts.isEmpty() && parts.getLast().kind() == WindowPart.Kind.TIME;
            Optional<WindowPart> part = isTimed ? WindowPart.at(row, at, true) : part(at, first);
            if (part.isPresent() && part.get().kind() == WindowPart.Kind.KEYS)
                part = Optional.of(keys(part.get(), first));
            WindowPart.Kind kind = part.map(WindowPart::kind).orElse(WindowPart.Kind.KEYS);
            if (part.isEmpty() || parts.stream().anyMatch(other -> other.kind() == kind))
                return Optional.empty();
            parts.add(part.get());
            at = part.get().last() + 1;
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private Optional<WindowPart> part(int at, int first) {
        Optional<WindowPart> part = WindowPart.at(row, at, at == first + 1);
        boolean isCompared = part.isPresent() && part.get().isSign(row) && at > first + 1 && isPredicate(first, at);
        return isCompared ? Optional.empty() : part;
    }

    // `count tcp.port >= 1024`: what is compared is counted.
    private boolean isPredicate(int first, int at) {
        if (row.type(first) != COUNT || row.type(first + 1) == DISTINCT)
            return false;
        for (int i = first + 1; i < at; i++)
            if (WindowPart.at(row, i, i == first + 1).isPresent())
                return false;
        return true;
    }

    // A time that cannot be read is told when it is.
    private boolean hasBadTime(int first, List<WindowPart> parts) {
        int last = parts.getLast().last();
        for (int i = first; i <= last; i++)
            if (row.type(i) == WITHIN && WindowPart.at(row, i, false).isEmpty())
                return true;
        return parts.stream().noneMatch(part -> part.kind() == WindowPart.Kind.TIME) && hasTime(first, last);
    }

    // Behind a misspelt word.
    private boolean hasTime(int first, int last) {
        for (int i = first; i <= last; i++)
            if (row.type(i) == LITERAL && Units.nanos(row.text(i)).isPresent())
                return true;
        return false;
    }

    private WindowPart keys(WindowPart part, int first) {
        int at = part.last() + 1;
        while (!isEnd(at, first) && WindowPart.at(row, at, false).isEmpty()) {
            if (row.type(at) == AND && row.type(at + 1) == NAME)
                row.get(at).setType(COMMA);
            at = behind(at);
        }
        return part.with(row, at - 1);
    }

    // `by ip.src and ip.dst`
    private void commas(WindowPart keys) {
        for (int i = keys.word() + 1; i <= keys.last(); i++)
            if (row.type(i) == COMMA && row.text(i).equals("and")) {
                Fix fix = new Fix("Replace with `,`", List.of(new Fix.Edit(new Span(row.span(i - 1).end(), row.span(i).end()), ",")));
                row.report(Code.SURPLUS, row.span(i), fix, "and", "separate the fields after `by` with commas");
            }
    }

    // With all that is in brackets.
    private int behind(int i) {
        return row.opens(i) > 0 ? Math.max(row.closer(i, LONGEST), i) + 1 : i + 1;
    }

    /** Whether a window that begins at a token cannot reach to this one. */
    static boolean isBeyond(int i, int first, TokenRow row) {
        return row.type(i) == Token.EOF || row.type(i) == CLOSE_BRACE || row.is(i, Keywords.CLAUSES) || row.is(i, Keywords.ITEMS) || i > first + LONGEST;
    }

    private boolean isEnd(int i, int first) {
        return isBeyond(i, first, row) || row.startsLine(i) && WindowPart.at(row, i, false).isEmpty();
    }

    /** Without the blanks that put clauses into columns. */
    static String oneLine(String text) {
        return text.indexOf('"') < 0 ? text.replaceAll("\\s+", " ") : text;
    }

    private String call(int first, int close) {
        String inside = close == first + 2 || isOfAll(first, close) ? "" : " " + row.text(row.span(first + 2, close - 1));
        return row.text(first) + (isOfField(first, close) ? " distinct" : "") + inside;
    }

    // `count(tcp.dstport)`: of one field, its different values; behind `unless`, packets in which it is set.
    private boolean isOfField(int first, int close) {
        return row.text(first).equals("count") && close == first + 3 && row.text(first + 2).contains(".") && (first == 0 || !row.text(first - 1).equals("unless"));
    }

    // `count(*)`, `count(packets)`
    private boolean isOfAll(int first, int close) {
        return row.type(first + 2) == TIMES_SIGN || close == first + 3 && WindowPart.isCounted(row, first + 2);
    }

    private void tell(int first, int close, String measure, List<WindowPart> parts) {
        List<WindowPart> sorted = parts.stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
        boolean isSorted = sorted.equals(parts);
        boolean isTimed = parts.stream().anyMatch(part -> part.kind() == WindowPart.Kind.TIME);
        boolean isFilled = parts.stream().anyMatch(part -> part.kind() == WindowPart.Kind.THRESHOLD);
        Span whole = row.span(first, parts.getLast().last());
        String right = measure + " " + sorted.stream().map(WindowPart::right).collect(Collectors.joining(" "));
        if (isSorted && close < 0 && (isTimed || !isFilled)) {
            parts.reversed().forEach(this::word);
        } else if (isTimed && isFilled) {
            WindowPart odd = odd(parts, sorted);
            Span span = isSorted ? row.span(first, close) : row.span(odd.first(), odd.last());
            row.report(Code.SURPLUS, span, Fix.replace(whole, right), row.text(span), "write a window as `" + right + "`");
            leaveOut(first, close, isSorted ? List.of() : parts);
            if (!isSorted)
                makeUp(parts.getLast().last() + 1, whole.end());
        } else if (isFilled) {
            Span place = row.span(sorted.getLast().first(), sorted.getLast().last());
            String example = right.replace(sorted.getLast().right(), "within 10s " + sorted.getLast().right());
            row.report(Code.MISSING_WORD, place, List.of(), "this window", "`within` and a duration, as in `" + example + "`");
            leaveOut(first, close, parts);
            makeUp(parts.getLast().last() + 1, whole.end());
        }
    }

    // What the parser wants to see there: nothing of it is asked for again.
    private void makeUp(int at, int offset) {
        int[] types = {WITHIN, LITERAL, GREATER_OR_EQUAL, LITERAL};
        for (int i = 0; i < types.length; i++)
            row.insert(at + i, types[i], "", offset);
    }

    private static WindowPart odd(List<WindowPart> parts, List<WindowPart> sorted) {
        for (int i = 0; i < parts.size(); i++)
            if (!parts.get(i).equals(sorted.get(i)))
                return parts.get(i);
        return parts.getFirst();
    }

    // What is read all the same: what is measured, and by which keys.
    private void leaveOut(int first, int close, List<WindowPart> parts) {
        if (close > 0) {
            row.get(first).setType(row.text(first).equals("sum") ? SUM : COUNT);
            row.leaveOut(close, close);
            row.leaveOut(first + 1, isOfAll(first, close) ? first + 2 : first + 1);
            if (row.text(first + 2).equals("distinct"))
                row.get(first + 2).setType(DISTINCT);
        }
        for (WindowPart part : parts) {
            if (part.kind() == WindowPart.Kind.KEYS)
                part.retype(row);
            else
                row.leaveOut(part.first(), part.last());
        }
    }

    // A part that stands where it should, in other words.
    private void word(WindowPart part) {
        Span whole = row.span(part.first(), part.last());
        if (part.kind() == WindowPart.Kind.KEYS)
            commas(part);
        if (part.hasUnit(row) && (part.isBare(row) || !part.isRight(row))) {
            row.report(Code.SURPLUS, whole, Fix.replace(whole, part.right()), row.text(whole), "did you mean `" + part.right() + "`?");
            part.joinUnit(row);
            if (part.isBare(row))
                row.insert(part.first(), GREATER_OR_EQUAL, "", whole.start());
            else
                part.retype(row);
        } else if (part.hasUnit(row)) {
            Span unit = row.span(part.last());
            Span away = new Span(row.span(part.last() - 1).end(), unit.end());
            boolean isAmount = !WindowPart.isCounted(row, part.last());
            Fix fix = isAmount ? Fix.replace(whole, part.right()) : Fix.delete(away, row.text(unit));
            row.report(Code.SURPLUS, unit, fix, row.text(unit), isAmount ? "write it without a space, `" + part.right() + "`" : "a threshold is a number alone");
            part.joinUnit(row);
        } else if (part.isBare(row)) {
            row.report(Code.MISSING_WORD, whole, Fix.insert(whole.start(), ">= "), "this window", part.kind().wanted());
            row.insert(part.first(), GREATER_OR_EQUAL, "", whole.start());
        } else if (!part.isRight(row)) {
            Span words = row.span(part.first(), part.word());
            String right = part.right().split(" ", 2)[0];
            Fix fix = part.isTimeRight(row) ? Fix.replace(words, right) : Fix.replace(whole, part.right());
            row.report(Code.MISSING_WORD, words, fix, "this window", part.kind().wanted() + "; did you mean `" + right + "` instead of `" + row.text(words) + "`?");
            part.retype(row);
        } else if (!part.isTimeRight(row)) {
            Span time = row.span(part.word() + 1, part.last());
            row.report(Code.BAD_DURATION, time, Fix.replace(time, part.right().substring("within ".length())), row.text(time));
            part.retype(row);
        }
    }
}
