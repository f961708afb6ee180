package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Probe;

/** What a policy makes of packets of which something is known, so that little is left to ask. Confined to one thread. Allocates nothing. */
final class Decision {
    /** The policy is not about the packet. */
    static final int NONE = -1;

    private final Probe   applies;
    private final Probe[] conditions;

    /**
     * The decision of a policy.
     *
     * @param conditions of its clauses, in their order, asked where it applies; the last one always holds
     */
    Decision(Probe applies, Probe[] conditions) {
        this.applies = applies;
        this.conditions = conditions;
    }

    /** The clause that decides about a packet: the first that holds; or {@link #NONE}. */
    int of(Packet packet) {
        if (applies != Probe.ALWAYS && !applies.holds(packet))
            return NONE;
        int clause = 0;
        while (!holds(conditions[clause], packet))
            clause++;
        return clause;
    }

    private static boolean holds(Probe condition, Packet packet) {
        return condition == Probe.ALWAYS || condition != Probe.NEVER && condition.holds(packet);
    }
}
