package dev.remora.rules.explain;

import dev.remora.rules.explain.Paint.Tone;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The tree of a condition, a line for each predicate, its values and their octets in columns beside it. */
final class ConditionText {
    private static final int WIDEST_TEXT  = 64;                           // of a leaf, beyond which its values do not line up
    private static final int WIDEST_VALUE = 28;
    private static final int LONGEST      = 100;                          // of a predicate whose parts follow below

    private final Paint        paint;
    private final boolean      marked;
    private final List<String> lines = new ArrayList<>();
    private int                text;
    private int                value;

    private ConditionText(Paint paint, boolean marked) {
        this.paint = paint;
        this.marked = marked;
    }

    /** The lines of a tree. What decided is marked, unless all of several that had to hold did. */
    static List<String> lines(Condition root, Paint paint) {
        boolean marked = root.leaves().count() > 1 && !(root.holds() && root.leaves().allMatch(Condition::decides));
        ConditionText tree = new ConditionText(paint, marked);
        tree.measure(root, 0);
        tree.node(root, "", "", !root.holds());
        return tree.lines;
    }

    // Columns

    private void measure(Condition condition, int depth) {
        Condition shown = end(condition);
        if (!condition.asked() && !shown.isLeaf())
            return;
        if (isInline(shown)) {
            text = Math.max(text, Math.min(WIDEST_TEXT, depth * 3 + condition.text().length()));
            value = Math.max(value, Math.min(WIDEST_VALUE, inline(shown).length()));
            only(shown).inputs().forEach(input -> measure(input, depth + 1));
        } else if (shown.isLeaf())
            shown.readings().forEach(reading -> measure(reading, depth + 1));
        else
            children(condition).forEach(child -> measure(child, depth + 1));
    }

    private void measure(Reading reading, int depth) {
        if (reading.isConstant())
            return;
        text = Math.max(text, Math.min(WIDEST_TEXT, depth * 3 + 2 + reading.text().length()));
        reading.values().forEach(v -> value = Math.max(value, Math.min(WIDEST_VALUE, v.described().length())));
        reading.inputs().forEach(input -> measure(input, depth + 1));
    }

    // Of "not tcp.flags.ack" the value stands on one line with it; so does that of a name for a single test.
    private static Condition end(Condition condition) {
        Condition end = condition;
        while (end.operands().size() == 1)
            end = end.operands().getFirst();
        return end;
    }

    private static List<Condition> children(Condition condition) {
        Condition end = end(condition);
        return end == condition ? condition.operands() : List.of(end);
    }

    // Lines

    /** @param settled whether a leaf that decides does so by itself */
    private void node(Condition condition, String first, String rest, boolean settled) {
        Condition end = end(condition);
        boolean alone = settled || end.predicate() instanceof Predicate.Or && end.holds();
        String mark = condition.holds() ? "✓ " : "✗ ";
        Tone tone = !condition.asked() ? Tone.QUIET : condition.holds() ? Tone.GOOD : Tone.BAD;
        String shown = end.isLeaf() || condition.text().length() <= LONGEST ? condition.text() : condition.text().substring(0, LONGEST - 1) + "…";
        String coloured = !condition.asked() ? paint.paint(Tone.QUIET, shown) : condition.decides() && marked ? paint.paint(Tone.STRONG, shown) : shown;
        String head = paint.paint(Tone.QUIET, first) + paint.paint(tone, mark) + coloured;
        int width = first.length() + mark.length() + shown.length();
        lines.add(isInline(end) ? head + pad(width, text + 4) + tail(end, condition, alone) : head + notes(end, condition, alone));
        if (!condition.asked() && !end.isLeaf())
            return;                                                          // what it comes to stands before it; the engine does not look
        if (isInline(end))
            only(end).inputs().forEach(input -> reading(input, rest + "   "));
        else if (end.isLeaf())
            end.readings().stream().filter(reading -> !reading.isConstant()).forEach(reading -> reading(reading, rest + "   "));
        else
            nodes(children(condition), rest, alone);
    }

    private void nodes(List<Condition> children, String rest, boolean settled) {
        IntStream.range(0, children.size()).forEach(i -> {
            boolean last = i == children.size() - 1;
            node(children.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), settled);
        });
    }

    private void reading(Reading reading, String indent) {
        if (reading.isAbsent())
            lines.add(paint.paint(Tone.QUIET, indent) + reading.text() + pad(indent.length() + reading.text().length(), text + 4) + paint.paint(Tone.QUIET, absent(reading)));
        String name = reading.text();
        for (Reading.Value one : reading.values()) {
            String head = paint.paint(Tone.QUIET, indent) + name + pad(indent.length() + name.length(), text + 4);
            lines.add(head + one.described() + octets(one, one.described()));
            name = " ".repeat(reading.text().length());
        }
        reading.inputs().forEach(input -> reading(input, indent + "  "));
    }

    private String octets(Reading.Value one, String before) {
        if (one.octets() == null)
            return "";
        return pad(before.length(), value + 2) + paint.paint(Tone.QUIET, one.octets().place() + ": ") + spaced(one.octets());
    }

    private static String spaced(Octets octets) {
        return octets.hex().replaceAll("..(?=.)", "$0 ") + (octets.isCut() ? " …" : "");
    }

    private static String pad(int from, int to) {
        return " ".repeat(Math.max(2, to - from));
    }

    // Beside a leaf

    private static boolean isInline(Condition leaf) {
        if (!leaf.isLeaf())
            return false;
        List<Reading> read = leaf.readings().stream().filter(reading -> !reading.isConstant()).toList();
        return read.size() == 1 && read.getFirst().count() <= 1;
    }

    private static Reading only(Condition leaf) {
        return leaf.readings().stream().filter(reading -> !reading.isConstant()).findFirst().orElseThrow();
    }

    private static String inline(Condition leaf) {
        Reading reading = only(leaf);
        return reading.isAbsent() ? "absent" : reading.line();
    }

    private String tail(Condition leaf, Condition shown, boolean settled) {
        Reading reading = only(leaf);
        if (reading.isAbsent())
            return paint.paint(Tone.QUIET, absent(reading)) + notes(leaf, shown, settled);
        return inline(leaf) + octets(reading.values().getFirst(), inline(leaf)) + notes(leaf, shown, settled);
    }

    private static String absent(Reading reading) {
        return "absent: " + reading.absent();
    }

    private String notes(Condition leaf, Condition shown, boolean settled) {
        String decides = marked && settled && leaf.isLeaf() && shown.decides() ? "  " + paint.paint(Tone.STRONG, "◀ decides") : "";
        return shown.asked() ? decides : paint.paint(Tone.QUIET, "  (not looked at)");
    }
}
