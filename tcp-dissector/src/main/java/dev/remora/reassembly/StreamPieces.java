package dev.remora.reassembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    private final List<Piece> pieces = new ArrayList<>(4);
    private final Overlap     overlap;
    private long              held;

    StreamPieces(Overlap overlap) {
        this.overlap = overlap;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Octets that wait. */
    long held() {
        return held;
    }

    Piece first() {
        return pieces.getFirst();
    }

    Piece removeFirst() {
        Piece first = pieces.removeFirst();
        held -= first.octets.count();
        return first;
    }

    /** Adds a piece; offset of the first octet that was there already with another value, or -1. */
    long add(Piece added) {
        long conflict = -1;
        int at = firstEndingBehind(added.start);
        Piece rest = added;
        while (rest.declared > 0) {
            if (at == pieces.size() || pieces.get(at).start >= rest.end()) {
                insert(at, rest);
                return conflict;
            }
            Piece there = pieces.get(at);
            long from = Math.max(there.start, rest.start);
            long to = Math.min(there.end(), rest.end());
            if (conflict < 0 && there.octets.differs((int) (from - there.start), rest.octets, (int) (from - rest.start), (int) (to - from)))
                conflict = from;
            if (yields(there, added))
                at = cut(at, there, from, to);
            else {
                if (rest.start < from)
                    insert(at++, rest.part(rest.start, from));
                rest = rest.part(to, rest.end());
                at++;
            }
        }
        return conflict;
    }

    /** Whether the octets that are there make room for the new ones. */
    private boolean yields(Piece there, Piece added) {
        return overlap.laterWins(0, there.declared, (int) (added.start - there.start), (int) (added.end() - there.start));
    }

    /** Takes a range out of a piece; index of what is behind the range. */
    private int cut(int index, Piece there, long from, long to) {
        int at = index;
        pieces.remove(at);
        held -= there.octets.count();
        if (there.start < from)
            insert(at++, there.part(there.start, from));
        if (to < there.end())
            insert(at, there.part(to, there.end()));
        return at;
    }

    private void insert(int at, Piece piece) {
        pieces.add(at, piece);
        held += piece.octets.count();
    }

    private int firstEndingBehind(long offset) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).end() <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
