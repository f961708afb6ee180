package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A compiled policy. Confined to one thread. Allocates nothing. */
final class PolicyCode {
    /** The policy is not about the packet. */
    static final int NONE = -1;

    final Policy policy;
    final long[] decided;

    private final @Nullable Probe applies;
    private final Probe[]         conditions;

    PolicyCode(Policy policy, Function<Predicate, Probe> compiler) {
        this.policy = policy;
        this.applies = policy.applies() == null ? null : compiler.apply(policy.applies());
        this.conditions = policy.clauses().stream().map(clause -> condition(clause.condition(), compiler)).toArray(Probe[]::new);
        this.decided = new long[conditions.length];
    }

    /** How many packets each clause decided about, in all lanes. */
    static Map<Policy.Clause, Long> decided(List<Lane> lanes) {
        Map<Policy.Clause, Long> decided = new LinkedHashMap<>();
        for (Lane lane : lanes)
            for (PolicyCode code : lane.policies())
                for (int i = 0; i < code.decided.length; i++)
                    decided.merge(code.policy.clauses().get(i), code.decided[i], Long::sum);
        return decided;
    }

    /** All predicates of a policy. */
    static Stream<Predicate> predicates(Policy policy) {
        return Stream.concat(Stream.ofNullable(policy.applies()), policy.clauses().stream().map(Policy.Clause::condition)).flatMap(Stream::ofNullable);
    }

    private static Probe condition(@Nullable Predicate condition, Function<Predicate, Probe> compiler) {
        return condition == null ? packet -> true : compiler.apply(condition);
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
