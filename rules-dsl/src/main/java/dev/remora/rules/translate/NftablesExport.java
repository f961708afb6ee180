package dev.remora.rules.translate;

import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes policies as a table of nftables, a chain each. What the firewall cannot look at is left out and named, in the text and in the result; what it looks at and
 * cannot know as well as this engine does stands as a note at the chain.
 *
 * <p>A packet that is denied is dropped. One that is allowed returns from the chain, so that the next policy sees it: over all policies the most severe verdict
 * wins. One that is to be reported is logged, with the clause as prefix, and returns. Stateless; safe for many threads.
 */
public final class NftablesExport {
    private NftablesExport() {}

    /**
     * What came of a set of rules.
     *
     * @param text     for {@code nft -f}
     * @param policies chains in it
     * @param refusals what could not be said, a line each
     */
    public record Result(String text, int policies, List<String> refusals) {
        public Result {
            refusals = List.copyOf(refusals);
        }
    }

    /** The policies of these rules. */
    public static Result export(RuleSet rules) {
        StringBuilder chains = new StringBuilder();
        StringBuilder jumps = new StringBuilder();
        List<String> refusals = new ArrayList<>();
        int exported = 0;
        for (Policy policy : rules.policies()) {
            String chain = policy.name().replaceAll("[^A-Za-z0-9_.-]", "_");
            try {
                NftablesMatches matches = new NftablesMatches();
                List<List<String>> applies = matches(matches, policy.applies());
                String clauses = clauses(policy, matches, refusals);
                chains.append("\n    # ").append(policy.title()).append('\n');
                matches.limits().stream().filter(limit -> !limit.sentence().isEmpty()).forEach(limit -> chains.append("    # Note: ").append(limit.sentence()).append('\n'));
                chains.append("    chain ").append(chain).append(" {\n").append(clauses).append("    }\n");
                for (List<String> alternative : applies)
                    jumps.append("        ").append(rule(alternative, "jump " + chain)).append('\n');
                exported++;
            } catch (Untranslatable e) {
                refusals.add(refusal(policy.name(), "applies", e));
            }
        }
        return new Result(text(chains, jumps, refusals), exported, refusals);
    }

    private static String text(CharSequence chains, CharSequence jumps, List<String> refusals) {
        String missing = refusals.stream().map(refusal -> "# Not exported: " + refusal + '\n').collect(Collectors.joining());
        return "#!/usr/sbin/nft -f\n# Policies of Remora, as far as a packet filter can hold them. A firewall sees the packet's own headers; it explains nothing.\n" + missing
                + "\ntable inet remora {" + chains + "\n    chain input {\n        type filter hook input priority filter; policy accept;\n" + jumps + "    }\n}\n";
    }

    private static List<List<String>> matches(NftablesMatches matches, @Nullable Predicate predicate) throws Untranslatable {
        return predicate == null ? List.of(List.of()) : matches.of(predicate, true);
    }

    private static String clauses(Policy policy, NftablesMatches matches, List<String> refusals) {
        StringBuilder out = new StringBuilder();
        for (Policy.Clause clause : policy.clauses()) {
            String name = clause.name().substring(clause.name().lastIndexOf('.') + 1);
            String note = clause.note().isEmpty() ? "" : ": " + clause.note();
            try {
                List<List<String>> alternatives = matches(matches, clause.condition());
                out.append("        # ").append(name).append(note).append('\n');
                for (List<String> alternative : alternatives)
                    out.append("        ").append(rule(alternative, verdict(clause))).append('\n');
            } catch (Untranslatable e) {
                refusals.add(refusal(policy.name(), name, e));
                out.append("        # Not exported: ").append(refusals.getLast()).append(". What it would decide falls to the clauses below.\n");
            }
        }
        return out.toString();
    }

    private static String refusal(String policy, String clause, Untranslatable e) {
        return policy + '.' + clause + ": " + (e.keyword().isEmpty() ? "" : e.keyword() + ": ") + e.reason();
    }

    private static String verdict(Policy.Clause clause) {
        PolicyClause.Verdict verdict = clause.verdict();
        return "counter " + switch (verdict) {
            case ALLOW -> "return";
            case ALERT -> "log prefix \"" + clause.name() + ": \" return";
            case DENY -> "drop";
        };
    }

    private static String rule(List<String> matches, String statement) {
        List<String> words = new ArrayList<>(matches);
        words.add(statement);
        return String.join(" ", words);
    }
}
