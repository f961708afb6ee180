package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.explain.ExplanationText;
import dev.remora.tree.PacketLine;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Explanations for people: the packet on a line, the verdict, and the tree of what the rule saw. */
final class ExplanationTree implements ExplanationView {
    private final String  capture;
    private final Colours colours;
    private final int     columns;
    private final Streams streams;

    /** @param columns of the terminal; 0 where there is none */
    ExplanationTree(String capture, Colours colours, int columns, Streams streams) {
        this.capture = capture;
        this.colours = colours;
        this.columns = columns;
        this.streams = streams;
    }

    @Override
    public void show(Explanation explanation, PacketLine line) throws IOException {
        TextBuffer out = new TextBuffer();
        String ends = line.source().isEmpty() && line.destination().isEmpty() ? "" : line.source() + " → " + line.destination() + "  ";
        new Paragraph(out, colours, columns, 0, 2).add("", capture, Ink.QUIET).add("  ", ends + line.protocol(), null).add("  ", line.info(), null);
        out.text("\n\n");
        ExplanationText.lines(explanation, colours::paint, columns).forEach(text -> out.text(text).octet('\n'));
        out.writeTo(streams.out());
    }

    @Override
    public void summary(NearMisses misses) throws IOException {
        TextBuffer out = new TextBuffer();
        entry(0, misses.packets() + (misses.packets() == 1 ? " packet of " : " packets of ") + capture, out);
        for (NearMisses.Decided decided : misses.decided())
            entry(2, decided.count + (decided.count == 1 ? " gets " : " get ") + decided.clause.verdict().word() + " by " + decided.clause.name() + ": "
                    + list(decided.first, decided.count), out);
        for (Outcome outcome : Outcome.values())
            if (misses.count(outcome) > 0 && (misses.decided().isEmpty() || outcome != Outcome.MATCHES))
                outcome(misses, outcome, out);
        misses.waiting().ifPresent(most -> {
            out.text("\n").text(colours.paint(Ink.STRONG, misses.count(Outcome.REPORTS) > 0 ? "Farthest of those without a report" : "Nearest to a report")).octet('\n');
            near(most, "", out);
        });
        if (!misses.nearest().isEmpty())
            out.text("\n").text(colours.paint(Ink.STRONG, misses.count(Outcome.REPORTS) > 0 ? "Nearest of the others" : "Nearest to a match")).octet('\n');
        for (NearMisses.Obstacle obstacle : misses.nearest())
            near(obstacle.first(), obstacle.count() == 1 ? "" : "(and " + (obstacle.count() - 1) + " more)", out);
        misses.waiting().or(() -> misses.nearest().stream().map(NearMisses.Obstacle::first).findFirst())
                .ifPresent(one -> out.octet('\n').text(colours.paint(Ink.QUIET, "The whole tree of one: --packet " + one.packet())).octet('\n'));
        out.writeTo(streams.out());
    }

    private void near(Explanation explanation, String more, TextBuffer out) {
        String subject = "packet " + explanation.packet() + switch (explanation) {
            case Explanation.OfRule rule -> " ";
            case Explanation.OfPolicy policy -> ": the policy ";
        };
        Paragraph line = new Paragraph(out.text("  "), colours, columns, 2, 2).add("", subject + explanation.sentence(), null);
        if (!more.isEmpty())
            line.add("  ", more, Ink.QUIET);
        out.octet('\n');
    }

    private void outcome(NearMisses misses, Outcome outcome, TextBuffer out) {
        String list = list(misses.first(outcome), misses.count(outcome));
        entry(2, misses.count(outcome) + " " + switch (outcome) {
            case REPORTS -> "reported: " + list;
            case SILENCED -> "matched, but suppressed: " + list;
            case MATCHES -> "matched without a report of " + (misses.count(outcome) == 1 ? "its" : "their") + " own: " + list;
            case FAILS -> misses.isOfPolicy() ? (misses.count(outcome) == 1 ? "is" : "are") + " not covered by the policy" : "did not match";
            case PASSED_OVER -> "not looked at";
        }, out);
    }

    private static String list(List<Long> first, long count) {
        return first.stream().map(String::valueOf).collect(Collectors.joining(", ")) + (count > first.size() ? ", …" : "");
    }

    private void entry(int column, String text, TextBuffer out) {
        new Paragraph(out.text(" ".repeat(column)), colours, columns, column, 2).add("", text, null);
        out.octet('\n');
    }
}
