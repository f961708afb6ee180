package dev.remora.rules.translate;

import dev.remora.rules.source.Cells;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes policies as a table of nftables, a chain each. What the firewall cannot look at is left out and named, in the text and in the result; what it looks at and
 * cannot know as well as this engine does stands as a note at the chain.
 *
 * <p>A packet that is denied is dropped. One that is allowed returns from the chain, so that the next policy sees it: over all policies the most severe verdict
 * wins. One that is to be reported is logged, with the clause as prefix, and returns. A packet meets a chain once, whatever it is that a policy applies to.
 * Stateless; safe for many threads.
 */
public final class NftablesExport {
    /** Characters of a prefix in the log: NF_LOG_PREFIXLEN of Linux, less the zero at its end. */
    private static final int LONGEST_PREFIX = 127;

    /** Characters of a chain's name: NFT_CHAIN_MAXNAMELEN of Linux, less the zero at its end and what {@link #enter} adds. */
    private static final int LONGEST_CHAIN = 127 - "/applies".length();

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
            String chain = chain(policy);
            try {
                NftablesMatches matches = new NftablesMatches();
                List<List<String>> applies = matches(matches, policy.applies());
                String clauses = clauses(policy, matches, refusals);
                chains.append('\n').append(comment("    ", policy.title()));
                matches.limits().stream().filter(limit -> !limit.sentence().isEmpty()).forEach(limit -> chains.append(comment("    ", "Note: " + limit.sentence())));
                chains.append("    chain ").append(chain).append(" {\n").append(clauses).append("    }\n");
                enter(chain, applies, chains, jumps);
                exported++;
            } catch (Untranslatable e) {
                refusals.add(refusal(policy.name(), "applies", e));
            }
        }
        return new Result(text(chains, jumps, refusals), exported, refusals);
    }

    /** A name that nftables has no word for, and no other policy: no pack has a dot in its name. What is too long is told apart by a checksum. */
    private static String chain(Policy policy) {
        String name = policy.name().contains("/") ? policy.name() : "policy." + policy.name();
        if (name.length() <= LONGEST_CHAIN)
            return name;
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST_CHAIN - 9) + String.format(Locale.ROOT, ".%08x", checksum.getValue());
    }

    /**
     * The way into a chain. Where a policy applies in more than one case, a chain of its own decides which, by {@code goto}: what comes back from there goes on behind
     * the jump, so that the cases after the one that held are not asked, and nothing is counted or logged twice.
     */
    private static void enter(String chain, List<List<String>> applies, StringBuilder chains, StringBuilder jumps) {
        if (applies.size() > 1) {
            chains.append("\n    chain ").append(chain).append("/applies {\n");
            applies.forEach(alternative -> chains.append("        ").append(rule(alternative, "goto " + chain)).append('\n'));
            chains.append("    }\n");
            jumps.append("        jump ").append(chain).append("/applies\n");
        } else
            applies.forEach(alternative -> jumps.append("        ").append(rule(alternative, "jump " + chain)).append('\n'));
    }

    /** A comment, which ends with its line: what the text has of line ends and other control characters would be read as statements. */
    private static String comment(String margin, String text) {
        return margin + "# " + Cells.expand(text) + '\n';
    }

    private static String text(CharSequence chains, CharSequence jumps, List<String> refusals) {
        String missing = refusals.stream().map(refusal -> comment("", "Not exported: " + refusal)).collect(Collectors.joining());
        return "#!/usr/sbin/nft -f\n"
                + "# Policies of Remora, as far as a packet filter can express them. A firewall sees only the packet's own headers, and explains nothing.\n" + missing
                + "\n# In place of what was loaded before: nft adds to a table that is there.\ntable inet remora\ndelete table inet remora\n"
                + "\ntable inet remora {" + chains
                + "\n    # What comes in for this machine. On a router, `hook forward` is for what it passes on.\n"
                + "    chain input {\n        type filter hook input priority filter; policy accept;\n" + jumps + "    }\n}\n";
    }

    private static List<List<String>> matches(NftablesMatches matches, @Nullable Predicate predicate) throws Untranslatable {
        return predicate == null ? List.of(List.of()) : matches.of(predicate, true);
    }

    private static String clauses(Policy policy, NftablesMatches matches, List<String> refusals) {
        StringBuilder out = new StringBuilder();
        for (Policy.Clause clause : policy.clauses()) {
            String name = clause.localName();
            String note = clause.note().isEmpty() ? "" : ": " + clause.note();
            try {
                List<List<String>> alternatives = matches(matches, clause.condition());
                out.append(comment("        ", name + note));
                for (List<String> alternative : alternatives)
                    out.append("        ").append(rule(alternative, verdict(clause))).append('\n');
            } catch (Untranslatable e) {
                refusals.add(refusal(policy.name(), name, e));
                out.append(comment("        ", "Not exported: " + refusals.getLast() + ". The clauses below decide about its packets."));
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
            case ALERT -> "log prefix \"" + prefix(clause.name()) + "\" return";
            case DENY -> "drop";
        };
    }

    private static String prefix(String clause) {
        String name = clause.length() + 2 > LONGEST_PREFIX ? clause.substring(clause.length() + 2 - LONGEST_PREFIX) : clause;
        return name + ": ";
    }

    private static String rule(List<String> matches, String statement) {
        List<String> words = new ArrayList<>(NftablesNeighbours.apart(matches));
        words.add(statement);
        return String.join(" ", words);
    }
}
