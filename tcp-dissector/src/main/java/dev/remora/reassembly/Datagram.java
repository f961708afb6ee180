package dev.remora.reassembly;

import dev.remora.dissect.Dissection;
import java.util.Arrays;

/**
 * A datagram's fragments, sorted by offset and then by arrival, and its octets once they are complete.
 *
 * <p>Pooled: belongs to a {@link Reassembler}, and is what it was made for until the reassembler reuses it. Confined to one thread. Allocates
 * only to grow.
 */
final class Datagram {
    // What is said of one fragment
    static final int OVERLAPS       = 1;
    static final int CONFLICTS      = 2;
    static final int MULTIPLE_TAILS = 4;
    static final int TOO_LONG       = 8;

    private static final int DUPLICATE = 16;                             // its octets are those of an earlier one, which are kept once

    private static final int UNKNOWN = -1;

    // Its key, for the table
    long source1;
    long source2;
    long destination1;
    long destination2;
    int  id;
    long context;
    int  hash;

    // Its place in the order of age
    Datagram older = this;
    Datagram newer = this;
    long     since;

    private final Spans spans = new Spans();

    private byte[] octets = {};
    private int    stored;
    private int    covered;                                              // octets from the start that are there without a gap
    private byte[] whole  = {};
    private int    length;
    private int    protocol;

    /** Forgets everything, and takes over the key of a fragment. */
    void begin(Fragment fragment, int newHash, long now) {
        source1 = fragment.source1;
        source2 = fragment.source2;
        destination1 = fragment.destination1;
        destination2 = fragment.destination2;
        id = fragment.id;
        context = fragment.context;
        hash = newHash;
        since = now;
        spans.clear();
        stored = 0;
        covered = 0;
        length = UNKNOWN;
        protocol = UNKNOWN;
    }

    boolean isOf(Fragment fragment) {
        return source2 == fragment.source2 && destination2 == fragment.destination2 && id == fragment.id && context == fragment.context
                && source1 == fragment.source1 && destination1 == fragment.destination1;
    }

    /** Number of fragments. */
    int count() {
        return spans.count();
    }

    /** Number of the frame that brought a fragment. */
    long frame(int index) {
        return spans.source(index) / Dissection.MOST_LAYERS;
    }

    /** The frame and layer that brought a fragment. */
    long source(int index) {
        return spans.source(index);
    }

    int flags(int index) {
        return spans.flags(index);
    }

    /** Octets of the buffers. */
    int capacity() {
        return octets.length + whole.length;
    }

    /** Octets of all fragments, those of duplicates once. */
    int stored() {
        return stored;
    }

    /** Octets that it takes to keep all fragments: their own, and what is noted of each. */
    int held() {
        return stored + spans.count() * Spans.KEPT;
    }

    /** Octets of the whole datagram; known once the last fragment is there. */
    int length() {
        return length;
    }

    /** The datagram, after {@link #assemble}. */
    byte[] whole() {
        return whole;
    }

    /** Protocol of the payload as the first fragment has it: RFC 8200 section 4.5. */
    int protocol() {
        return protocol;
    }

    /** Where a fragment begins in the datagram. */
    int offset(int index) {
        return spans.offset(index);
    }

    /** Where a fragment ends; behind the datagram where the fragment is too long. */
    int end(int index) {
        return spans.end(index);
    }

    // Adding

    /** Adds a fragment; what is said of it that its octets show. */
    void add(Fragment fragment) {
        int same = duplicate(fragment);
        int position = same == UNKNOWN ? store(fragment) : spans.position(same);
        int index = spans.add(fragment, position);
        spans.flag(index, tail(fragment) | (same == UNKNOWN ? 0 : DUPLICATE));
        if (fragment.offset <= covered)
            cover(end(index));
        if (fragment.offset == 0 && protocol == UNKNOWN)
            protocol = fragment.protocol;
    }

    // Each fragment is passed over once: those that begin behind what was covered before.
    private void cover(int end) {
        int next = spans.behind(covered);
        covered = Math.max(covered, end);
        for (int i = next; i < spans.count() && offset(i) <= covered; i++)
            covered = Math.max(covered, end(i));
    }

