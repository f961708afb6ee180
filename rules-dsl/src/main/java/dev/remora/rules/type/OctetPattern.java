package dev.remora.rules.type;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression over octets, as {@code matches} takes it: Perl's, as far as it and {@link Pattern} agree. Immutable.
 *
 * <p>Each octet is the character of its number. Upper and lower case are alike in ASCII, {@code .} is any octet but the line feed, {@code ^} and
 * {@code $} are the ends of the value. What Perl writes otherwise than Java is translated: {@code [[:alpha:]]}, {@code (?P<name>…)}, and brackets
 * and ampersands within a class, which stand for themselves. Recursion, conditions and {@code (?|…)} are refused.
 *
 * @param text    as it was written
 * @param pattern what it was compiled to
 */
public record OctetPattern(String text, Pattern pattern) {
    /** Characters a pattern may have. */
    public static final int LONGEST = 4096;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES;

    private static final Pattern LEADING_RUN = Pattern.compile("(\\\\x[0-9a-f]{2}|\\\\[wdsWDS]|\\.|\\[\\^?(?:\\\\[^Q]|[^\\\\\\]])+\\]|[A-Za-z0-9 ])(?=[+*]|\\{\\d+,\\})");

    /**
     * Compiles an expression that is given as octets.
     *
     * @throws PatternSyntaxException if it is none, or one of those that are refused
     */
    public static OctetPattern of(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.length() > LONGEST)
            throw new PatternSyntaxException("longer than " + LONGEST + " characters", text, LONGEST);
        try {
            return new OctetPattern(text, Pattern.compile(fromStartOfRun(new Perl(text).toJava()), FLAGS));
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("nested too deeply", text, 0);
        }
    }

    // Where a pattern begins with any number of one kind of octet, a match may as well begin with the first of them in a row: it is looked for from there only, so
    // that a long row is not gone through once more for each of its octets.
    private static String fromStartOfRun(String java) {
        Matcher run = LEADING_RUN.matcher(java);
        return run.lookingAt() ? "(?<!" + run.group(1) + ")" + java : java;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OctetPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
