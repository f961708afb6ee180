package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Suppression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is counted of a policy: who decided, and what was silenced; how it decides is a {@link Decision}. Confined to one thread. Allocates nothing. */
final class PolicyCode {
    final Policy policy;
    final long[] decided;
    final long[] silenced;                               // of those, whose alert a suppression silenced

    private final Silences[] silences;

    PolicyCode(Policy policy, List<Suppression> suppressions) {
        this.policy = policy;
        this.silences = policy.clauses().stream().map(clause -> new Silences(clause.name(), suppressions, new Compiler())).toArray(Silences[]::new);
        this.decided = new long[silences.length];
        this.silenced = new long[silences.length];
    }

    /** How many packets each clause decided about, in all lanes. */
    static Map<Policy.Clause, Long> decided(List<Lane> lanes) {
        return sum(lanes, code -> code.decided);
    }

    /** How many of them a suppression silenced, in all lanes. */
    static Map<Policy.Clause, Long> silenced(List<Lane> lanes) {
        return sum(lanes, code -> code.silenced);
    }

    private static Map<Policy.Clause, Long> sum(List<Lane> lanes, Function<PolicyCode, long[]> counts) {
        Map<Policy.Clause, Long> sum = new LinkedHashMap<>();
        for (Lane lane : lanes)
            for (PolicyCode code : lane.policies())
                for (int i = 0; i < code.decided.length; i++)
                    sum.merge(code.policy.clauses().get(i), counts.apply(code)[i], Long::sum);
        return sum;
    }

    /** All predicates of a policy. */
    static Stream<Predicate> predicates(Policy policy) {
        return Stream.concat(Stream.ofNullable(policy.applies()), policy.clauses().stream().map(Policy.Clause::condition)).flatMap(Stream::ofNullable);
    }

    /** The clause that decides about a packet, which is counted; or {@link Decision#NONE}. */
    int decide(Decision decision, Packet packet) {
        int clause = decision.of(packet);
        if (clause != Decision.NONE)
            decided[clause]++;
        return clause;
    }

    /** Whether a suppression silences what a clause that alerts or denies has decided about a packet; counts it. The verdict stays what it is. */
    boolean isSilenced(int clause, Packet packet) {
        if (policy.clauses().get(clause).verdict() == Verdict.ALLOW || !silences[clause].hold(packet))
            return false;
        silenced[clause]++;
        return true;
    }
}
