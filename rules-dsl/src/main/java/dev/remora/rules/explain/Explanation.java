package dev.remora.rules.explain;

import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Suppression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule or a policy makes of one packet, and why. Immutable. */
public sealed interface Explanation {
    /** As others know it: {@code pack/rule}. */
    String name();

    /** Its title; empty where it has none. */
    String title();

    /** Number of the packet. */
    long packet();

    /** Time of the packet, in nanoseconds since 1970. */
    long timeNanos();

    /** Whether it holds, as the engine has it: for a rule, that it matched; for a policy, that it is about the packet. */
    boolean holds();

    /** What came of it and why, in one sentence: {@code does not match because tcp.flags.ack is 1 (octet 47, 0x12)}. */
    String sentence();

    /** What came of a rule. */
    enum Outcome {
        /** It reports the packet. */
        REPORTS,
        /** It would report the packet, but a suppression silences it. */
        SILENCED,
        /** It matches, and waits or counts: what it keeps says why nothing is reported of this packet yet. */
        MATCHES,
        /** It does not match. */
        FAILS,
        /** It does not look at this packet. */
        PASSED_OVER
    }

    /**
     * A rule.
     *
     * @param looks what it looked at: the packet; for a rule on changes of state, each change that the packet brought about; empty where it did not look
     * @param passedOver why it did not look; empty where it did
     */
    record OfRule(Rule rule, long packet, long timeNanos, Outcome outcome, List<Look> looks, String passedOver) implements Explanation {
        public OfRule {
            looks = List.copyOf(looks);
        }

        /** The same, with what came of it later. */
        public OfRule with(Outcome later) {
            return new OfRule(rule, packet, timeNanos, later, looks, passedOver);
        }

        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public String title() {
            return rule.title();
        }

        @Override
        public boolean holds() {
            return looks.stream().anyMatch(Look::matched);
        }

        @Override
        public String sentence() {
            return Sentences.of(this);
        }

        /** The look that tells most: the first that matched, or else the one that came nearest. */
        public Optional<Look> telling() {
            return looks.stream().max((one, other) -> Double.compare(one.nearness(), other.nearness()));
        }
    }

    /**
     * A rule's look at a packet, or at an event of a connection.
     *
     * @param at       what it looks at, in words: {@code packet 17}, {@code the change of the responder from SYN-RECEIVED to ESTABLISHED}
     * @param parts    its predicates
     * @param known    what is known of the packet's connection; null where no predicate asks about connections
     * @param matched  whether the engine takes it for a match
     * @param standing where what the rule keeps stands
     * @param silences the suppressions of the rule; empty unless it matched
     */
    record Look(String at, List<Part> parts, @Nullable Known known, boolean matched, Standing standing, List<Silence> silences) {
        public Look {
            parts = List.copyOf(parts);
            silences = List.copyOf(silences);
        }

        /** How near the packet came to a match: 1 where it matched. */
        public double nearness() {
            return matched ? 1 : parts.stream().mapToDouble(part -> part.enough() ? part.condition().nearness() : part.condition().nearness() / 2).max().orElse(0) * 0.999;
        }
    }

    /** What a predicate is to a rule. */
    enum Role {
        WHEN, UNLESS, STEP, ABSENCE, WITHOUT;

        /** As the rule spells it, for people. */
        public String words() {
            return switch (this) {
                case WHEN -> "when";
                case UNLESS -> "unless";
                case STEP -> "step";
                case ABSENCE -> "then no";
                case WITHOUT -> "without";
            };
        }
    }

    /**
     * One of a rule's predicates.
     *
     * @param number of a step, from 1; 0 for all else
     * @param enough whether what is known of the connection is enough for the rule's assumption; true where the predicate does not ask about connections
     */
    record Part(Role role, int number, Condition condition, boolean enough) {
        /** Whether it holds as the engine has it. */
        public boolean holds() {
            return enough && condition.holds();
        }
    }

    /**
     * What is known of the connection of a packet.
     *
     * @param connection its number; 0 where the packet belongs to none
     * @param certainty  {@code observed}, {@code inferred} or {@code unknown}; empty where the packet is of nothing that is tracked
     * @param states     the states of both ends, for TCP: {@code originator ESTABLISHED, responder CLOSE-WAIT}; empty for all else
     * @param enough     whether it is enough for the rule
     * @param why        in a sentence without its end
     */
    record Known(long connection, String certainty, String states, boolean enough, String why) {}

    /**
     * A suppression of the rule.
     *
     * @param inForce   whether it is not over on the packet's day
     * @param condition null where it has none
     */
    record Silence(Suppression suppression, boolean inForce, @Nullable Condition condition) {
        /** Whether it silences the alert. */
        public boolean holds() {
            return inForce && (condition == null || condition.holds());
        }
    }

    /**
     * A policy.
     *
     * @param applies what the packet has to be for the policy to be about it; null: any packet
     * @param clauses its clauses in order
     */
    record OfPolicy(Policy policy, long packet, long timeNanos, @Nullable Condition applies, List<Decision> clauses) implements Explanation {
        public OfPolicy {
            clauses = List.copyOf(clauses);
        }

        @Override
        public String name() {
            return policy.name();
        }

        @Override
        public String title() {
            return policy.title();
        }

        @Override
        public boolean holds() {
            return applies == null || applies.holds();
        }

        /** The clause that decides; empty where the policy is not about the packet. */
        public Optional<Decision> decision() {
            return clauses.stream().filter(clause -> clause.course() == Course.DECIDES).findFirst();
        }

        @Override
        public String sentence() {
            return Sentences.of(this);
        }
    }

    /** What came of a clause. */
    enum Course {
        /** Its condition does not hold. */
        FAILS,
        /** It is the first whose condition holds: its verdict counts. */
        DECIDES,
        /** An earlier clause decided, or the policy is not about the packet. */
        NOT_REACHED
    }

    /**
     * A clause of a policy.
     *
     * @param condition null for {@code otherwise}; evaluated also where the clause was not reached
     * @param silences  the suppressions of the clause; empty unless it decides, to alert or to deny
     */
    record Decision(Policy.Clause clause, Course course, @Nullable Condition condition, List<Silence> silences) {
        public Decision {
            silences = List.copyOf(silences);
        }

        /** Whether a suppression silences the alert; the verdict stays what it is. */
        public boolean isSilenced() {
            return silences.stream().anyMatch(Silence::holds);
        }
    }
}
