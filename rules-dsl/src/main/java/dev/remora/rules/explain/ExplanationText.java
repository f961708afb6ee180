package dev.remora.rules.explain;

import dev.remora.rules.explain.Explanation.Course;
import dev.remora.rules.explain.Explanation.Decision;
import dev.remora.rules.explain.Explanation.Known;
import dev.remora.rules.explain.Explanation.Look;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.explain.Explanation.Part;
import dev.remora.rules.explain.Explanation.Role;
import dev.remora.rules.explain.Explanation.Silence;
import dev.remora.rules.explain.Paint.Tone;
import dev.remora.rules.type.Occasion;
import dev.remora.tree.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An explanation as text for a terminal: the verdict and its reason first, then what the rule saw. In a wide column to the left stands what each
 * part is to the rule.
 */
public final class ExplanationText {
    private static final int LABEL = 9;                   // columns in front of each tree
    private static final int HEAD  = 3;                   // lines in front of what the rule saw

    private final Paint        paint;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Paint paint) {
        this.paint = paint;
    }

    /** The lines of an explanation, without their ends. */
    public static List<String> lines(Explanation explanation, Paint paint) {
        ExplanationText text = new ExplanationText(paint);
        text.head(explanation);
        switch (explanation) {
            case Explanation.OfRule rule -> text.rule(rule);
            case Explanation.OfPolicy policy -> text.policy(policy);
        }
        return text.lines;
    }

    /** The same, broken between words where they are longer than so many columns, beside the branches of their trees; 0 breaks nothing. */
    public static List<String> lines(Explanation explanation, Paint paint, int columns) {
        List<String> lines = lines(explanation, paint);
        return IntStream.range(0, lines.size()).boxed().flatMap(i -> Stream.of(TreeLine.broken(lines.get(i), i < HEAD ? 0 : LABEL, columns).split("\n"))).toList();
    }

    /** The whole text, each line ended with LF. */
    public static String of(Explanation explanation) {
        return String.join("\n", lines(explanation, Paint.PLAIN)) + "\n";
    }

    private void head(Explanation explanation) {
        Tone tone = explanation.holds() ? Tone.GOOD : Tone.BAD;
        String title = explanation.title().isEmpty() ? "" : "  " + OneLine.of(explanation.title());
        lines.add(paint.paint(Tone.STRONG, explanation.name()) + title + paint.paint(Tone.QUIET, "  at packet " + explanation.packet()));
        lines.add(paint.paint(tone, explanation.holds() ? "✓ " : "✗ ") + OneLine.of(explanation.sentence()));
        lines.add("");
    }

    /** Lines with what they are in front of the first of them. */
    private void block(String label, List<String> block) {
        String before = label;
        for (String line : block) {
            lines.add(paint.paint(Tone.QUIET, before + " ".repeat(Math.max(1, LABEL - before.length()))) + line);
            before = "";
        }
    }

    // Rules

    private void rule(Explanation.OfRule rule) {
        for (Look look : rule.looks()) {
            if (rule.looks().size() > 1 || rule.rule().occasion() != Occasion.PACKET)
                block("on", List.of("at " + look.at()));
            look.parts().forEach(this::part);
            if (look.known() != null)
                block("knows", List.of(known(look.known())));
            if (look.matched() || !(look.standing() instanceof Standing.Each))
                block("keeps", StandingText.lines(look.standing()));
            look.silences().forEach(this::silence);
        }
        if (rule.outcome() == Outcome.REPORTS)
            block("reports", List.of("severity " + rule.rule().severity().word()));
    }

    private void part(Part part) {
        String label = part.role() == Role.STEP ? "step " + part.number() : part.role().words();
        block(label, ConditionText.lines(part.condition(), paint));
        if (!part.enough())
            block("", List.of(paint.paint(Tone.BAD, "✗ does not count: too little is known about the connection")));
    }

    private static String known(Known known) {
        return known.states().isEmpty() ? known.why() : known.why() + "; " + known.states();
    }

    private void silence(Silence silence) {
        String name = silence.suppression().because().isEmpty() ? "a suppression" : "\"" + OneLine.of(silence.suppression().because()) + "\"";
        List<String> block = new ArrayList<>();
        block.add((silence.holds() ? "silenced by " : "not silenced by ") + name + (silence.inForce() ? "" : ", which ended on " + silence.suppression().until()));
        if (silence.condition() != null)
            block.addAll(ConditionText.lines(silence.condition(), paint));
        block("suppress", block);
    }

    // Policies

    private void policy(Explanation.OfPolicy policy) {
        if (policy.applies() != null)
            block("applies", ConditionText.lines(policy.applies(), paint));
        for (Decision decision : policy.clauses())
            policy(decision);
    }

    private void policy(Decision decision) {
        block(decision.clause().verdict().word(), decision(decision));
        decision.silences().forEach(this::silence);
    }

    private List<String> decision(Decision decision) {
        String name = decision.clause().localName();
        String note = decision.clause().note().isEmpty() ? "" : paint.paint(Tone.QUIET, "  " + OneLine.of(decision.clause().note()));
        List<String> block = new ArrayList<>();
        block.add(switch (decision.course()) {
            case DECIDES -> paint.paint(Tone.STRONG, name) + note + "  " + paint.paint(Tone.STRONG, "◀ decides");
            case FAILS -> name + note;
            case NOT_REACHED -> paint.paint(Tone.QUIET, name + "  not reached" + would(decision));
        });
        if (decision.course() != Course.NOT_REACHED && decision.condition() != null)
            block.addAll(ConditionText.lines(decision.condition(), paint));
        return block;
    }

    private static String would(Decision decision) {
        return decision.condition() == null ? "" : decision.condition().holds() ? ", would hold" : ", would not hold";
    }
}
