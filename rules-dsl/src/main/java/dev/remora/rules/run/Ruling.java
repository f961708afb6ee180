package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;

/**
 * What a policy decided about a packet. Immutable.
 *
 * @param suppressed whether a suppression silences the alert; the verdict stays what it is
 * @param connection number of the packet's connection; 0 where it belongs to none
 */
public record Ruling(Policy policy, Policy.Clause clause, boolean suppressed, long packet, long timeNanos, long connection, Peer source, Peer destination, int protocol) {
    /** What was decided about this packet. */
    static Ruling of(Policy policy, Policy.Clause clause, boolean suppressed, Packet packet) {
        Facts facts = new Facts();
        facts.describe(packet);
        return of(policy, clause, suppressed, facts, facts.connection);
    }

    /** The same in a lane, which numbers no connections: in place of the number, the connection's place in its table, from 1. */
    static Ruling inLane(Policy policy, Policy.Clause clause, boolean suppressed, Packet packet) {
        Facts facts = new Facts();
        facts.describe(packet);
        return of(policy, clause, suppressed, facts, facts.connection == 0 ? 0 : facts.place + 1);
    }

    private static Ruling of(Policy policy, Policy.Clause clause, boolean suppressed, Facts facts, long connection) {
        return new Ruling(policy, clause, suppressed, facts.packet, facts.timeNanos, connection, facts.source(), facts.destination(), facts.protocol());
    }

    /** What a lane has told, with the numbers of the connections at the places of its table. */
    Ruling numbered(long[] numbers) {
        return connection == 0 ? this
                : new Ruling(policy, clause, suppressed, packet, timeNanos, numbers[(int) connection - 1], source, destination, protocol);
    }
}
