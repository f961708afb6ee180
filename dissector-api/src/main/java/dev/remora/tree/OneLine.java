package dev.remora.tree;

/**
 * Text of others (a capture, a rule file, the name of a file) on one line: what would end a line or a cell, tell a terminal to do something or write the other way is
 * escaped, as in {@code \u001b}.
 */
public final class OneLine {
    private OneLine() {}

    /** The text itself where nothing in it has to be escaped. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++)
            if (isControl(text.charAt(i))) {
                TextBuffer out = new TextBuffer(text.length() * 2);
                write(text, out);
                return out.toString();
            }
        return text;
    }

    /** Appends the text; allocates nothing but for what is not ASCII. */
    static void write(String text, TextBuffer out) {
        write(text, 0, text.length(), out);
    }

    /** Appends the characters of a text from one to before another; allocates nothing but for what is not ASCII. */
    public static void write(String text, int from, int to, TextBuffer out) {
        int clean = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isControl(c))
                continue;
            int escape = "\b\f\n\r\t".indexOf(c);
            out.text(text, clean, i).octet('\\');
            if (escape >= 0)
                out.octet("bfnrt".charAt(escape));
            else
                out.octet('u').hex(c, 4);
            clean = i + 1;
        }
        out.text(text, clean, to);
    }

    /** Whether a character is a control character, ends a line, or turns the direction of what is written. */
    public static boolean isControl(int point) {
        return Character.isISOControl(point) || point >= '\u2028' && point <= '\u202E' || point >= '\u2066' && point <= '\u2069';
    }
}
