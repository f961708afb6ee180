package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;

/** What a policy decided about a packet. Immutable. */
public record Ruling(Policy policy, Policy.Clause clause, long packet, long timeNanos, Peer source, Peer destination, int protocol) {
    /** What was decided about this packet. */
    static Ruling of(Policy policy, Policy.Clause clause, Packet packet) {
        Facts facts = new Facts();
        facts.describe(packet);
        return new Ruling(policy, clause, facts.packet, facts.timeNanos, facts.source(), facts.destination(), facts.protocol());
    }
}
