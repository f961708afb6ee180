package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import dev.remora.tree.TextBuffer;
import java.util.Locale;

/** Connections for people: a line each, with the states of both ends; on request with every change of state. */
final class ConnectionText implements ConnectionView {
    private static final int    ENDPOINT = 21;
    private static final double NANOS    = 1e9;

    private final boolean detailed;
    private final Colours colours;
    private boolean       hasUncertain;

    ConnectionText(boolean detailed, Colours colours) {
        this.detailed = detailed;
        this.colours = colours;
    }

    @Override
    public void begin(TextBuffer out) {
        out.text(colours.paint(Ink.STRONG, String.format("%6s  %-4s  %-21s %-13s   %-21s %-13s %11s %15s %9s  %s", "#", "", "originator", "state", "responder",
                "state", "packets", "octets", "seconds", "end"))).octet('\n');
    }

    @Override
    public void show(ShownConnection connection, TextBuffer out) {
        Summary c = connection.summary();
        out.text(String.format("%6d  %-4s  ", c.id(), label(c)));
        end(c, Side.ORIGINATOR, out);
        out.text(c.isStray() ? "  · " : " ⇄ ");
        end(c, Side.RESPONDER, out);
        out.text(String.format(Locale.ROOT, "%11s %15s %9.3f  ", pair(Long.toString(c.originator().packets()), Long.toString(c.responder().packets())),
                pair(amount(c.originator().octets()), amount(c.responder().octets())), (c.last() - c.start()) / NANOS));
        out.text(colours.paint(ink(c), ending(c))).octet('\n');
        if (detailed)
            for (Transition change : c.transitions())
                transition(change, c, out);
    }

    private static String label(Summary c) {
        return c.transport() == Transport.ICMPV6 ? "icm6" : c.transport().label();
    }

    private void end(Summary c, Side side, TextBuffer out) {
        Summary.End end = c.end(side);
        boolean isTcp = c.transport() == Transport.TCP && !c.isStray();
        String state = isTcp ? StateInk.text(end.state(), end.certainty()) : "";
        hasUncertain |= isTcp && !state.equals(end.state().label());
        out.text(padded(endpoint(end.endpoint(), c), ENDPOINT)).octet(' ');
        out.text(colours.paint(StateInk.ink(end.state()), padded(state, StateInk.WIDTH)));
    }

    /** An address and port as people write them. */
    static String endpoint(Endpoint endpoint, Summary c) {
        String address = Addresses.text(endpoint.address());
        if (c.transport() == Transport.ICMP || c.transport() == Transport.ICMPV6)
            return address;
        return (endpoint.isIpv6() ? "[" + address + "]" : address) + ":" + endpoint.port();
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
        String mark = change.certainty() == dev.remora.tracking.Certainty.OBSERVED ? "" : ", " + change.certainty().label();
        out.text(String.format(Locale.ROOT, "        packet %-7d %+12.6f s  %-10s  %-28s ", change.packet(), (change.timeNanos() - c.start()) / NANOS,
                change.side().label(), states));
        out.text(colours.paint(Ink.QUIET, change.cue().text() + mark + " (" + change.rfc() + ")")).octet('\n');
    }

    @Override
    public void capture(String name, TextBuffer out) {
        out.text("== ").text(name).octet('\n');
    }

    @Override
    public void end(CaptureTotals totals, TextBuffer out) {
        out.text(colours.paint(Ink.QUIET, totals.counts())).octet('\n');
        if (hasUncertain)
            out.text(colours.paint(Ink.QUIET, "state~ inferred from later packets, state? nothing was seen that tells")).octet('\n');
        totals.findings(colours, out);
        hasUncertain = false;
    }
}
