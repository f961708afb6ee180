package dev.remora.rules.run;

import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Policy;
import org.jspecify.annotations.Nullable;

/** What came of one packet. Reused: holds until the next packet is offered. */
public final class Outcome {
    Verdict                 verdict = Verdict.ALLOW;
    Policy.@Nullable Clause clause;
    int                     alerts;

    Outcome() {}

    /** What the policies decide: the most severe of their verdicts; allow where none is about the packet. */
    public Verdict verdict() {
        return verdict;
    }

    /** The clause that gave the verdict; null where no policy is about the packet. */
    public Policy.@Nullable Clause clause() {
        return clause;
    }

    /** {@code deny by icmp-policy/icmp-inbound.reroute, 0 alerts}; {@code allow, 2 alerts} where no policy is about the packet. */
    @Override
    public String toString() {
        return (clause == null ? verdict.word() : clause.toString()) + ", " + alerts + (alerts == 1 ? " alert" : " alerts");
    }

    /** How many alerts were told while the packet was offered; also those whose time had come. */
    public int alerts() {
        return alerts;
    }
}
