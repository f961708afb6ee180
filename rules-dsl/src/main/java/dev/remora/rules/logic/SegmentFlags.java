package dev.remora.rules.logic;

import dev.remora.tracking.Cue;
import dev.remora.transport.Tcp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which of the flags that change states a packet can have: SYN, FIN and RST, in eight kinds. Immutable.
 *
 * <p>Only what is asked of a segment that is there counts: a change that a timer brings about has no segment.
 */
final class SegmentFlags {
    /** No flags are asked for; there may be no segment at all. */
    static final int ANY   = 8;
    /** All kinds, {@link #ANY} the last. */
    static final int KINDS = ANY + 1;

    private static final int FIN   = 1;          // bits of the word of flags, RFC 9293 section 3.1, and of the kinds
    private static final int SYN   = 2;
    private static final int RST   = 4;
    private static final int WORDS = 0x1000;     // the octets 12 and 13 without the length of the header
    private static final int FIRST = 12;
    private static final int END   = 14;

    private final boolean[] possible = new boolean[ANY];
    private final boolean   any;

    SegmentFlags(Map<Subject, Intervals> allowed) {
        List<Subject.Cell> cells = new ArrayList<>();
        List<Intervals> values = new ArrayList<>();
        allowed.forEach((subject, set) -> subject.cell().filter(cell -> isAmongFlags(subject, cell)).ifPresent(cell -> {
            cells.add(cell);
            values.add(set);
        }));
        any = cells.isEmpty();
        for (int word = 0; word < WORDS && !any; word++)
            possible[word & ANY - 1] |= suits(word, cells, values);
    }

    private static boolean isAmongFlags(Subject subject, Subject.Cell cell) {
        boolean segment = subject.entry().members().getFirst().protocol() == Tcp.PROTOCOL && !subject.layers();
        return segment && cell.octet() >= FIRST && cell.end() <= END && (cell.bits(END) & -WORDS) == 0;
    }

    private static boolean suits(int word, List<Subject.Cell> cells, List<Intervals> values) {
        for (int i = 0; i < cells.size(); i++)
            if (!values.get(i).has(cells.get(i).value(word, END)))
                return false;
        return true;
    }

    /** Whether nothing is asked of them. */
    boolean areAny() {
        return any;
    }

    /** Whether the flags can be of this kind. */
    boolean canBe(int kind) {
        return possible[kind];
    }

    /** Whether a segment of this kind, or an ICMP error that quotes it, can bring this about. */
    static boolean bring(int kind, Cue cue) {
        boolean reset = (kind & RST) != 0;
        return kind == ANY || switch (cue) {
            case SENT_SYN, GOT_SYN, SENT_SYN_AGAIN, SENT_SYN_UNAWARE -> (kind & SYN) != 0 && !reset;
            case SENT_FIN, SENT_FIN_UNAWARE -> (kind & FIN) != 0 && !reset;
            case GOT_SYN_ACK, GOT_ACK_OF_SYN, GOT_FIN, GOT_ACK_OF_FIN -> !reset;      // also by what a segment implies, or lets go on
            case SENT_MORE, GOT_MORE, STILL_FIN_WAIT_1, STILL_FIN_WAIT_2, STILL_LAST_ACK -> !reset;
            case SENT_RST, GOT_RST -> reset;
            case GOT_ICMP_ERROR, SYN_UNDELIVERED -> true;
            case QUIET_2MSL, QUIET_FIN_WAIT_2, QUIET_OPENING, QUIET_CLOSING -> false;
        };
    }
}
