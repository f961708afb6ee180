package dev.remora.rules.testing;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Standing;
import dev.remora.rules.run.Explainer;
import dev.remora.rules.run.Inquiry;
import dev.remora.rules.type.RuleSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one wants to know where an expectation was not met: what a rule or policy makes of a packet, and why. Immutable.
 *
 * @param name   a rule, or a policy's clause
 * @param packet number of the packet; {@link #NEAREST}: the one that came nearest without being reported
 */
record Question(String name, long packet) {
    static final long NEAREST = 0;

    /**
     * The answer, once more from the first packet on.
     *
     * @param replay hands over all frames of the test
     */
    @Nullable
    Explanation answer(RuleSet rules, Dissectors dissectors, Consumer<Consumer<Frame>> replay) {
        Optional<RuleSet> subject = rules.only(name);
        if (subject.isEmpty())
            return null;
        return packet == NEAREST ? nearest(subject.get(), dissectors, replay) : at(subject.get(), dissectors, replay);
    }

    private @Nullable Explanation at(RuleSet subject, Dissectors dissectors, Consumer<Consumer<Frame>> replay) {
        Inquiry inquiry = new Inquiry(subject, dissectors, Settings.STANDARD, packet);
        replay.accept(inquiry::offer);
        inquiry.finish();
        return inquiry.answers().isEmpty() ? null : inquiry.answers().getFirst();
    }

    private static @Nullable Explanation nearest(RuleSet subject, Dissectors dissectors, Consumer<Consumer<Frame>> replay) {
        Found found = new Found();
        Explainer explainer = new Explainer(subject, dissectors, Settings.STANDARD);
        replay.accept(frame -> found.take(explainer.explain(frame).getFirst()));
        return found.best;
    }

    /** The explanation that tells most so far. */
    private static final class Found {
        @Nullable
        Explanation    best;
        private double nearness = -1;

        void take(Explanation explanation) {
            double nearer = nearness(explanation);
            if (best == null || nearer > nearness) {
                best = explanation;
                nearness = nearer;
            }
        }

        // Of many that match, the one at which most had been counted.
        private static double counted(Standing standing) {
            return standing instanceof Standing.Count count ? (double) count.now() / count.threshold() : 0;
        }

        // What was reported raises no question.
        private static double nearness(Explanation explanation) {
            return switch (explanation) {
                case Explanation.OfRule rule when rule.outcome() == Explanation.Outcome.REPORTS -> -1;
                case Explanation.OfRule rule -> rule.telling().map(look -> look.nearness() + counted(look.standing())).orElse(-0.5);
                case Explanation.OfPolicy policy -> policy.applies() == null ? 1 : policy.applies().nearness();
            };
        }
    }
}
