package dev.remora.rules.explain;

import dev.remora.rules.explain.Explanation.Look;
import dev.remora.rules.explain.Explanation.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The verdict and its reason, in one sentence. */
final class Sentences {
    private static final int MOST = 3;                                    // reasons that are named

    private Sentences() {}

    static String of(Explanation.OfRule rule) {
        if (rule.looks().isEmpty())
            return "does not look at this packet: " + rule.passedOver();
        Look look = rule.telling().orElseThrow();
        return switch (rule.outcome()) {
            case REPORTS -> "reports this packet because " + because(look) + reported(look.standing());
            case SILENCED -> "matches because " + because(look) + "; the alert is suppressed";
            case MATCHES -> "matches because " + because(look) + kept(look);
            case FAILS, PASSED_OVER -> "does not match because " + whyNot(look);
        };
    }

    private static String because(Look look) {
        return look.parts().stream().filter(Part::holds).map(part -> reasons(part.condition())).collect(Collectors.joining(", and "));
    }

    private static String whyNot(Look look) {
        Part first = look.parts().getFirst();
        if (look.known() != null && !first.enough() && first.condition().holds())
            return look.known().why();
        if (look.parts().stream().anyMatch(Part::holds) && !look.standing().hasKey())
            return "the packet lacks the key of the rule: " + look.standing().keyLine();
        if (first.holds())
            return "the packet lacks what the rule counts";
        if (look.parts().size() == 1 || first.role() == Explanation.Role.WHEN)
            return reasons(first.condition());
        return "none of its steps holds; step 1: " + reasons(first.condition());
    }

    /** Why a condition is as it is. */
    static String reasons(Condition condition) {
        List<Condition> deciders = condition.deciders();
        List<Condition> telling = deciders.stream().filter(decider -> !condition.holds() || !isPlain(decider)).toList();
        List<String> all = (telling.isEmpty() ? deciders : telling).stream().map(Condition::reason).distinct().toList();
        if (all.size() > MOST)
            return String.join(", ", all.subList(0, MOST)) + " and " + (all.size() - MOST) + " more";
        String last = all.getLast();
        return all.size() == 1 ? last : String.join(", ", all.subList(0, all.size() - 1)) + " and " + last;
    }

    // Of a match, that a layer is there or not is the least that one wants to know.
    private static boolean isPlain(Condition leaf) {
        return leaf.readings().getFirst().isLayer();
    }

    private static String reported(Standing standing) {
        return switch (standing) {
            case Standing.Each each -> "";
            case Standing.Count count when count.early() -> "";          // what it counted with the packet was not known when it was looked at
            case Standing.Count count -> "; it has counted " + StandingText.fullness(count);
            case Standing.Steps steps when steps.steps().getLast().absent() -> "; no " + StandingText.name(steps.steps().getLast().text()) + " came in time";
            case Standing.Steps steps -> "; the earlier steps have happened";
            case Standing.Back back when back.seen() == null -> "; no " + StandingText.name(back.text()) + " came before";
            case Standing.Back back -> "; the last " + StandingText.name(back.text()) + " is too long ago";
        };
    }

    private static String kept(Look look) {
        return switch (look.standing()) {
            case Standing.Each each -> "";
            case Standing.Count count when !look.parts().getFirst().holds() -> "; it counts only for unless" + ofUnless(count);
            case Standing.Count count -> (count.open() ? "; nothing more is reported: " : "; nothing is reported yet: ") + StandingText.why(count);
            case Standing.Steps steps -> "; " + StandingText.why(steps);
            case Standing.Back back -> "; " + StandingText.why(back);
        };
    }

    private static String ofUnless(Standing.Count count) {
        return count.unless() == null || count.early() ? "" : ", which has counted " + StandingText.fullness(count.unless());
    }

    static String of(Explanation.OfPolicy policy) {
        if (!policy.holds())
            return "does not apply to this packet because " + reasons(Objects.requireNonNull(policy.applies()));
        Explanation.Decision decision = policy.decision().orElseThrow();
        String verdict = decision.clause().verdict().word();
        String silenced = decision.isSilenced() ? "; the alert is suppressed" : "";
        if (decision.condition() == null)
            return "decides " + verdict + " because no clause before \"otherwise\" holds" + silenced;
        return "decides " + verdict + " by clause " + decision.clause().localName() + " because " + reasons(decision.condition()) + silenced;
    }
}
