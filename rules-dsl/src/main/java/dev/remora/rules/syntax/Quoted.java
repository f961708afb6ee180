package dev.remora.rules.syntax;

import java.nio.charset.StandardCharsets;

/**
 * What stands between quotes, escapes resolved.
 *
 * <p>The value is octets: characters of the text are their UTF-8, {@code \xHH} and {@code \NNN} are one octet each. Raw text keeps every
 * backslash. Takes text with its quotes, as the tree holds it; never throws, whatever the escapes: what is wrong with them was said by
 * the parser, and they stand for themselves here.
 */
public final class Quoted {
    private Quoted() {}

    /** The octets of a text, raw text or character, given with its quotes. */
    public static byte[] octets(String raw) {
        if (raw.isEmpty())
            return new byte[0];
        if (isRaw(raw))
            return raw.substring(2, end(raw)).getBytes(StandardCharsets.UTF_8);
        return new Escapes(raw, end(raw)).octets();
    }

    /** The text that these octets are in UTF-8. */
    public static String text(String raw) {
        return new String(octets(raw), StandardCharsets.UTF_8);
    }

    static boolean isRaw(String raw) {
        return raw.startsWith("r\"") || raw.startsWith("R\"");
    }

    /** Where the contents end: at the closing quote, or at the end where it is missing. */
    static int end(String raw) {
        int first = isRaw(raw) ? 2 : 1;
        boolean closed = raw.length() > first && raw.charAt(raw.length() - 1) == raw.charAt(first - 1) && !isEscaped(raw);
        return closed ? raw.length() - 1 : raw.length();
    }

    // Whether the last quote is part of the text: an odd number of backslashes stands before it.
    private static boolean isEscaped(String raw) {
        int backslashes = 0;
        while (backslashes < raw.length() - 1 && raw.charAt(raw.length() - 2 - backslashes) == '\\')
            backslashes++;
        return backslashes % 2 == 1;
    }
}
