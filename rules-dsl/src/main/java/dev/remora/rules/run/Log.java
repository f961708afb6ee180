package dev.remora.rules.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a lane found in a block, in its order: connections that were opened, matches, decisions. Written by the lane, then read by the judge.
 *
 * <p>An entry says at which packet it came up, and in which phase of it: when time passed, when which layer was tracked, when rules looked. Packets and phases
 * of several lanes put one behind the other are what one lane alone would have found.
 */
final class Log {
    /** Phase of what time alone brought about. */
    static final int TIME  = 0;
    /** Phase of what rules and policies found. Between the two: 1 and the layer that was tracked. */
    static final int RULES = 1 << 15;

    /** What an entry is. */
    enum Kind {
        OPENED, MATCH, RULING;

        private static final Kind[] ALL = values();
    }

    private final List<Match>  matches = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private long[]             heads   = new long[256];      // packet in the upper half, then 24 bits of phase, then 8 of kind
    private int[]              details = new int[256];
    private int                size;
    private int                matched;
    private int                at;

    void clear() {
        size = 0;
        matched = 0;
        at = 0;
        rulings.clear();
    }

    void opened(int packet, int phase, int place) {
        add(packet, phase, Kind.OPENED, place);
    }

    /** A match to be filled in. */
    Match match(int packet, int phase) {
        if (matched == matches.size())
            matches.add(new Match());
        add(packet, phase, Kind.MATCH, matched);
        return matches.get(matched++);
    }

    void ruling(int packet, int phase, Ruling ruling) {
        add(packet, phase, Kind.RULING, rulings.size());
        rulings.add(ruling);
    }

    private void add(int packet, int phase, Kind kind, int detail) {
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, size * 2);
            details = Arrays.copyOf(details, size * 2);
        }
        heads[size] = (long) packet << 32 | (long) phase << 8 | kind.ordinal();
        details[size++] = detail;
    }

    // Reading

    /** Packet and phase of the next entry, to be compared; the greatest number behind the last one. */
    long next() {
        return at == size ? Long.MAX_VALUE : heads[at] >>> 8;
    }

    /** Packet and phase, as {@link #next} has them. */
    static long moment(int packet, int phase) {
        return (long) packet << 24 | phase;
    }

    Kind kind() {
        return Kind.ALL[(int) heads[at] & 0xFF];
    }

    int place() {
        return details[at];
    }

    Match match() {
        return matches.get(details[at]);
    }

    Ruling ruling() {
        return rulings.get(details[at]);
    }

    void skip() {
        at++;
    }
}
