package dev.remora.reassembly;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Octets of a stream that wait for a gap to close: pieces in order, none overlapping another. */
final class StreamPieces {
    /** A piece at an offset of the stream; {@code declared} octets long, of which the capture has those in {@code octets}. */
    record Piece(long start, Octets octets, int declared) {
        long end() {
            return start + declared;
        }

        /** The part from one offset up to another. */
        Piece part(long from, long to) {
            int first = (int) Math.min(from - start, octets.count());
            int count = (int) Math.min(to - from, octets.count() - first);
            return new Piece(from, new Octets(octets.array(), octets.from() + first, count), (int) (to - from));
        }
    }

    /** Octets in an array. */
    @SuppressWarnings("ArrayRecordComponent") // a range of an array that is shared on purpose; never compared
    record Octets(byte[] array, int from, int count) {
        /** Whether the octets of both, as far as both have them, differ. */
        boolean differs(int at, Octets other, int otherAt, int length) {
            int common = Math.min(length, Math.min(count - at, other.count - otherAt));
            return common > 0 && !Arrays.equals(array, from + at, from + at + common, other.array, other.from + otherAt, other.from + otherAt + common);
        }
    }

    /** What a piece counts at least, in octets: about what it takes to hold one. Else those of one octet would take a hundred times what may wait. */
    static final int LEAST = 128;

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();       // by their start
    private final Overlap              overlap;
    private long                       held;

    StreamPieces(Overlap overlap) {
        this.overlap = overlap;
    }

    /** What so many octets count, as one piece. */
    static int cost(int octets) {
        return Math.max(octets, LEAST);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** What counts of the pieces that wait, see {@link #cost}. */
    long held() {
        return held;
    }

    Piece first() {
        return pieces.firstEntry().getValue();
    }

    Piece removeFirst() {
        Piece first = pieces.pollFirstEntry().getValue();
        held -= cost(first.octets.count());
        return first;
    }

    /** Counts offsets from the first piece on; the offset that it had. */
    long beginWithFirst() {
        long first = first().start;
        List<Piece> all = List.copyOf(pieces.values());
        pieces.clear();
        all.forEach(piece -> pieces.put(piece.start - first, new Piece(piece.start - first, piece.octets, piece.declared)));
        return first;
    }

    void clear() {
        pieces.clear();
        held = 0;
    }

    /** Adds a piece; offset of the first octet that was there already with another value, or -1. */
    long add(Piece added) {
        long conflict = -1;
        Piece rest = added;
        Piece there = firstEndingBehind(added.start);
        while (there != null && there.start < rest.end()) {
            long from = Math.max(there.start, rest.start);
            long to = Math.min(there.end(), rest.end());
            if (conflict < 0 && there.octets.differs((int) (from - there.start), rest.octets, (int) (from - rest.start), (int) (to - from)))
                conflict = from;
            if (yields(there, added))
                cut(there, from, to);
            else {
                if (rest.start < from)
                    insert(rest.part(rest.start, from));
                rest = rest.part(to, rest.end());
            }
            Map.Entry<Long, Piece> next = pieces.ceilingEntry(to);
            there = next == null ? null : next.getValue();
        }
        if (rest.declared > 0)
            insert(rest);
        return conflict;
    }

    /** Whether the octets that are there make room for the new ones. */
    private boolean yields(Piece there, Piece added) {
        return overlap.laterWins(0, there.declared, (int) (added.start - there.start), (int) (added.end() - there.start));
    }

    /** Takes a range out of a piece. */
    private void cut(Piece there, long from, long to) {
        pieces.remove(there.start);
        held -= cost(there.octets.count());
        if (there.start < from)
            insert(there.part(there.start, from));
        if (to < there.end())
            insert(there.part(to, there.end()));
    }

    private void insert(Piece piece) {
        pieces.put(piece.start, piece);
        held += cost(piece.octets.count());
    }

    private @Nullable Piece firstEndingBehind(long offset) {
        Map.Entry<Long, Piece> before = pieces.floorEntry(offset);
        if (before == null || before.getValue().end() <= offset)
            before = pieces.higherEntry(offset);
        return before == null ? null : before.getValue();
    }
}
