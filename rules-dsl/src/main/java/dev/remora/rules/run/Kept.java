package dev.remora.rules.run;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracked;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What alerts of one rule would say of packets that are gone when they are told, and mostly never are: the octets of each, from which that is worked out then, with
 * which of the ends in it began the connection, or the {@link Facts} where that does not say it.
 *
 * <p>By slot, in a few long arrays: what is kept is nearly never read, and nothing has to be read to find where it goes. Confined to one thread. Allocates only when there are
 * more slots than ever before, or an alert is told.
 */
final class Kept {
    private static final int MOST = Facts.MOST;
    private static final int ROOM = Integer.MAX_VALUE / MOST;    // slots that an array has; more than a rule may have keys

    // Of each slot
    private static final int NUMBER     = 0;
    private static final int TIME       = 1;
    private static final int CONNECTION = 2;
    private static final int LENGTHS    = 3;           // original length in the upper half, length in the lower; FACTS: these are there
    private static final int SOURCE     = 4;           // link type in the upper half, interface in the lower
    private static final int ENDS       = 5;           // see Tracked.ends; and UNTIMED where the packet has no time of its own
    private static final int LONGS      = 6;

    private static final long FACTS   = -1;
    private static final long UNTIMED = 1L << 32;

    private final int           rule;
    private long[]              longs  = new long[LONGS * 8];
    private byte[]              octets = new byte[MOST * 8];
    private @Nullable Facts[]   facts  = new Facts[8];
    private @Nullable Describer describer;

    /** Nothing yet, of a rule. */
    Kept(int rule) {
        this.rule = rule;
    }

    private void reserve(int slot) {
        if (slot < facts.length)
            return;
        int slots = Math.max(slot + 1, Math.min(facts.length * 2, ROOM));
        longs = Arrays.copyOf(longs, slots * LONGS);
        octets = Arrays.copyOf(octets, slots * MOST);
        facts = Arrays.copyOf(facts, slots);
    }

    /** Keeps what is there. */
    void keep(int slot, Facts from) {
        reserve(slot);
        own(slot).copy(from);
        longs[slot * LONGS + LENGTHS] = FACTS;
    }

    private Facts own(int slot) {
        Facts own = facts[slot];
        if (own == null)
            facts[slot] = own = new Facts();
        return own;
    }

    /** Keeps a packet; false where that takes more than its octets. */
    boolean keep(int slot, Packet packet, Describer newDescriber) {
        Frame frame = packet.frame();
        int ends = frame.length() > MOST ? Tracked.OTHER_ENDS : newDescriber.ends(rule, packet);
        if (ends == Tracked.OTHER_ENDS)
            return false;
        reserve(slot);
        frame.copyTo(octets, slot * MOST, 0, frame.length());
        int at = slot * LONGS;
        longs[at + NUMBER] = frame.number();
        longs[at + TIME] = frame.timeNanos();
        longs[at + CONNECTION] = newDescriber.connection(packet);
        longs[at + LENGTHS] = (long) frame.originalLength() << 32 | frame.length();
        longs[at + SOURCE] = (long) frame.linkType() << 32 | frame.interfaceId() & 0xFFFF_FFFFL;
        longs[at + ENDS] = ends | (frame.hasTime() ? 0 : UNTIMED);
        describer = newDescriber;
        return true;
    }

    /** What an alert says. */
    Facts facts(int slot) {
        Facts own = own(slot);
        int at = slot * LONGS;
        if (longs[at + LENGTHS] == FACTS || describer == null)
            return own;
        Frame frame = new Frame().wrap(octets, slot * MOST, (int) longs[at + LENGTHS], (int) (longs[at + LENGTHS] >> 32))
                .describe(longs[at + NUMBER], longs[at + TIME], (int) (longs[at + SOURCE] >> 32), (int) longs[at + SOURCE]);
        if ((longs[at + ENDS] & UNTIMED) != 0)
            frame.untimed();
        describer.describe(rule, frame, (int) longs[at + ENDS], own);
        own.connection = longs[at + CONNECTION];
        return own;
    }
}
