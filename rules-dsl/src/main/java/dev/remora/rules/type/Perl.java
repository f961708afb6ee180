package dev.remora.rules.type;

import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Translates what Perl's regular expressions write otherwise than Java's. Used once. */
final class Perl {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"), Map.entry("digit", "\\p{Digit}"), Map.entry("alnum", "\\p{Alnum}"), Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"), Map.entry("punct", "\\p{Punct}"), Map.entry("graph", "\\p{Graph}"), Map.entry("print", "\\p{Print}"),
            Map.entry("blank", "\\p{Blank}"), Map.entry("cntrl", "\\p{Cntrl}"), Map.entry("xdigit", "\\p{XDigit}"), Map.entry("space", "\\s"),
            Map.entry("word", "\\w"), Map.entry("ascii", "\\p{ASCII}"));

    private final String        text;
    private final StringBuilder out        = new StringBuilder();
    private int                 at;
    private boolean             quoting;
    private int                 classStart = -1;

    Perl(String text) {
        this.text = text;
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
        else
            copy(1);
    }

    private void copy(int count) {
        out.append(text, at, Math.min(text.length(), at + count));
        at += count;
    }

    private void escape() {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (kind) {
            case 'Q' -> quoting = true;
            case 'E' -> quoting = false;
            case 'K', 'C', 'g' -> throw new PatternSyntaxException("\\" + kind + " is not known", text, at);
            case 'x' -> {
                hexadecimal();
                return;
            }
            case '0' -> {
                octal();
                return;
            }
            default -> {}
        }
        copy(2);
    }

    // Perl takes \x, \x4 and \x41 for octets; Java wants two digits.
    private void hexadecimal() {
        if (text.startsWith("{", at + 2)) {
            copy(3);
            return;
        }
        int end = digits(at + 2, 16, 2);
        out.append(String.format("\\x%02x", end == at + 2 ? 0 : Integer.parseInt(text, at + 2, end, 16)));
        at = end;
    }

    private void octal() {
        int end = digits(at + 1, 8, 3);
        out.append(String.format("\\x%02x", Integer.parseInt(text, at + 1, end, 8) & 0xFF));
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
        } else if (c == '[' || c == ']' || c == '&') {
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
            throw new PatternSyntaxException("[:" + name + ":] is no class of characters", text, at);
        out.append(not ? java.substring(0, 1) + Character.toUpperCase(java.charAt(1)) + java.substring(2) : java);
        at = end + 2;
    }

    private void group() {
        if (text.startsWith("(?P<", at)) {
            out.append("(?<");
            at += 4;
        } else if (text.startsWith("(?|", at) || text.startsWith("(?R", at) || text.startsWith("(?&", at) || text.startsWith("(?P", at)
                || text.startsWith("(?(", at) || text.length() > at + 2 && Character.isDigit(text.charAt(at + 2))) {
            throw new PatternSyntaxException("this group is not known", text, at);
        } else {
            copy(2);
        }
    }
}
