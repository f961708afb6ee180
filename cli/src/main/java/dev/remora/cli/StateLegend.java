package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Certainty;
import dev.remora.tree.TextBuffer;
import java.util.EnumSet;
import java.util.Set;

/** Says what the marks at states mean, of those that were written. */
final class StateLegend {
    private final Set<Certainty> written = EnumSet.noneOf(Certainty.class);

    /** A state that is known so was written. */
    void note(Certainty certainty) {
        written.add(certainty);
    }

    /** A line for each mark, broken where the terminal has this many columns, and forgets them; 0 breaks nothing. */
    void write(Colours colours, int columns, TextBuffer out) {
        if (written.contains(Certainty.INFERRED))
            line("~STATE is inferred from other packets, because the capture lacks those that led to it", colours, columns, out);
        if (written.contains(Certainty.UNKNOWN))
            line("STATE? assumes that the end received what was sent to it; no packet from it had been seen", colours, columns, out);
        written.clear();
    }

    private static void line(String text, Colours colours, int columns, TextBuffer out) {
        new Paragraph(out, colours, columns, 0).add("", text, Ink.QUIET);
        out.octet('\n');
    }
}
