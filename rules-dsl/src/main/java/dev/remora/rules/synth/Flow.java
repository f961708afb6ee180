package dev.remora.rules.synth;

import java.math.BigInteger;
import java.util.List;

/** Sequence numbers of a connection, from the segments so far. */
final class Flow {
    static final int FIN = 0x01, SYN = 0x02, RST = 0x04, PSH = 0x08, ACK = 0x10;

    private Flow() {}

    /** The segment with the numbers that its sender and its receiver would have reached; those that are set stay. */
    static Line fitted(List<Line> before, Line line) {
        Line fitted = line.has(Slot.SEQ) ? line : line.with(Slot.SEQ, next(before, line));
        boolean acknowledges = (line.number(Slot.FLAGS) & ACK) != 0 && !line.has(Slot.ACK);
        return acknowledges ? fitted.with(Slot.ACK, next(before, line.turned())) : fitted;
    }

    private static long next(List<Line> before, Line sender) {
        long next = 0;
        for (Line line : before)
            if (line.shape().upper() == Shape.Upper.TCP && isFrom(line, sender))
                next = Math.max(next, line.number(Slot.SEQ) + line.number(Slot.LENGTH) + Long.bitCount(line.number(Slot.FLAGS) & (SYN | FIN)));
        return next;
    }

    /** Whether both have the same source, and so the same direction. */
    static boolean isFrom(Line line, Line sender) {
        return same(line, sender, Slot.SOURCE) && same(line, sender, Slot.SOURCE_PORT);
    }

    private static boolean same(Line one, Line other, Slot slot) {
        BigInteger value = one.value(At.own(slot));
        return value.equals(other.value(At.own(slot)));
    }
}
