package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;
import java.util.Arrays;

/** The last octets that a stream delivered, at most {@link StreamReassembler#REMEMBERED}. Grows as octets come. */
final class StreamMemory {
    private byte[] octets = {};
    private int    size;

    /** Octets remembered. */
    int size() {
        return size;
    }

    void forget() {
        size = 0;
    }

    void add(Octets more) {
        int most = StreamReassembler.REMEMBERED;
        int count = Math.min(more.count(), most);
        int keep = Math.min(size, most - count);
        if (octets.length < keep + count)
            octets = Arrays.copyOf(octets, Math.min(most, Math.max(keep + count, octets.length * 2)));
        System.arraycopy(octets, size - keep, octets, 0, keep);
        System.arraycopy(more.array(), more.from() + more.count() - count, octets, keep, count);
        size = keep + count;
    }

    /** Whether these octets differ from those remembered from index {@code at} on. */
    boolean differs(int at, Octets others, int othersAt, int length) {
        return new Octets(octets, 0, size).differs(at, others, othersAt, length);
    }
}
