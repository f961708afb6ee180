package dev.remora.rules.run;

import dev.remora.rules.type.Policy;

/** What a policy decided about a packet. Immutable. */
public record Ruling(Policy policy, Policy.Clause clause, long packet, long timeNanos, Peer source, Peer destination) {}
