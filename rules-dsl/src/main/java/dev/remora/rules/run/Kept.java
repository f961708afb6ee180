package dev.remora.rules.run;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracked;
import org.jspecify.annotations.Nullable;

/**
 * What an alert would say of a packet that is gone when it is told, and mostly never is: its octets, from which that is worked out then, or the {@link Facts} where
 * octets alone do not say it. Reused. Confined to one thread. Allocates nothing once it is large enough.
 */
final class Kept {
    private static final int MOST = 256;               // octets that are worth it

    private final Facts         facts  = new Facts();
    private final Frame         frame  = new Frame();
    private byte[]              octets = {};
    private int                 rule;
    private @Nullable Describer describer;             // null: the facts are there

    /** Keeps what is there. */
    void keep(Facts from) {
        facts.copy(from);
        describer = null;
    }

    /** Keeps a packet for a rule; false where that takes more than its octets. */
    boolean keep(int newRule, Packet packet, Describer newDescriber) {
        Frame source = packet.frame();
        if (source.length() > MOST || !newDescriber.isFree(newRule, packet))
            return false;
        if (octets.length < source.length())
            octets = new byte[source.length() <= MOST / 2 ? MOST / 2 : MOST];
        source.copyTo(octets, 0, 0, source.length());
        frame.wrap(octets, 0, source.length(), source.originalLength())
                .describe(source.number(), source.timeNanos(), source.linkType(), source.interfaceId());
        rule = newRule;
        describer = newDescriber;
        Tracked tracked = packet.note(Tracked.KIND);
        facts.connection = tracked.isKnown() ? Math.max(0, tracked.connection().id()) : 0;
        return true;
    }

    /** What an alert says. */
    Facts facts() {
        if (describer == null)
            return facts;
        long connection = facts.connection;
        describer.describe(rule, frame, facts);
        facts.connection = connection;
        describer = null;
        return facts;
    }
}
