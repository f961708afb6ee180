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

    /** Appends the text; allocates nothing but for what is not ASCII or has to be escaped. */
    static void write(String text, TextBuffer out) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isControl(text.charAt(i)))
                continue;
            int escape = "\b\f\n\r\t".indexOf(text.charAt(i));
            out.text(text.substring(from, i)).octet('\\');
            if (escape >= 0)
                out.octet("bfnrt".charAt(escape));
            else
                out.octet('u').hex(text.charAt(i), 4);
            from = i + 1;
        }
        out.text(from == 0 ? text : text.substring(from));
    }

    /** Whether a character is a control character, ends a line, or turns the direction of what is written. */
    public static boolean isControl(int point) {
        return Character.isISOControl(point) || point >= '\u2028' && point <= '\u202E' || point >= '\u2066' && point <= '\u2069';
    }
}
