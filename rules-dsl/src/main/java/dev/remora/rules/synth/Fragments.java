package dev.remora.rules.synth;

import java.util.List;
import java.util.stream.Stream;

/** What the fragments of one datagram can do to each other. */
final class Fragments {
    private static final int UNIT = 8;

    private Fragments() {}

    /** Two fragments each that are whole together, overlap, lie inside each other, or reach beyond what a datagram can hold. */
    static Stream<List<Line>> around(Line datagram) {
        Line one = datagram.with(Slot.IP_ID, 1);
        if (!one.has(Slot.PROTOCOL))
            one = one.with(Slot.PROTOCOL, 17);
        return Stream.of(pair(one, UNIT, 1, UNIT), pair(one, 3 * UNIT, 1, 3 * UNIT), pair(one, 3 * UNIT, 1, UNIT), pair(one, UNIT, 8189, 100));
    }

    private static List<Line> pair(Line datagram, int firstLength, int offset, int secondLength) {
        return List.of(datagram.with(Slot.MORE, 1).with(Slot.LENGTH, firstLength), datagram.with(Slot.FRAG, offset).with(Slot.LENGTH, secondLength));
    }
}
