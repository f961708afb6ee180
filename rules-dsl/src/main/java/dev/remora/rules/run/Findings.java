package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;

/** Where stage 1 puts what it finds, packet by packet. */
interface Findings {
    /** Something matched; the match is reused, and holds during the call. */
    void match(Match match);

    /** A policy decided. */
    void ruling(Policy policy, Policy.Clause clause, Packet packet);
}
