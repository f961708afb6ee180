package dev.remora.capture;

import java.nio.charset.StandardCharsets;

/**
 * A walk over the options of a pcapng block, draft-ietf-opsawg-pcapng section 3.5: code and length, two octets each, then the value,
 * padded to four octets.
 *
 * <pre>{@code
 * options.over(begin, end);
 * while (options.next())
 *     switch (options.code()) …
 * }</pre>
 */
final class PcapNgOptions {
    static final int END     = 0;
    static final int COMMENT = 1;

    /** Of a section header. */
    static final int HARDWARE         = 2;
    static final int OPERATING_SYSTEM = 3;
    static final int APPLICATION      = 4;

    /** Of an interface. */
    static final int NAME        = 2;
    static final int DESCRIPTION = 3;
    static final int RESOLUTION  = 9;
    static final int FILTER      = 11;
    static final int FRAME_CHECK = 13;
    static final int OFFSET      = 14;

    private final Window window;
    private int          end;
    private int          next;
    private int          at;

    PcapNgOptions(Window window) {
        this.window = window;
    }

    /** Octets that a value of an option, or the octets of a packet, take with what pads them. */
    static int padded(int length) {
        return length + 3 & ~3;
    }

    /** Begins a walk over the options between two indices into the window's array. */
    PcapNgOptions over(int begin, int end) {
        this.next = begin;
        this.end = end;
        return this;
    }

    /** Goes to the next option; false after the last, and where one would reach past the block. */
    boolean next() {
        at = next;
        if (end - at < 4 || code() == END || at + 4 + length() > end)
            return false;
        next = at + 4 + padded(length());
        return true;
    }

    /** Throws where the walk ended because an option reaches past the block. */
    void checkEnd() throws CaptureException {
        if (end - at >= 4 && code() != END)
            throw window.damage(at - window.at, "option " + code() + " claims " + length() + " octets; its block ends before that");
    }

    int code() {
        return window.u16(at);
    }

    /** Octets of the value. */
    int length() {
        return window.u16(at + 2);
    }

    /** The first octet of the value; 0 to 255. */
    int octet() {
        return window.u8(at + 4);
    }

    /** The first eight octets of the value. */
    long eightOctets() {
        return window.i64(at + 4);
    }

    /** The value as text; some writers end it with a zero octet. */
    String text() {
        return text(0);
    }

    /** The value as a capture filter: text where its first octet is 0, otherwise instructions, which are none. */
    String filter() {
        return length() > 0 && octet() == 0 ? text(1) : "";
    }

    private String text(int from) {
        int length = length();
        while (length > from && window.u8(at + 3 + length) == 0)
            length--;
        return new String(window.octets, at + 4 + from, length - from, StandardCharsets.UTF_8);
    }
}
