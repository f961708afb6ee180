package dev.remora.rules.type;

import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.PolicyClause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy with its meaning. Immutable.
 *
 * @param name    as others know it: {@code pack/policy}, or {@code policy} where there is no pack
 * @param applies the packets it decides about; null: all
 * @param clauses in order: the first that holds gives its verdict, and the last always does
 */
public record Policy(Item.Policy origin, String name, String title, Severity severity, @Nullable Predicate applies, List<Clause> clauses,
        String because, String benign, List<String> see) {
    public Policy {
        clauses = List.copyOf(clauses);
        see = List.copyOf(see);
    }

    /** {@code policy icmp-policy/icmp-inbound}. */
    @Override
    public String toString() {
        return "policy " + name;
    }

    /**
     * A case of a policy.
     *
     * @param name      as others know it: {@code pack/policy.clause}
     * @param condition null: always
     * @param note      why; empty where it does not say
     */
    public record Clause(PolicyClause origin, String name, PolicyClause.Verdict verdict, @Nullable Predicate condition, String note) {
        /** Its name in its policy: {@code reroute}. */
        public String localName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /** {@code deny by icmp-policy/icmp-inbound.reroute}. */
        @Override
        public String toString() {
            return verdict.word() + " by " + name;
        }
    }
}
