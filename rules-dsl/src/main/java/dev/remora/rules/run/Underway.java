package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import dev.remora.tracking.Tracked;
import java.util.Arrays;
import java.util.List;

/**
 * Which sequences each connection is in the middle of: a packet that takes a later step of one that never began is not told to stage 2, which would look for its
 * key in vain; nor is the key read, where it is known that no packet like this can begin one.
 *
 * <p>Of sequences {@code by connection}, a bit for each and each connection. A connection may be said to be in the middle of a sequence that is over; never the other
 * way round. Confined to one thread. Allocates only when there are more connections than ever before.
 */
final class Underway {
    private static final int NONE = -1;

    private final int[]  numbers;                      // of each rule; NONE: it is not kept here
    private final long[] settles;                      // of each rule, the parts of a packet after which nothing of the sequence is left to wait for
    private final int    count;                        // rules that are kept here
    private long[]       begun = new long[64];         // by place of the connection, a bit for each rule

    Underway(List<Rule> rules) {
        numbers = new int[rules.size()];
        settles = new long[rules.size()];
        int kept = 0;
        for (int i = 0; i < numbers.length; i++) {
            boolean isKept = rules.get(i).form() instanceof Form.Sequence sequence && sequence.isByConnection();
            numbers[i] = isKept ? kept++ : NONE;
            settles[i] = rules.get(i).form() instanceof Form.Sequence sequence && sequence.isOnlyAwaited() ? 2 : 0;
        }
        count = kept;
    }

    /** Whether it is known of the sequences of a rule who is in the middle of one. */
    boolean keeps(int rule) {
        return numbers[rule] != NONE;
    }

    /** Whether the connection of a packet is not in the middle of the sequence of a rule that is kept here. */
    boolean isIdle(int rule, Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        return tracked.isKnown() && !isSet(bit(rule, tracked.connection().place()));
    }

    /** Notes what a rule makes of a packet; whether that can begin or continue anything. Always where it is not kept here. */
    boolean note(int rule, Match match, Packet packet) {
        if (!keeps(rule))
            return true;
        long bit = bit(rule, packet.note(Tracked.KIND).connection().place());
        if ((match.parts & 1) != 0) {
            begin(bit);
            return true;
        }
        boolean isIn = isSet(bit);
        if (isIn && (match.parts & settles[rule]) != 0)
            begun[(int) (bit >> 6)] &= ~(1L << bit);
        return isIn;
    }

    private long bit(int rule, int place) {
        return (long) place * count + numbers[rule];
    }

    private boolean isSet(long bit) {
        return bit >> 6 < begun.length && (begun[(int) (bit >> 6)] >>> bit & 1) != 0;
    }

    private void begin(long bit) {
        int word = (int) (bit >> 6);
        if (word >= begun.length)
            begun = Arrays.copyOf(begun, Math.max(word + 1, begun.length * 2));
        begun[word] |= 1L << bit;
    }

    /** Forgets what was at this place: another connection is now. */
    void opened(int place) {
        for (long bit = (long) place * count; bit < (long) (place + 1) * count && bit >> 6 < begun.length; bit++)
            begun[(int) (bit >> 6)] &= ~(1L << bit);
    }
}
