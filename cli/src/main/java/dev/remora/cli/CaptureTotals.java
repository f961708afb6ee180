package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.rules.run.Runner;
import dev.remora.tracking.CaptureFault;
import dev.remora.tracking.CaptureFinding;
import dev.remora.tracking.Counters;
import dev.remora.tracking.Tracker;
import dev.remora.tree.TextBuffer;
import java.util.List;
import java.util.Locale;

/**
 * What a capture came to: how many connections there were, and what is wrong with the capture itself, whatever its traffic does.
 *
 * @param strays  pairs of endpoints whose packets belong to no connection
 * @param evicted connections that had to make room for others
 * @param datagrams that were given up because their fragments, or those of all together, took too much room
 * @param givenUp times that a pattern of a rule was given up
 */
record CaptureTotals(String capture, long connections, long strays, long evicted, long datagrams, long givenUp, List<CaptureFinding> findings) {
    /** What a tracker has come to. */
    static CaptureTotals of(String capture, Tracker tracker) {
        Counters counters = tracker.counters();
        return new CaptureTotals(capture, counters.opened(), counters.strays(), counters.evicted() + counters.evictedHalfOpen(), 0, 0, tracker.captureFindings());
    }

    /** What an engine has come to. */
    static CaptureTotals of(String capture, Runner engine) {
        return new CaptureTotals(capture, engine.connections(), engine.strays(), engine.evicted(), engine.datagramsGivenUp(), engine.patternsGivenUp(),
                engine.captureFindings());
    }

    /** Connections, and packets that belong to none: the same words wherever they are counted. */
    String counts() {
        String text = CountTable.number(connections, "connection");
        if (strays > 0)
            text += "; packets of " + CountTable.number(strays, "pair") + " of endpoints belong to no connection";
        if (evicted > 0)
            text += String.format(Locale.ROOT, "; %,d evicted to make room", evicted);
        if (datagrams > 0)
            text += String.format(Locale.ROOT, "; %,d incomplete datagram%s given up for lack of room", datagrams, datagrams == 1 ? " was" : "s were");
        if (givenUp > 0)
            text += String.format(Locale.ROOT, "; a `matches` pattern took too long %,d time%s and counted as not matching", givenUp, givenUp == 1 ? "" : "s");
        return text;
    }

    /** Lines about the capture, where there is something to say, broken to fit a terminal of so many columns; 0 breaks nothing. */
    void findings(Colours colours, int columns, TextBuffer out) {
        if (findings.isEmpty())
            return;
        out.text(colours.paint(Ink.BUSY, "about the capture, not its traffic:")).octet('\n');
        for (CaptureFinding finding : findings) {
            String first = finding.fault() == CaptureFault.ONE_SIDED ? "the first was over at packet " : "first at packet ";
            new Paragraph(out.text("  "), colours, columns, 2, 2).add("", finding.text(), null).add(" ", "(" + first + finding.firstPacket() + ")", Ink.QUIET);
            out.octet('\n');
        }
    }

    /** An object a finding. */
    void json(TextBuffer out) {
        for (CaptureFinding finding : findings)
            JsonLine.write(out, json -> {
                json.name("capture").value(capture);
                json.name("finding").value(finding.fault().label());
                json.name("count").value(finding.count());
                json.name("octets").value(finding.octets());
                if (finding.nanos() > 0)
                    json.name("seconds").jsonValue(JsonLine.seconds(finding.nanos()));
                json.name("first_packet").value(finding.firstPacket());
                json.name("text").value(finding.text());
            });
    }
}
