package dev.remora.rules.synth;

/**
 * A text that a regular expression matches, where it is a simple one: of alternatives the first, of repetitions as few as may be, of a class one of its octets. What looks around
 * or back is passed over; the engine judges what came of it. Confined to one thread.
 */
final class PatternText {
    private static final int MOST    = Payload.LONGEST;     // octets of what is repeated, nearly
    private static final int DEEPEST = 200;                 // groups in groups; what is further inside is passed over, with all behind it

    private final String pattern;
    private int          at;
    private int          depth;

    private PatternText(String pattern) {
        this.pattern = pattern;
    }

    /** The octets of such a text, a character each. */
    static String of(String pattern) {
        return new PatternText(pattern).alternatives();
    }

    /** Whether what matches is at the end of the value. */
    static boolean isAtEnd(String pattern) {
        String unescaped = pattern.replaceAll("(?s)\\\\[^zZ]", "");
        return unescaped.endsWith("$") || unescaped.endsWith("\\z") || unescaped.endsWith("\\Z");
    }

    private String alternatives() {
        if (++depth > DEEPEST)
            at = pattern.length();
        String first = sequence();
        while (isNext('|')) {
            at++;
            sequence();
        }
        depth--;
        return first;
    }

    private boolean isNext(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && !isNext('|') && !isNext(')'))
            text.append(repeated(one()));
        return text.toString();
    }

    private String one() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> oneOf();
            case '\\' -> escaped();
            case '.' -> "a";
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    // `(…)`, `(?:…)`, `(?i)`, `(?<name>…)`; what is only looked for, as in `(?=…)` and `(?<!…)`, gives nothing
    private String group() {
        boolean isLook = pattern.startsWith("?=", at) || pattern.startsWith("?!", at) || pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at);
        if (isNext('?')) {
            int end = at;
            while (end < pattern.length() && ":)>=!".indexOf(pattern.charAt(end)) < 0)
                end++;
            at = end < pattern.length() && pattern.charAt(end) == ')' ? end : Math.min(end + 1, pattern.length());
        }
        String inside = alternatives();
        at = Math.min(at + 1, pattern.length());
        return isLook ? "" : inside;
    }

    private String oneOf() {
        boolean isNegated = isNext('^');
        if (isNegated)
            at++;
        int start = at;
        String first = pattern.startsWith("[:", at) ? named() : isNext('\\') ? escapedIn() : at < pattern.length() ? String.valueOf(pattern.charAt(at)) : "";
        at = pattern.startsWith("[:", at) ? at : Math.max(at, start + 1);
        while (at < pattern.length() && !isNext(']'))
            at += isNext('\\') ? 2 : pattern.startsWith("[:", at) ? Math.max(1, pattern.indexOf(":]", at) + 2 - at) : 1;
        at = Math.min(at + 1, pattern.length());
        return isNegated ? "~" : first;
    }

    // `[:digit:]`
    private String named() {
        return switch (pattern.substring(at + 2, Math.min(at + 5, pattern.length()))) {
            case "dig", "xdi" -> "0";
            case "spa", "bla" -> " ";
            case "pun" -> "!";
            default -> "a";
        };
    }

    private String escapedIn() {
        at++;
        return escaped();
    }

    private String escaped() {
        char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
        return switch (c) {
            case 'x' -> hexadecimal();
            case 'd' -> "0";
            case 'w', 'D', 'S' -> "a";
            case 's', 'W' -> " ";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '0' -> "\0";
            case 'b', 'B', 'A', 'z', 'Z', 'Q', 'E' -> "";
            default -> String.valueOf(c);
        };
    }

    private String hexadecimal() {
        int digits = 0;
        while (digits < 2 && at + digits < pattern.length() && Character.digit(pattern.charAt(at + digits), 16) >= 0)
            digits++;
        at += digits;
        return digits == 0 ? "" : String.valueOf((char) Integer.parseInt(pattern, at - digits, at, 16));
    }

    private String repeated(String one) {
        return switch (at < pattern.length() ? pattern.charAt(at) : 0) {
            case '*', '?' -> times(one, 0, at + 1);
            case '+' -> times(one, 1, at + 1);
            case '{' -> counted(one);
            default -> one;
        };
    }

    // `{3}`, `{3,}`, `{3,5}`; anything else in braces stands for itself
    private String counted(String one) {
        int end = at + 1;
        while (end < pattern.length() && Character.isDigit(pattern.charAt(end)))
            end++;
        int close = pattern.indexOf('}', end);
        if (end == at + 1 || end > at + 5 || close < 0)
            return one;
        return times(one, Integer.parseInt(pattern, at + 1, end, 10), close + 1);
    }

    private String times(String one, int times, int behind) {
        at = behind;
        if (isNext('?') || isNext('+'))
            at++;                                   // lazy, or possessive
        return one.repeat(Math.min(times, 1 + MOST / Math.max(1, one.length())));
    }
}
