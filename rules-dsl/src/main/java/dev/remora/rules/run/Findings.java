package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;

/** Where stage 1 puts what it finds, packet by packet. */
interface Findings {
    /** This match and others will be told: what they need can be fetched from memory all at once. */
    default void ahead(Match match) {}

    /** Something matched; the match is reused, and holds during the call. */
    void match(Match match);

    /** What time alone brings about follows, until {@link #settle}: of several connections at once, in no order. */
    default void unsettle() {}

    /** What time alone brought about has been told: it counts in the order of the connections. */
    default void settle() {}

    /** Rules and policies look at the packet now. */
    default void judging() {}

    /** A connection, or a pair of endpoints whose packets belong to none, has got its number. */
    default void opened(int place) {}

    /** A policy decided; its alert may be suppressed. */
    void ruling(Policy policy, Policy.Clause clause, boolean suppressed, Packet packet);
}
