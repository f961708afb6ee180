package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.fold.Fold;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rules and policies a packet can concern.
 *
 * <p>Each predicate of a rule is folded by itself: a window and the one that keeps it quiet ask for different numbers, and each is refuted by its own. What a
 * policy applies to is folded with them. Confined to one thread. Allocates what {@link Fold} does.
 */
final class Candidates {
    private final int        rules;
    private final Question[] questions;
    private final Fold       fold;
    private final long[]     chosen;

    /**
     * A predicate that the fold judges.
     *
     * @param of        place of the rule that asks it; behind the rules, of the policy
     * @param predicate null: holds always
     */
    private record Question(int of, @Nullable Predicate predicate) {
        List<Predicate> group() {
            return predicate == null ? List.of() : List.of(predicate);
        }
    }

    Candidates(List<Rule> rules, List<Policy> policies, Compiler compiler) {
        this.rules = rules.size();
        List<Question> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++)
            if (rules.get(i).occasion() == Occasion.PACKET)
                for (Predicate predicate : rules.get(i).form().predicates())
                    all.add(new Question(i, predicate));
        for (int i = 0; i < policies.size(); i++)
            all.add(new Question(rules.size() + i, policies.get(i).applies()));
        questions = all.toArray(Question[]::new);
        fold = new Fold(all.stream().map(Question::group).toList(), policies.stream().flatMap(PolicyCode::predicates).toList(), compiler);
        chosen = new long[(rules.size() + policies.size() + 63) / 64];
    }

    /** The code of a predicate, see {@link Fold#probe}. */
    Probe probe(Predicate predicate) {
        return fold.probe(predicate);
    }

    /** The rules, by their places, and behind them the policies that a packet can concern: a set, reused for the next packet. */
    long[] of(Packet packet) {
        Arrays.fill(chosen, 0);
        long[] left = fold.left(packet);
        for (int word = 0; word < left.length; word++)
            for (long rest = left[word]; rest != 0; rest &= rest - 1)
                choose(questions[word * 64 + Long.numberOfTrailingZeros(rest)]);
        return chosen;
    }

    /** All rules that look at packets, and all policies. The packet is one that {@link #of} was just asked about. */
    long[] all() {
        for (Question question : questions)
            choose(question);
        return chosen;
    }

    private void choose(Question question) {
        chosen[question.of >> 6] |= 1L << question.of;
    }

    /** Whether the last packet can concern a policy. */
    boolean concern(int policy) {
        int place = rules + policy;
        return (chosen[place >> 6] >>> place & 1) != 0;
    }
}
