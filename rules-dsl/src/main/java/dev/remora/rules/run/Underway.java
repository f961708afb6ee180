package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Rule;
import dev.remora.tracking.Tracked;
import java.util.Arrays;
import java.util.List;

/**
 * Which sequences each connection is in the middle of: a packet that takes a later step of one that never began is not told to stage 2, which would look for its
 * key in vain.
 *
 * <p>Of sequences {@code by connection}, the first 64 of a rule set. A connection may be said to be in the middle of a sequence that is over; never the other way
 * round. Confined to one thread. Allocates only when there are more connections than ever before.
 */
final class Underway {
    private final long[] bits;                         // of each rule; 0: it is not kept here
    private final long[] settles;                      // of each rule, the parts of a packet after which nothing of the sequence is left to wait for
    private long[]       begun = new long[1024];       // of each connection, by its place

    Underway(List<Rule> rules) {
        bits = new long[rules.size()];
        settles = new long[rules.size()];
        long bit = 1;
        for (int i = 0; i < bits.length; i++)
            if (rules.get(i).form() instanceof Form.Sequence sequence && sequence.by().equals(List.of(new KeyPart.OfConnection()))) {
                bits[i] = bit;
                settles[i] = sequence.isOnlyAwaited() ? 2 : 0;
                bit <<= 1;
            }
    }

    /** Notes what a rule makes of a packet; whether that can begin or continue anything. Always where it is not kept here. */
    boolean note(int rule, Match match, Packet packet) {
        long bit = bits[rule];
        if (bit == 0)
            return true;
        int place = packet.note(Tracked.KIND).connection().place();
        if ((match.parts & 1) != 0) {
            begin(place, bit);
            return true;
        }
        boolean isIn = place < begun.length && (begun[place] & bit) != 0;
        if (isIn && (match.parts & settles[rule]) != 0)
            begun[place] &= ~bit;
        return isIn;
    }

    private void begin(int place, long bit) {
        if (place >= begun.length)
            begun = Arrays.copyOf(begun, Math.max(place + 1, begun.length * 2));
        begun[place] |= bit;
    }

    /** Forgets what was at this place: another connection is now. */
    void opened(int place) {
        if (place < begun.length)
            begun[place] = 0;
    }
}
