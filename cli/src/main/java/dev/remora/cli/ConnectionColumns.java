package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.Collection;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where things stand in a list of connections: the columns are as wide as they have to be, and where a terminal has no room for all of them beside each other each end
 * has a line of its own.
 */
final class ConnectionColumns {
    private static final int ENDPOINT = 15;          // columns
    private static final int LABEL    = 4;
    private static final int ENDING   = "closed".length();

    private final Colours     colours;
    private final StateLegend legend;
    private final int         columns;                  // of the terminal; 0 where the output is none
    private final Widths      widths;
    private final boolean     isPaired;                 // whether each end has a line

    /** Widths of columns; of packets and octets, those of both ends where they share a line. */
    private record Widths(int id, int originator, int responder, int packets, int octets, int seconds, int ending) {
        int line() {
            return id + LABEL + originator + responder + 2 * StateInk.WIDTH + packets + octets + seconds + ending + 14;
        }
    }

    /** Columns for these connections. */
    ConnectionColumns(Collection<Summary> shown, int columns, Colours colours, StateLegend legend) {
        this.columns = columns;
        this.colours = colours;
        this.legend = legend;
        int originator = widest(shown, ENDPOINT, c -> endpoint(c, Side.ORIGINATOR));
        int responder = widest(shown, ENDPOINT, c -> endpoint(c, Side.RESPONDER));
        int ending = widest(shown, ENDING, ConnectionText::ending);
        Widths ample = new Widths(6, originator, responder, 11, 15, 9, ending);
        Widths close = new Widths(widest(shown, 2, c -> Long.toString(c.id())), originator, responder, widest(shown, 7, ConnectionColumns::packets),
                widest(shown, 6, ConnectionColumns::octets), widest(shown, 7, ConnectionColumns::seconds), ending);
        isPaired = columns > 0 && close.line() > columns;
        widths = isPaired ? paired(shown, close.id) : columns == 0 || ample.line() <= columns ? ample : close;
    }

    private static int widest(Collection<Summary> shown, int least, Function<Summary, String> text) {
        return shown.stream().map(text).mapToInt(String::length).reduce(least, Math::max);
    }

    private static int widestEnd(Collection<Summary> shown, int least, BiFunction<Summary, Side, String> text) {
        return Math.max(widest(shown, least, c -> text.apply(c, Side.ORIGINATOR)), widest(shown, least, c -> text.apply(c, Side.RESPONDER)));
    }

    /** An end that is too long for its column pushes away what is behind it. */
    private Widths paired(Collection<Summary> shown, int id) {
        int packets = widestEnd(shown, 7, (c, side) -> Long.toString(c.end(side).packets()));
        int octets = widestEnd(shown, 6, (c, side) -> ConnectionText.amount(c.end(side).octets()));
        int longest = widestEnd(shown, ENDPOINT, ConnectionColumns::endpoint);
        int ending = Math.max(widest(shown, ENDING, ConnectionText::shortEnding), widest(shown, 0, ConnectionColumns::seconds) + 2);
        int room = columns - id - LABEL - StateInk.WIDTH - packets - octets - ending - 9;
        int endpoint = Math.clamp(longest, ENDPOINT, Math.max(ENDPOINT, room));
        return new Widths(id, endpoint, endpoint, packets, octets, 0, ending);
    }

    /** Names the columns. */
    void head(TextBuffer out) {
        if (!isPaired) {
            String ends = "%" + widths.id + "s  %-4s  %s %-13s   %s %-13s ";
            String numbers = "%" + widths.packets + "s %" + widths.octets + "s %" + widths.seconds + "s  %s";
            out.text(colours.paint(Ink.STRONG, String.format(Locale.ROOT, ends + numbers, "#", "", padded("originator", widths.originator), "state",
                    padded("responder", widths.responder), "state", "packets", "octets", "seconds", "end"))).octet('\n');
            return;
        }
        FlowingLine line = new FlowingLine(out, colours, columns);
        line.right(widths.id, "#", Ink.STRONG).left(ends(), "ends", Ink.STRONG).left(state(), "state", Ink.STRONG);
        line.right(packetsEnd(), "packets", Ink.STRONG).right(octetsEnd(), "octets", Ink.STRONG).left(octetsEnd() + 2, "time, end", Ink.STRONG).end();
    }

    /** Shows a connection. */
    void show(Summary c, TextBuffer out) {
        if (isPaired)
            pair(c, out);
        else
            line(c, out);
    }

    private void line(Summary c, TextBuffer out) {
        out.text(String.format(Locale.ROOT, "%" + widths.id + "d  %-4s  ", c.id(), label(c)));
        end(c, Side.ORIGINATOR, widths.originator, out);
        out.text(c.isStray() ? "  · " : " ⇄ ");
        end(c, Side.RESPONDER, widths.responder, out);
        out.text(String.format(Locale.ROOT, "%" + widths.packets + "s %" + widths.octets + "s %" + widths.seconds + "s  ", packets(c), octets(c), seconds(c)));
        out.text(colours.paint(ConnectionText.ink(c), ConnectionText.ending(c))).octet('\n');
    }

    private void end(Summary c, Side side, int width, TextBuffer out) {
        out.text(padded(endpoint(c, side), width)).octet(' ');
        out.text(colours.paint(StateInk.ink(c.end(side).state()), padded(state(c, side), StateInk.WIDTH)));
    }

    private void pair(Summary c, TextBuffer out) {
        FlowingLine first = new FlowingLine(out, colours, columns).right(widths.id, Long.toString(c.id()), null).left(widths.id + 2, label(c), null);
        numbers(c, Side.ORIGINATOR, first).left(octetsEnd() + 2, seconds(c) + " s", null).end();
        FlowingLine second = new FlowingLine(out, colours, columns).left(ends() - 2, c.isStray() ? "·" : "⇄", null);
        numbers(c, Side.RESPONDER, second).left(octetsEnd() + 2, ConnectionText.shortEnding(c), ConnectionText.ink(c)).end();
    }

    private FlowingLine numbers(Summary c, Side side, FlowingLine line) {
        Summary.End end = c.end(side);
        line.left(ends(), endpoint(c, side), null).left(state(), state(c, side), StateInk.ink(end.state()));
        return line.right(packetsEnd(), Long.toString(end.packets()), null).right(octetsEnd(), ConnectionText.amount(end.octets()), null);
    }

    private int ends() {
        return widths.id + LABEL + 4;
    }

    private int state() {
        return ends() + widths.originator + 1;
    }

    private int packetsEnd() {
        return state() + StateInk.WIDTH + 1 + widths.packets;
    }

    private int octetsEnd() {
        return packetsEnd() + 1 + widths.octets;
    }

    private String state(Summary c, Side side) {
        if (c.transport() != Transport.TCP || c.isStray())
            return "";
        legend.note(c.end(side).certainty());
        return c.end(side).known().text();
    }

    private static String label(Summary c) {
        return switch (c.transport()) {
            case ICMPV6 -> "icm6";
            case UDPLITE -> "udpl";
            default -> c.transport().label();
        };
    }

    private static String endpoint(Summary c, Side side) {
        return ConnectionText.endpoint(c.end(side).endpoint(), c.transport());
    }

    private static String packets(Summary c) {
        return c.originator().packets() + " / " + c.responder().packets();
    }

    private static String octets(Summary c) {
        return ConnectionText.amount(c.originator().octets()) + " / " + ConnectionText.amount(c.responder().octets());
    }

    private static String seconds(Summary c) {
        return TimeText.millis(Math.max(0, c.last() - c.start()));
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
