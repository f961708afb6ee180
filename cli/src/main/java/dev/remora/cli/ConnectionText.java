package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.EndReason;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import dev.remora.tree.AddressText;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Connections for people: a line each, with the states of both ends; on request with every change of state.
 *
 * <p>In the order in which they began, in columns as wide as they have to be, for up to {@link #MOST} connections; those of a larger capture come in such portions, each
 * in the order in which they ended.
 */
final class ConnectionText implements ConnectionView {
    private static final int MOST  = 20_000;
    private static final int CAUSE = 81;          // where the cause of a change of state begins
    private static final int ROOM  = 40;          // columns that it wants for itself, if it is to stand there

    private final boolean       detailed;
    private final Colours       colours;
    private final int           columns;                // of the terminal; 0 where the output is none
    private final List<Summary> waiting = new ArrayList<>();
    private final StateLegend   legend  = new StateLegend();

    ConnectionText(boolean detailed, Colours colours, int columns) {
        this.detailed = detailed;
        this.colours = colours;
        this.columns = columns;
    }

    @Override
    public void capture(String name, TextBuffer out) {
        out.text("== ").text(OneLine.of(name)).octet('\n');
    }

    @Override
    public void show(ShownConnection connection, TextBuffer out) {
        waiting.add(connection.summary());
        if (waiting.size() >= MOST)
            flush(out);
    }

    private void flush(TextBuffer out) {
        waiting.sort(Comparator.comparingLong(Summary::id));
        ConnectionColumns shown = new ConnectionColumns(waiting, columns, colours, legend);
        if (!waiting.isEmpty())
            shown.head(out);
        for (Summary c : waiting) {
            shown.show(c, out);
            if (detailed)
                for (Transition change : c.transitions())
                    transition(change, c, out);
        }
        waiting.clear();
    }

    /** An address, and a port where there are any, as people write them. */
    static String endpoint(Endpoint endpoint, Transport transport) {
        return transport.hasPorts() ? AddressText.of(endpoint.address(), endpoint.port()) : AddressText.of(endpoint.address());
    }

    /** Octets with at most three digits before a unit. */
    static String amount(long octets) {
        double value = octets;
        for (String unit : new String[]{"", "k", "M", "G", "T"}) {
            if (value < 999.5)
                return unit.isEmpty() ? Long.toString(octets) : String.format(Locale.ROOT, value < 9.95 ? "%.1f%s" : "%.0f%s", value, unit);
            value /= 1000;
        }
        return String.format(Locale.ROOT, "%.0fP", value);
    }

    /** How a connection ended. */
    static String ending(Summary c) {
        return ending(c, ", picked up midway");
    }

    /** The same, told shortly. */
    static String shortEnding(Summary c) {
        return ending(c, ", midway");
    }

    private static String ending(Summary c, String midway) {
        if (c.isStray())
            return "no connection";
        return reason(c.endReason()) + (c.isMidstream() ? midway : "") + (c.hasIcmpError() ? ", ICMP error" : "");
    }

    /** Why a connection is over; one that the capture leaves is open. */
    static String reason(EndReason reason) {
        return switch (reason) {
            case NONE, END_OF_CAPTURE -> "open";
            case CLOSED, RESET, TIMEOUT, EVICTED -> reason.label();
        };
    }

    /** The colour of how a connection ended. */
    static Ink ink(Summary c) {
        return switch (c.endReason()) {
            case RESET, EVICTED -> Ink.BAD;
            case TIMEOUT -> Ink.BUSY;
            case CLOSED -> Ink.QUIET;
            case NONE, END_OF_CAPTURE -> c.isStray() ? Ink.QUIET : Ink.GOOD;
        };
    }

    private void transition(Transition change, Summary c, TextBuffer out) {
        String states = change.from().label() + " → " + change.to().label();
        String mark = change.certainty() == Certainty.OBSERVED ? "" : ", " + change.certainty().label();
        long since = change.timeNanos() - c.start();
        String what = String.format(Locale.ROOT, "        packet %-7d %12s s  %-10s", change.packet(), (since < 0 ? "" : "+") + TimeText.micros(since), change.side().label());
        String cause = change.cue().text() + mark + " (" + change.rfc() + ")";
        Paragraph line = new Paragraph(out.text(what), colours, columns, what.length()).add("  ", states, null);
        if (columns == 0 || columns - CAUSE >= ROOM)
            line.at(CAUSE, cause, Ink.QUIET);
        else
            line.add(" ", cause, Ink.QUIET);
        out.octet('\n');
    }

    @Override
    public void end(CaptureTotals totals, TextBuffer out) {
        flush(out);
        new Paragraph(out, colours, columns, 0).add("", totals.counts(), Ink.QUIET);
        out.octet('\n');
        legend.write(colours, columns, out);
        totals.findings(colours, columns, out);
    }

}
