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
import org.jspecify.annotations.Nullable;

/**
 * Which rules and policies a packet can concern, and what is left for them to ask of it.
 *
 * <p>Each predicate of a rule is folded by itself: a window and the one that keeps it quiet ask for different numbers, and each is refuted by its own. What a
 * policy applies to is folded with them. Confined to one thread. Allocates what {@link Fold} does.
 */
final class Candidates {
    private final Compiler       compiler;
    private final List<Looks>    looks;
    private final int[]          firsts;                  // of each rule, the place of its first question
    private final int            policies;
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
        private final Node             node;
        private final @Nullable Look[] made      = new Look[looks.size()];       // of each rule
        private final int[]            chosen    = new int[looks.size()];
        private final boolean[]        concerned = new boolean[policies];
        private int                    size;

        private Agenda(Node node) {
            this.node = node;
            choose(node.open());
        }

        // Questions are in the order of rules.
        private void choose(long[] left) {
            size = 0;
            Arrays.fill(concerned, false);
            for (int word = 0; word < left.length; word++)
                for (long rest = left[word]; rest != 0; rest &= rest - 1)
                    choose(questions.get(word * 64 + Long.numberOfTrailingZeros(rest)).of);
        }

        private void choose(int of) {
            if (of >= chosen.length)
                concerned[of - chosen.length] = true;
            else if (size == 0 || chosen[size - 1] != of)
                chosen[size++] = of;
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
            Look look = made[chosen[index]];
            return look == null ? make(chosen[index]) : look;
        }

        private Look make(int rule) {
            Look look = looks.get(rule).of(i -> code(firsts[rule] + i));
            made[rule] = look;
            return look;
        }

        private Probe code(int place) {
            Predicate predicate = questions.get(place).predicate;
            return predicate == null ? Probe.ALWAYS : node.compile(place, predicate, compiler);
        }

        /** Whether the packet can concern a policy. */
        boolean concerns(int policy) {
            return concerned[policy];
        }
    }

    Candidates(List<Rule> rules, List<Looks> looks, List<Policy> policies, Compiler compiler) {
        this.compiler = compiler;
        this.looks = looks;
        this.policies = policies.size();
        firsts = new int[rules.size()];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = questions.size();
            if (rules.get(i).occasion() == Occasion.PACKET)
                for (Predicate predicate : rules.get(i).form().predicates())
                    questions.add(new Question(i, predicate));
        }
        for (int i = 0; i < policies.size(); i++)
            questions.add(new Question(rules.size() + i, policies.get(i).applies()));
        fold = new Fold(questions.stream().map(Question::group).toList(), policies.stream().flatMap(PolicyCode::predicates).toList(), compiler);
    }

    /** The code of a predicate, see {@link Fold#probe}. */
    Probe probe(Predicate predicate) {
        return fold.probe(predicate);
    }

    /** What is to be done with a packet; holds until the next call. */
    Agenda of(Packet packet) {
        Node node = fold.find(packet);
        Agenda agenda = node.note() instanceof Agenda known ? known : note(node);
        if (node.isNarrow())
            agenda.choose(fold.left(packet, node));
        return agenda;
    }

    private Agenda note(Node node) {
        Agenda agenda = new Agenda(node);
        node.note(agenda);
        return agenda;
    }
}
