package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which octets or layers are meant: {@code i}, {@code i:count}, {@code i-j}, {@code :count}, {@code i:}, {@code :}. */
final class SliceRanges {
    private static final String  NUMBER  = "(-?(?:0[xX][0-9A-Fa-f]{1,7}|0[0-7]{0,8}|[1-9]\\d{0,7}))";
    private static final Pattern ONE     = Pattern.compile(NUMBER);
    private static final Pattern COUNT   = Pattern.compile(NUMBER + ":" + NUMBER);
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + "-" + NUMBER);
    private static final Pattern FROM    = Pattern.compile(NUMBER + "?:");
    private static final Pattern FIRST   = Pattern.compile(":" + NUMBER);

    private static final Pattern OCTAL = Pattern.compile("\\b0\\d*[89]");

    private SliceRanges() {}

    static Optional<Expr.Range> read(Span span, String written, Problems problems) {
        String text = written.replaceAll("\\s", "");
        Matcher one = ONE.matcher(text);
        if (one.matches())
            return Optional.of(new Expr.Range.One(span, number(one, 1)));
        Matcher from = FROM.matcher(text);
        if (from.matches())
            return Optional.of(new Expr.Range.From(span, from.group(1) == null ? 0 : number(from, 1)));
        Matcher first = FIRST.matcher(text);
        if (first.matches())
            return counted(span, text, 0, number(first, 1), true, problems);
        Matcher count = COUNT.matcher(text);
        if (count.matches())
            return counted(span, text, number(count, 1), number(count, 2), false, problems);
        Matcher between = BETWEEN.matcher(text);
        if (between.matches())
            return between(span, text, number(between, 1), number(between, 2), problems);
        return refuse(span, text, cure(text), problems);
    }

    private static String cure(String text) {
        if (text.contains(".."))
            return "write i-j for the octets from i to j";
        return OCTAL.matcher(text).find() ? "a number that begins with 0 is octal, and has no 8 or 9" : "write [i], [i:count], [i-j], [:count] or [i:]";
    }

    private static Optional<Expr.Range> counted(Span span, String text, int first, int count, boolean open, Problems problems) {
        if (count < 1)
            return refuse(span, text, "the number after the colon is how many, at least 1", problems);
        return Optional.of(open ? new Expr.Range.First(span, count) : new Expr.Range.Count(span, first, count));
    }

    private static Optional<Expr.Range> between(Span span, String text, int first, int last, Problems problems) {
        if (first < 0 != last < 0)
            return refuse(span, text, "both ends must count from the start, or both from the end", problems);
        if (first >= last)
            return refuse(span, text, "the first end must come before the last one", problems);
        return Optional.of(new Expr.Range.Between(span, first, last));
    }

    private static Optional<Expr.Range> refuse(Span span, String text, String why, Problems problems) {
        problems.report(Code.BAD_RANGE, span, text, why);
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String text = matcher.group(group);
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        int value = Integer.decode(digits);                           // 0x1f, and 017 in octal, as everywhere in the language
        return negative ? -value : value;
    }
}
