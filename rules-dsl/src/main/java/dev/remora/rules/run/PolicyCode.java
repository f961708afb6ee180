package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import org.jspecify.annotations.Nullable;

/** A compiled policy. Confined to one thread. Allocates nothing. */
final class PolicyCode {
    /** The policy is not about the packet. */
    static final int NONE = -1;

    final Policy policy;
    final long[] decided;

    private final @Nullable Probe applies;
    private final Probe[]         conditions;

    PolicyCode(Policy policy, Compiler compiler) {
        this.policy = policy;
        this.applies = policy.applies() == null ? null : compiler.compile(policy.applies());
        this.conditions = policy.clauses().stream().map(clause -> condition(clause.condition(), compiler)).toArray(Probe[]::new);
        this.decided = new long[conditions.length];
    }

    private static Probe condition(@Nullable Predicate condition, Compiler compiler) {
        return condition == null ? packet -> true : compiler.compile(condition);
    }

    /** The clause that decides about a packet: the first that holds; or {@link #NONE}. */
    int decide(Packet packet) {
        if (applies != null && !applies.holds(packet))
            return NONE;
        int clause = 0;
        while (!conditions[clause].holds(packet))                        // the last one always does
            clause++;
        decided[clause]++;
        return clause;
    }
}
