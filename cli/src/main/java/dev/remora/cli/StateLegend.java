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

    /** A line for each mark, and forgets them. */
    void write(Colours colours, TextBuffer out) {
        if (written.contains(Certainty.INFERRED))
            line("~STATE is inferred from other packets, because the capture lacks those that led there", colours, out);
        if (written.contains(Certainty.UNKNOWN))
            line("STATE? is what the end is in if it got what was sent to it; nothing was seen of it", colours, out);
        written.clear();
    }

    private static void line(String text, Colours colours, TextBuffer out) {
        out.text(colours.paint(Ink.QUIET, text)).octet('\n');
    }
}
