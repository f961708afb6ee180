package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.fold.Fold;
import dev.remora.rules.fold.Node;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rules and policies a packet can concern, and what is left for them to ask of it.
 *
 * <p>Each predicate of a rule is folded by itself: a window and the one that keeps it quiet ask for different numbers, and each is refuted by its own. What a
 * policy applies to is folded with them, and so is each of its clauses. Confined to one thread. Allocates what {@link Fold} does.
 */
final class Candidates {
    private final Compiler       compiler;
    private final List<Looks>    readers;                 // of each rule
    private final List<Policy>   policies;
    private final int[]          firsts;                  // of each rule, then of each policy, the place of its first question
    private final List<Question> questions = new ArrayList<>();
    private final Fold           fold;

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

    /** What is to be done with the packets that end up at one node of the fold: who looks at them, in their order, and how. */
    final class Agenda {
        private final Node                 node;
        private final boolean              isNarrow;                                 // not all packets choose the same
        private final int[]                chosen;                                   // rules, in their order, and behind them policies
        private final @Nullable Look[]     looks;                                    // of these rules, as far as they were made
        private final @Nullable Look[]     made;                                     // of each rule, where not all packets choose the same
        private final @Nullable Decision[] decisions = new Decision[policies.size()];
        private int                        size;
        private int                        decides;

        private Agenda(Node node) {
            this.node = node;
            isNarrow = node.isNarrow();
            int most = Math.min(readers.size() + policies.size(), count(node.open()));
            chosen = new int[most];
            looks = new Look[most];
            made = new Look[isNarrow ? readers.size() : 0];
            choose(node.open());
        }

        private static int count(long[] set) {
            return Arrays.stream(set).mapToInt(Long::bitCount).sum();
        }

        // Questions are in the order of rules, and then of policies.
        private void choose(long[] left) {
            size = 0;
            decides = 0;
            for (int word = 0; word < left.length; word++)
                for (long rest = left[word]; rest != 0; rest &= rest - 1)
                    choose(questions.get(word * 64 + Long.numberOfTrailingZeros(rest)).of);
        }

        private void choose(int of) {
            int next = size + decides;
            if (next > 0 && chosen[next - 1] == of)
                return;
            chosen[next] = of;
            if (of < readers.size()) {
                looks[next] = isNarrow ? made[of] : null;
                size++;
            } else
                decides++;
        }

        /** How many rules look. */
        int size() {
            return size;
        }

        /** Place of one of them. */
        int rule(int index) {
            return chosen[index];
        }

        /** What it does with the packet. */
        Look look(int index) {
            Look look = looks[index];
            return look == null ? make(index) : look;
        }

        private Look make(int index) {
            int rule = chosen[index];
            Look look = readers.get(rule).of(i -> code(firsts[rule] + i));
            if (isNarrow)
                made[rule] = look;
            looks[index] = look;
            return look;
        }

        private Probe code(int place) {
            return code(place, questions.get(place).predicate);
        }

        // A question about a clause asks whether the policy applies, too; once that is known, the condition is left.
        private Probe code(int place, @Nullable Predicate predicate) {
            return predicate == null ? Probe.ALWAYS : node.compile(place, predicate, compiler);
        }

        /** How many policies the packet can concern. */
        int policies() {
            return decides;
        }

        /** Place of one of them. */
        int policy(int index) {
            return chosen[size + index] - readers.size();
        }

        /** What the policy at this place makes of the packet. */
        Decision decision(int policy) {
            Decision decision = decisions[policy];
            return decision == null ? decide(policy) : decision;
        }

        private Decision decide(int policy) {
            int first = firsts[readers.size() + policy];
            List<Policy.Clause> clauses = policies.get(policy).clauses();
            Probe[] conditions = IntStream.range(0, clauses.size()).mapToObj(i -> code(first + 1 + i, clauses.get(i).condition())).toArray(Probe[]::new);
            Decision decision = new Decision(code(first), conditions);
            decisions[policy] = decision;
            return decision;
        }
    }

    Candidates(List<Rule> rules, List<Looks> readers, List<Policy> policies, Compiler compiler) {
        this.compiler = compiler;
        this.readers = readers;
        this.policies = policies;
        firsts = new int[rules.size() + policies.size()];
        for (int i = 0; i < rules.size(); i++) {
            firsts[i] = questions.size();
            if (rules.get(i).occasion() == Occasion.PACKET)
                for (Predicate predicate : rules.get(i).form().predicates())
                    questions.add(new Question(i, predicate));
        }
        for (int i = 0; i < policies.size(); i++) {
            firsts[rules.size() + i] = questions.size();
            ask(rules.size() + i, policies.get(i));
        }
        fold = new Fold(questions.stream().map(Question::group).toList());
    }

    private void ask(int of, Policy policy) {
        questions.add(new Question(of, policy.applies()));
        for (Policy.Clause clause : policy.clauses())
            questions.add(new Question(of, both(policy.applies(), clause.condition())));
    }

    private static @Nullable Predicate both(@Nullable Predicate applies, @Nullable Predicate condition) {
        return applies == null ? condition : condition == null ? applies : new Predicate.And(condition.origin(), List.of(applies, condition));
    }

    /** What is to be done with a packet; holds until the next call. */
    Agenda of(Packet packet) {
        Node node = fold.find(packet);
        Agenda agenda = node.note() instanceof Agenda known ? known : note(node);
        if (agenda.isNarrow)
            agenda.choose(fold.left(packet, node));
        return agenda;
    }

    private Agenda note(Node node) {
        Node twin = node.twin();
        Agenda agenda = twin.note() instanceof Agenda known ? known : new Agenda(twin);
        twin.note(agenda);
        node.note(agenda);
        return agenda;
    }
}
