package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;

/**
 * What a policy decided about a packet. Immutable.
 *
 * @param suppressed whether a suppression silences the alert; the verdict stays what it is
 */
public record Ruling(Policy policy, Policy.Clause clause, boolean suppressed, long packet, long timeNanos, Peer source, Peer destination, int protocol) {
    /** What was decided about this packet. */
    static Ruling of(Policy policy, Policy.Clause clause, boolean suppressed, Packet packet) {
        Facts facts = new Facts();
        facts.describe(packet);
        return new Ruling(policy, clause, suppressed, facts.packet, facts.timeNanos, facts.source(), facts.destination(), facts.protocol());
    }
}
