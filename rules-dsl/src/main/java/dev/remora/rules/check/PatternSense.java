package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.type.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where the pattern of a {@code matches} is written as it is meant elsewhere, and means something else here. */
final class PatternSense {
    private static final Pattern BACKSPACE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(\\\\b)");
    private static final Pattern SLASHES   = Pattern.compile("([rR]?\")/(.+)/([a-zA-Z]*)\"");

    private PatternSense() {}

    /** Looks into a pattern; whether something was said. */
    static boolean look(Predicate.Matches matches, Findings findings) {
        return matches.origin() instanceof Expr.Matches e && e.pattern() instanceof Expr.Literal literal && (isBackspace(literal, findings) || isBetweenSlashes(literal, findings));
    }

    // `tcp.payload matches "\bcmd"`
    private static boolean isBackspace(Expr.Literal literal, Findings findings) {
        Matcher found = BACKSPACE.matcher(literal.text());
        if (literal.form() != Expr.Literal.Form.STRING || !found.find())
            return false;
        int at = literal.span().start() + found.start(1);
        findings.add(Code.BACKSPACE.at(new Span(at, at + 2)), Fix.insert(at, "\\"));
        return true;
    }

    // `tcp.payload matches "/^GET /i"`
    private static boolean isBetweenSlashes(Expr.Literal literal, Findings findings) {
        Matcher written = SLASHES.matcher(literal.text());
        if (!written.matches() || !isPattern(written.group(2), written.group(3)))
            return false;
        String mode = written.group(3).replaceAll("[^msx]", "");
        String meant = written.group(1) + (mode.isEmpty() ? "" : "(?" + mode + ')') + written.group(2) + '"';
        findings.add(Code.SLASHES.at(literal.span(), meant), Fix.replace(literal.span(), meant));
        return true;
    }

    /** Told from a path, such as {@code /api/v2}, by an anchor or by the flag that patterns have elsewhere. */
    private static boolean isPattern(String between, String flags) {
        return between.startsWith("^") || between.endsWith("$") || flags.contains("i");
    }
}
