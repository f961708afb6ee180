package dev.remora.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction, as UTF-8 octets: appended to, written out, reused. Confined to one thread. Allocates nothing once it is large enough. */
public final class TextBuffer {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] octets;
    private int    length;

    /** An empty buffer that holds a few lines before it grows. */
    public TextBuffer() {
        this(256);
    }

    /** An empty buffer that holds this many octets before it grows. */
    public TextBuffer(int capacity) {
        octets = new byte[capacity];
    }

    /** Appends one octet: an ASCII character, or a part of a longer UTF-8 sequence. */
    public TextBuffer octet(int octet) {
        room(1);
        octets[length++] = (byte) octet;
        return this;
    }

    /** Appends text. */
    public TextBuffer text(String text) {
        return text(text, 0, text.length());
    }

    /** Appends the characters of a text from one to before another. */
    public TextBuffer text(String text, int from, int to) {
        room(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80)
                return beyondAscii(text, i, to);
            octets[length++] = (byte) c;
        }
        return this;
    }

    private TextBuffer beyondAscii(String text, int from, int to) {
        byte[] encoded = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, octets, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** Appends a number in decimal. */
    public TextBuffer decimal(long number) {
        if (number >= 0)
            return unsigned(number);
        return octet('-').unsigned(-number);                             // -2^63 is its own negative, and prints right as unsigned
    }

    /** Appends the 64 bits of a number as an unsigned decimal. */
    public TextBuffer unsigned(long number) {
        room(20);
        if (number < 0) {
            long tenth = Long.divideUnsigned(number, 10);
            return unsigned(tenth).octet('0' + (int) (number - tenth * 10));
        }
        int end = length + digits(number);
        int at = end;
        for (long rest = number; at > length; rest /= 10)
            octets[--at] = (byte) ('0' + rest % 10);
        length = end;
        return this;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10)
            digits++;
        return digits;
    }

    /** Appends a decimal number with zeros in front, to {@code digits} digits. */
    public TextBuffer padded(long number, int digits) {
        for (int have = digits(number); have < digits; have++)
            octet('0');
        return unsigned(number);
    }

    /** Appends the low {@code digits} hexadecimal digits of a number. */
    public TextBuffer hex(long number, int digits) {
        room(digits);
        for (int shift = digits * 4 - 4; shift >= 0; shift -= 4)
            octets[length++] = DIGITS[(int) (number >>> shift) & 0xF];
        return this;
    }

    /** Appends octets as they are. */
    public TextBuffer octets(byte[] from, int at, int count) {
        room(count);
        System.arraycopy(from, at, octets, length, count);
        length += count;
        return this;
    }

    /** Appends octets as two hexadecimal digits each. */
    public TextBuffer hex(byte[] from, int at, int count) {
        room(count * 2);
        for (int i = at; i < at + count; i++) {
            octets[length++] = DIGITS[from[i] >> 4 & 0xF];
            octets[length++] = DIGITS[from[i] & 0xF];
        }
        return this;
    }

    /** Appends blanks until {@code column} characters follow {@code from}; none where they are there already. Counts characters, not octets. */
    public TextBuffer padTo(int from, int column) {
        for (int have = characters(from); have < column; have++)
            octet(' ');
        return this;
    }

    private int characters(int from) {
        int characters = 0;
        for (int i = from; i < length; i++)
            if ((octets[i] & 0xC0) != 0x80)                              // not a continuation octet of UTF-8
                characters++;
        return characters;
    }

    /** Octets so far. */
    public int length() {
        return length;
    }

    /** Copies all octets out. */
    public void copyTo(byte[] to, int at) {
        System.arraycopy(octets, 0, to, at, length);
    }

    /** Forgets all octets from {@code newLength} on. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Forgets everything. */
    public void clear() {
        length = 0;
    }

    /** Writes everything and forgets it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(octets, 0, length);
        length = 0;
    }

    /** What was appended, as a string. */
    @Override
    public String toString() {
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (length + more > octets.length)
            octets = Arrays.copyOf(octets, Math.max(length + more, octets.length * 2));
    }
}