    private int store(Fragment fragment) {
        int position = stored;
        if (position + fragment.length > octets.length)
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, position + fragment.length));
        fragment.frame.copyTo(octets, position, fragment.at, fragment.length);
        stored += fragment.length;
        return position;
    }

    private int tail(Fragment fragment) {
        if (fragment.more)
            return 0;
        if (length == UNKNOWN)
            length = fragment.end();
        return length == fragment.end() ? 0 : MULTIPLE_TAILS;
    }

    /** Whether another fragment has octets of this one, and is not the very same: what a link duplicates is no overlap. */
    boolean isOverlapped(Fragment fragment) {
        for (int i = spans.reaching(fragment.offset); i < spans.count() && offset(i) < fragment.end(); i++)
            if (isFirst(i) && end(i) > fragment.offset && !isDuplicate(i, fragment))
                return true;
        return false;
    }

    /** The fragment that a link duplicated to make this one. Octets are compared with those of each other fragment once, however often that one came. */
    private int duplicate(Fragment fragment) {
        for (int i = spans.behind(fragment.offset - 1); i < spans.count() && offset(i) == fragment.offset; i++)
            if (isFirst(i) && isDuplicate(i, fragment))
                return i;
        return UNKNOWN;
    }

    private boolean isFirst(int index) {
        return (spans.flags(index) & DUPLICATE) == 0;
    }

    private boolean isDuplicate(int index, Fragment fragment) {
        return offset(index) == fragment.offset && end(index) == fragment.end() && !differs(index, fragment);
    }

    /** Whether another fragment has other octets where both have some. */
    boolean isContradicted(Fragment fragment) {
        for (int i = spans.reaching(fragment.offset); i < spans.count() && offset(i) < fragment.end(); i++)
            if (isFirst(i) && end(i) > fragment.offset && differs(i, fragment))
                return true;
        return false;
    }

    private boolean differs(int index, Fragment fragment) {
        int from = Math.max(offset(index), fragment.offset);
        int to = Math.min(end(index), fragment.end());
        int mine = spans.position(index) + from - offset(index);
        int theirs = fragment.frame.start() + fragment.at + from - fragment.offset;
        return !Arrays.equals(octets, mine, mine + to - from, fragment.frame.array(), theirs, theirs + to - from);
    }

    /** Whether this fragment lies inside another and ends before it, so that the length of what is new in it is negative. */
    boolean isTeardrop(Fragment fragment) {
        for (int i = spans.reaching(fragment.offset); i < spans.count() && offset(i) < fragment.offset; i++)
            if (end(i) > fragment.end())
                return true;
        return false;
    }

    /** Whether octets are missing between what is there and this fragment. */
    boolean leavesGap(Fragment fragment) {
        return fragment.offset > covered;
    }

    // Completing

    /** Whether every octet is there. */
    boolean isComplete() {
        return length != UNKNOWN && covered >= length;
    }

    /** Puts the octets together and says of each fragment how it fits. */
    void assemble(Overlap policy) {
        if (whole.length < length)
            whole = new byte[Math.max(length, whole.length * 2)];
        boolean overlaps = false;
        int reached = 0;
        for (int i = 0; i < spans.count(); i++) {
            overlaps |= fit(i, reached);
            reached = Math.max(reached, Math.min(end(i), length));
        }
        if (overlaps && policy != Overlap.BSD)
            settle(policy);
    }

    /** Copies what is new in a fragment behind the octets that there are so far, left to right; the policy {@link Overlap#BSD}. */
    private boolean fit(int index, int reached) {
        int offset = offset(index);
        int end = Math.min(end(index), length);
        int position = spans.position(index);
        if (end(index) > length)
            spans.flag(index, TOO_LONG);
        boolean overlaps = offset < reached;
        if (overlaps) {
            spans.flag(index, OVERLAPS);
            int both = Math.min(end, reached);
            if (!Arrays.equals(whole, offset, both, octets, position, position + both - offset))
                spans.flag(index, CONFLICTS);
        }
        int from = Math.max(offset, reached);
        if (from < end)
            System.arraycopy(octets, position + from - offset, whole, from, end - from);
        return overlaps;
    }

    /** Puts the octets together again, fragment by fragment as they came, each octet owned by the one whom the policy prefers. */
    private void settle(Overlap policy) {
        int[] owners = new int[length];                                  // only for datagrams that contradict themselves
        Arrays.fill(owners, UNKNOWN);
        for (int arrival = 0; arrival < spans.count(); arrival++) {
            int index = spans.arrived(arrival);
            for (int at = offset(index); at < Math.min(end(index), length); at++) {
                int owner = owners[at];
                if (owner == UNKNOWN || policy.laterWins(offset(owner), end(owner), offset(index), end(index))) {
                    owners[at] = index;
                    whole[at] = octets[spans.position(index) + at - offset(index)];
                }
            }
        }
    }
}
