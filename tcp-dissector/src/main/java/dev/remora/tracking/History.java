package dev.remora.tracking;

/**
 * What a connection's packets were, as Zeek's conn.log tells it: a letter for each kind of packet when it is first seen, upper case from the originator, lower
 * case from the responder. Static methods over a record; allocate nothing but text.
 */
final class History {
    static final int SYN      = 0;     // S without ACK
    static final int SYN_ACK  = 1;     // H
    static final int ACK      = 2;     // A without payload
    static final int DATA     = 3;     // D
    static final int FIN      = 4;     // F
    static final int RESET    = 5;     // R
    static final int CHECKSUM = 6;     // C wrong checksum
    static final int REPEATED = 7;     // T retransmitted payload
    static final int ZERO     = 8;     // W window of zero
    static final int ODD      = 9;     // I flags that contradict each other, or a segment that the receiver refuses
    static final int GAP      = 10;    // G octets that the capture lacks

    private static final String LETTERS  = "SHADFRCTWIG";
    private static final int    KINDS    = LETTERS.length();
    private static final int    BITS     = 5;
    private static final int    IN_LONG  = 12;
    private static final int    ALL_BITS = (1 << BITS) - 1;

    private History() {}

    /** Adds the letters of a segment. One that the receiver refuses counts for what it is not. */
    static void add(Connection record, Segment s, int side, Reason reason) {
        if (reason == Reason.BAD_CHECKSUM || reason == Reason.STRAY_CHECKSUM) {
            add(record, CHECKSUM, side);
            return;
        }
        if (reason.verdict() == Verdict.OUT_OF_WINDOW || reason.verdict() == Verdict.INVALID_ACK) {
            add(record, ODD, side);
            return;
        }
        boolean control = s.hasAny(Segment.SYN | Segment.FIN | Segment.RST);
        if (s.has(Segment.SYN))
            add(record, s.hasAny(Segment.FIN | Segment.RST) ? ODD : s.has(Segment.ACK) ? SYN_ACK : SYN, side);
        if (s.length > 0)
            add(record, reason == Reason.RETRANSMITTED ? REPEATED : DATA, side);
        else if (!control && s.has(Segment.ACK))
            add(record, ACK, side);
        if (s.window == 0 && !s.hasAny(Segment.RST | Segment.SYN))
            add(record, ZERO, side);
        if (s.has(Segment.FIN))
            add(record, FIN, side);
        if (s.has(Segment.RST))
            add(record, RESET, side);
    }

    /** Adds the letter of a kind and side, unless it is there. */
    static void add(Connection record, int kind, int side) {
        int letter = side * KINDS + kind;
        long flag = 1L << Flags.HISTORY + letter;
        if (!record.is(flag)) {
            int place = Long.bitCount(record.flags() >>> Flags.HISTORY);
            long added = (long) (letter + 1) << place % IN_LONG * BITS;
            if (place < IN_LONG)
                record.letters |= added;
            else
                record.extras().letters |= added;
            record.set(flag);
        }
    }

    private static long letters(Connection record, int place) {
        return place < IN_LONG ? record.letters : moreLetters(record);
    }

    private static long moreLetters(Connection record) {
        Extras own = record.extras;
        return own == null ? 0 : own.letters;
    }

    /** Whether the letter of a kind and side is there. */
    static boolean has(Connection record, int kind, int side) {
        return record.is(1L << Flags.HISTORY + side * KINDS + kind);
    }

    /** Whether the first letter of {@code kind} came from this side. */
    static boolean isFirst(Connection record, int kind, int side) {
        return has(record, kind, side) && (!has(record, kind, 1 - side) || text(record).indexOf(letter(kind, side)) < text(record).indexOf(letter(kind, 1 - side)));
    }

    /** All letters in order. */
    static String text(Connection record) {
        int letters = Long.bitCount(record.flags() >>> Flags.HISTORY);
        StringBuilder text = new StringBuilder(letters);
        for (int place = 0; place < letters; place++) {
            int letter = (int) (letters(record, place) >>> place % IN_LONG * BITS) & ALL_BITS;
            text.append(letter(letter - 1 < KINDS ? letter - 1 : letter - 1 - KINDS, letter - 1 < KINDS ? 0 : 1));
        }
        return text.toString();
    }

    private static char letter(int kind, int side) {
        char letter = LETTERS.charAt(kind);
        return side == 0 ? letter : Character.toLowerCase(letter);
    }
}
