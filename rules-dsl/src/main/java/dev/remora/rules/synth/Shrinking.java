package dev.remora.rules.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes away from a sequence what it does not need to fire. Ends, flags and identifications stay: they make the packets what they are. */
final class Shrinking {
    private static final Set<Slot> KEPT = Set.of(Slot.FLAGS, Slot.IP_ID);

    private final Trial trial;
    private List<Line>  lines;

    Shrinking(Trial trial, List<Line> firing) {
        this.trial = trial;
        this.lines = firing;
    }

    /** What is left: no line, repetition or setting of it can go alone. */
    List<Line> smallest() {
        for (List<Line> before = List.of(); lines != before && !trial.isSpent();) {
            before = lines;
            for (int i = lines.size() - 1; i >= 0; i--)
                if (lines.size() == 1 || !keeps(without(i)))
                    simplify(i);
        }
        return lines;
    }

    private void simplify(int i) {
        for (At at : List.copyOf(lines.get(i).set().keySet()))
            if (!at.slot().isEnd() && !KEPT.contains(at.slot()))
                keeps(with(i, lines.get(i).without(at)));
        Line line = lines.get(i);
        if (line.times() > 1 && !line.spread().isEmpty())
            keeps(with(i, line.repeated(line.times(), Set.of(), line.everyNanos())));
        fewer(i);
    }

    // The least repetition that fires lies from once to as often as now.
    private void fewer(int i) {
        int low = 1;
        int high = lines.get(i).times();
        while (low < high) {
            int middle = (low + high) / 2;
            Line line = lines.get(i);
            if (keeps(with(i, line.repeated(middle, line.spread(), line.everyNanos()))))
                high = middle;
            else
                low = middle + 1;
        }
    }

    private boolean keeps(List<Line> smaller) {
        if (smaller.equals(lines) || !trial.fires(smaller))
            return false;
        lines = smaller;
        return true;
    }

    private List<Line> without(int i) {
        List<Line> fewer = new ArrayList<>(lines);
        fewer.remove(i);
        return List.copyOf(fewer);
    }

    private List<Line> with(int i, Line line) {
        List<Line> changed = new ArrayList<>(lines);
        changed.set(i, line);
        return List.copyOf(changed);
    }
}
