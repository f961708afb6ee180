package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the escapes of one quoted text: those of C, as Wireshark has them. */
final class Escapes {
    private static final String LETTERS  = "abfnrtv\\'\"";
    private static final byte[] MEANINGS = {7, 8, 12, 10, 13, 9, 11, '\\', '\'', '"'};

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final List<Span>            bad    = new ArrayList<>();
    private final String                text;
    private final int                   end;

    private int at;

    /** Reads {@code text} from behind its first quote to before {@code end}. */
    Escapes(String text, int end) {
        this.text = text;
        this.end = end;
        this.at = 1;
        while (at < end)
            next();
    }

    byte[] octets() {
        return octets.toByteArray();
    }

    /** The escapes that are none, as ranges of the text. */
    List<Span> bad() {
        return bad;
    }

    private void next() {
        int start = at;
        if (text.charAt(at) != '\\') {
            int next = text.indexOf('\\', at, end);
            at = next < 0 ? end : next;
            put(text.substring(start, at));
        } else if (!escape()) {
            at = Math.min(end, start + 2);
            bad.add(new Span(start, at));
            put(text.substring(start, at));
        }
    }

    private boolean escape() {
        at++;
        if (at == end)
            return false;
        char c = text.charAt(at);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            at++;
            octets.write(MEANINGS[letter]);
            return true;
        }
        return switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octet(8, 3);
            case 'x' -> skip() && octet(16, 2);
            case 'u' -> skip() && point(4);
            case 'U' -> skip() && point(8);
            default -> false;
        };
    }

    private boolean skip() {
        at++;
        return true;
    }

    private boolean octet(int radix, int most) {
        int value = number(radix, 1, most);
        if (value < 0 || value > 0xFF)
            return false;
        octets.write(value);
        return true;
    }

    private boolean point(int digits) {
        int value = number(16, digits, digits);
        if (value < 0 || (value >= 0xD800 && value <= 0xDFFF))
            return false;
        put(Character.toString(value));
        return true;
    }

    // A number of at least and at most so many digits, or -1.
    private int number(int radix, int least, int most) {
        long value = 0;
        int digits = 0;
        while (digits < most && at < end && Character.digit(text.charAt(at), radix) >= 0 && text.charAt(at) < 0x80) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
            digits++;
        }
        return digits < least || value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }

    private void put(String characters) {
        octets.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
    }
}
