package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
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
    private static final int    MOST     = 20_000;
    private static final int    ENDPOINT = 15;
    private static final double NANOS    = 1e9;

    private final boolean       detailed;
    private final Colours       colours;
    private final List<Summary> waiting = new ArrayList<>();
    private final StateLegend   legend  = new StateLegend();

    ConnectionText(boolean detailed, Colours colours) {
        this.detailed = detailed;
        this.colours = colours;
    }

    @Override
    public void capture(String name, TextBuffer out) {
        out.text("== ").text(name).octet('\n');
    }

    @Override
    public void show(ShownConnection connection, TextBuffer out) {
        waiting.add(connection.summary());
        if (waiting.size() >= MOST)
            flush(out);
    }

    private void flush(TextBuffer out) {
        waiting.sort(Comparator.comparingLong(Summary::id));
        int left = width(Side.ORIGINATOR);
        int right = width(Side.RESPONDER);
        if (!waiting.isEmpty())
            out.text(colours.paint(Ink.STRONG, String.format("%6s  %-4s  %s %-13s   %s %-13s %11s %15s %9s  %s", "#", "", padded("originator", left), "state",
                    padded("responder", right), "state", "packets", "octets", "seconds", "end"))).octet('\n');
        for (Summary c : waiting)
            line(c, left, right, out);
        waiting.clear();
    }

    private int width(Side side) {
        return waiting.stream().mapToInt(c -> endpoint(c.end(side).endpoint(), c).length()).reduce(ENDPOINT, Math::max);
    }

    private void line(Summary c, int left, int right, TextBuffer out) {
        out.text(String.format("%6d  %-4s  ", c.id(), label(c)));
        end(c, Side.ORIGINATOR, left, out);
        out.text(c.isStray() ? "  · " : " ⇄ ");
        end(c, Side.RESPONDER, right, out);
        out.text(String.format(Locale.ROOT, "%11s %15s %9.3f  ", pair(Long.toString(c.originator().packets()), Long.toString(c.responder().packets())),
                pair(amount(c.originator().octets()), amount(c.responder().octets())), Math.max(0, c.last() - c.start()) / NANOS));
        out.text(colours.paint(ink(c), ending(c))).octet('\n');
        if (detailed)
            for (Transition change : c.transitions())
                transition(change, c, out);
    }

    private static String label(Summary c) {
        return c.transport() == Transport.ICMPV6 ? "icm6" : c.transport().label();
    }

    private void end(Summary c, Side side, int width, TextBuffer out) {
        Summary.End end = c.end(side);
        boolean isTcp = c.transport() == Transport.TCP && !c.isStray();
        String state = isTcp ? end.known().text() : "";
        if (isTcp)
            legend.note(end.certainty());
        out.text(padded(endpoint(end.endpoint(), c), width)).octet(' ');
        out.text(colours.paint(StateInk.ink(end.state()), padded(state, StateInk.WIDTH)));
    }

    /** An address and port as people write them. */
    static String endpoint(Endpoint endpoint, Summary c) {
        return c.transport().hasPorts() ? AddressText.of(endpoint.address(), endpoint.port()) : AddressText.of(endpoint.address());
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String pair(String sent, String answered) {
        return sent + " / " + answered;
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

    private static String ending(Summary c) {
        if (c.isStray())
            return "no connection";
        String reason = switch (c.endReason()) {
            case NONE, END_OF_CAPTURE -> "open";
            case CLOSED, RESET, TIMEOUT, EVICTED -> c.endReason().label();
        };
        return reason + (c.isMidstream() ? ", picked up midway" : "") + (c.hasIcmpError() ? ", ICMP error" : "");
    }

    private static Ink ink(Summary c) {
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
        out.text(String.format(Locale.ROOT, "        packet %-7d %+12.6f s  %-10s  %-28s ", change.packet(), (change.timeNanos() - c.start()) / NANOS,
                change.side().label(), states));
        out.text(colours.paint(Ink.QUIET, change.cue().text() + mark + " (" + change.rfc() + ")")).octet('\n');
    }

    @Override
    public void end(CaptureTotals totals, TextBuffer out) {
        flush(out);
        out.text(colours.paint(Ink.QUIET, totals.counts())).octet('\n');
        legend.write(colours, out);
        totals.findings(colours, out);
    }

}
