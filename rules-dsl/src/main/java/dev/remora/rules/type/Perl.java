package dev.remora.rules.type;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Translates what Perl's regular expressions write otherwise than Java's. Used once. */
final class Perl {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"), Map.entry("digit", "\\p{Digit}"), Map.entry("alnum", "\\p{Alnum}"), Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"), Map.entry("punct", "\\p{Punct}"), Map.entry("graph", "\\p{Graph}"), Map.entry("print", "\\p{Print}"),
            Map.entry("blank", "\\p{Blank}"), Map.entry("cntrl", "\\p{Cntrl}"), Map.entry("xdigit", "\\p{XDigit}"), Map.entry("space", "\\s"),
            Map.entry("word", "\\w"), Map.entry("ascii", "\\p{ASCII}"));

    private static final Pattern OPENS_GROUP = Pattern.compile("\\((?!\\?)|\\(\\?(P?<[A-Za-z_]|')");
    private static final Pattern REPETITION  = Pattern.compile("\\{\\d+(,\\d*)?\\}");

    private final String        text;
    private final StringBuilder out        = new StringBuilder();
    private int                 at;
    private boolean             quoting;
    private int                 classStart = -1;
    private final int           groups;

    Perl(String text) {
        this.text = text;
        this.groups = groups(text);
    }

    // Groups that capture, so that a number behind a backslash is known for one of them or for an octet.
    private static int groups(String text) {
        int groups = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++)
            switch (text.charAt(i)) {
            case '\\' -> i++;
            case '[' -> inClass = true;
            case ']' -> inClass = false;
            case '(' -> groups += !inClass && OPENS_GROUP.matcher(text).region(i, text.length()).lookingAt() ? 1 : 0;
            default -> {}
            }
        return groups;
    }

    String toJava() {
        while (at < text.length())
            next();
        return out.toString();
    }

    private void next() {
        char c = text.charAt(at);
        if (quoting && !text.startsWith("\\E", at))
            copy(1);
        else if (c == '\\')
            escape();
        else if (classStart >= 0)
            inClass(c);
        else if (c == '[')
            openClass();
        else if (c == '(' && text.startsWith("(?", at))
            group();
        else if (c == '{' && !REPETITION.matcher(text).region(at, text.length()).lookingAt())
            put("\\{", 1);                                           // no repetition: a brace
        else
            copy(1);
    }

    private void copy(int count) {
        out.append(text, at, Math.min(text.length(), at + count));
        at += count;
    }

    private void put(String java, int perl) {
        out.append(java);
        at += perl;
    }

    private void escape() {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        quoting = kind == 'Q' || quoting && kind != 'E';
        switch (kind) {
            case 'C', 'g', 'u', 'U', 'l', 'L' -> throw new PatternSyntaxException("\\" + kind + " is not supported", text, at);
            case 'K' -> put("(?:)", 2);                              // where a match begins makes no difference
            case 'N' -> put("[^\\n]", 2);
            case 'x' -> hexadecimal();
            case 'o' -> bracedOctal();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbered();
            case 'b' -> put(classStart >= 0 ? "\\x08" : "\\b", 2);
            case 'p', 'P', 'k' -> copy(text.startsWith("{", at + 2) && text.indexOf('}', at) > 0 ? text.indexOf('}', at) + 1 - at : 2);
            default -> copy(2);
        }
    }

    // A group, or an octet in octal where there are not so many groups.
    private void numbered() {
        int end = digits(at + 1, 10, 3);
        int group = Integer.parseInt(text, at + 1, end, 10);
        boolean octal = text.charAt(at + 1) == '0' || classStart >= 0 || end > at + 2 && group > groups;
        if (octal && digits(at + 1, 8, 3) > at + 1)
            octal();
        else if (group > groups)
            throw new PatternSyntaxException("there is no group " + group, text, at);
        else
            put("(?:\\" + group + ")", end - at);
    }

    private void bracedOctal() {
        int end = digits(at + 3, 8, 3);
        if (!text.startsWith("{", at + 2) || !text.startsWith("}", end) || end == at + 3)
            throw new PatternSyntaxException("\\o needs octal digits in braces", text, at);
        put(String.format(Locale.ROOT, "\\x%02x", Integer.parseInt(text, at + 3, end, 8) & 0xFF), end + 1 - at);
    }

    // Perl takes \x, \x4 and \x41 for octets; Java wants two digits.
    private void hexadecimal() {
        if (text.startsWith("{", at + 2)) {
            copy(3);
            return;
        }
        int end = digits(at + 2, 16, 2);
        out.append(String.format(Locale.ROOT, "\\x%02x", end == at + 2 ? 0 : Integer.parseInt(text, at + 2, end, 16)));
        at = end;
    }

    private void octal() {
        int end = digits(at + 1, 8, 3);
        out.append(String.format(Locale.ROOT, "\\x%02x", Integer.parseInt(text, at + 1, end, 8) & 0xFF));
        at = end;
    }

    private int digits(int from, int radix, int most) {
        int end = from;
        while (end < text.length() && end < from + most && Character.digit(text.charAt(end), radix) >= 0)
            end++;
        return end;
    }

    private void openClass() {
        copy(1);
        classStart = at;
        if (text.startsWith("^", at)) {
            copy(1);
            classStart = at;
        }
    }

    private void inClass(char c) {
        if (c == ']' && at > classStart) {
            classStart = -1;
            copy(1);
        } else if (c == '[' && text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
            named();
        } else if (c == '[' || c == ']' || c == '&' || c == '#' || Character.isWhitespace(c)) {      // Java's (?x) leaves out blanks and comments here, too
            out.append('\\');
            copy(1);
        } else {
            copy(1);
        }
    }

    private void named() {
        int end = text.indexOf(":]", at);
        String name = text.substring(at + 2, end);
        boolean not = name.startsWith("^");
        String java = CLASSES.get(not ? name.substring(1) : name);
        if (java == null)
            throw new PatternSyntaxException("[:" + name + ":] is not a class of characters", text, at);
        out.append(not ? java.substring(0, 1) + Character.toUpperCase(java.charAt(1)) + java.substring(2) : java);
        at = end + 2;
    }

    private void group() {
        if (text.startsWith("(?P<", at))
            put("(?<", 4);
        else if (text.startsWith("(?#", at) && text.indexOf(')', at) > 0)
            at = text.indexOf(')', at) + 1;                          // a comment
        else if (text.startsWith("(?|", at) || text.startsWith("(?R", at) || text.startsWith("(?&", at) || text.startsWith("(?P", at)
                || text.startsWith("(?(", at) || text.length() > at + 2 && Character.isDigit(text.charAt(at + 2)))
            throw new PatternSyntaxException("this kind of group is not supported", text, at);
        else
            copy(2);
    }
}
