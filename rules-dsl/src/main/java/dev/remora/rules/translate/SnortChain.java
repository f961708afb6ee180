package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.List;

/** Things that are looked for in a payload one after another, each but the first from where the one before ended. */
final class SnortChain {
    private final List<SnortStep> steps = new ArrayList<>();
    private final String          start;

    /** Begins with what is counted from the start of the payload, or with what stands anywhere in it. */
    SnortChain(boolean fromStart) {
        this.start = fromStart ? "^" : "";
    }

    void add(SnortStep step) {
        steps.add(step);
    }

    /** Whether it holds where nothing is found. */
    boolean isNegated() {
        return start.isEmpty() && steps.getFirst().isNegated();
    }

    /** Where the last step ended that moves on, counted from the start, if that is always the same place; otherwise {@link SnortStep#NONE}. */
    int end() {
        int end = 0;
        for (SnortStep step : steps)
            if (step.movesOn()) {
                if (step.length() == SnortStep.NONE)
                    return SnortStep.NONE;
                end += step.length();
            }
        return end;
    }

    /** As a condition on a field, but for a {@code not} where it is negated. */
    String condition(String field) throws Untranslatable {
        SnortStep first = steps.getFirst();
        if (steps.size() == 1 && first instanceof SnortContent content && content.isAnywhere() && !content.isCaseless())
            return field + " contains " + content.text();
        if (steps.size() == 1 && first instanceof SnortPattern pattern && !pattern.isRelative())
            return matches(field, pattern.alone());
        if (steps.stream().filter(SnortPattern.class::isInstance).count() > 1 && steps.stream().anyMatch(step -> step instanceof SnortPattern p && p.countsGroups()))
            throw new Untranslatable("pcre", "where patterns follow each other, none may refer to a group");
        boolean caseless = steps.stream().allMatch(SnortStep::isCaseless);
        String pattern = "";
        for (SnortStep step : steps.reversed())
            pattern = step.pattern(caseless, pattern);
        return matches(field, (caseless ? "" : "(?-i)") + start + pattern);
    }

    private static String matches(String field, String pattern) {
        return field + " matches r\"" + pattern + '"';
    }
}
