package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.FrameLayer;
import dev.remora.field.Derived;
import dev.remora.packet.Packet;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import org.jspecify.annotations.Nullable;

/** A line a packet, in columns: number, seconds since the first of the capture, whether a filter lets that through or not, addresses, protocol, length, what it says. */
final class PacketList implements PacketView {
    private static final int NUMBER   = 7;
    private static final int TIME     = 12;                              // behind a blank, however far a clock goes back
    private static final int ADDRESS  = 15;                              // to begin with; longer ones make the column wider from there on
    private static final int PROTOCOL = 8;
    private static final int LENGTH   = 5;
    private static final int BETWEEN  = 8;                               // blanks and an arrow between all of these, see show
    private static final int ROOM     = 40;                              // columns behind these in which what a packet says may be broken

    private final PacketLines lines;
    private final int         columns;
    private @Nullable Long    first;
    private int               width = ADDRESS;

    /** Breaks between words what is too long for lines of so many columns; 0 breaks nothing. */
    PacketList(Dissectors dissectors, int columns) {
        this.lines = new PacketLines(dissectors);
        this.columns = columns;
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        first = null;
        if (isOneOfMany)
            out.text("== ").text(OneLine.of(name)).octet('\n');
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        PacketLine line = lines.line(packet);
        if (first == null)
            first = packet.frame().timeNanos() - since(packet);
        int column = BETWEEN + right(Long.toString(packet.frame().number()), NUMBER, out);
        column += right(seconds(packet.frame().timeNanos() - first), TIME, out.octet(' '));
        out.octet(' ').octet(' ');
        width = Math.max(width, Math.max(line.source().length(), line.destination().length()));
        column += left(line.source(), width, out);
        out.text(line.source().isEmpty() ? "   " : " → ");
        column += left(line.destination(), width, out);
        out.octet(' ');
        column += left(line.protocol(), PROTOCOL, out);
        column += right(Integer.toString(packet.frame().originalLength()), LENGTH, out.octet(' '));
        info(line.info(), column, out);
        out.octet('\n');
    }

    // The first packet of the capture, which a filter may not have let through.
    private static long since(Packet packet) {
        long since = FrameLayer.TIME_RELATIVE.value().of(packet, 0);
        return since == Derived.ABSENT ? 0 : since;
    }

    // Where there is little room behind the columns, what is too long has lines of its own.
    private void info(String info, int column, TextBuffer out) {
        if (columns - column < ROOM)
            new Paragraph(out, Colours.PLAIN, columns, column).add("  ", info, null);
        else
            new Paragraph(out.octet(' ').octet(' '), Colours.PLAIN, columns, column + 2).add("", info, null);
    }

    private static String seconds(long nanos) {
        TextBuffer text = new TextBuffer();
        TimeText.micros(nanos, text);
        return text.toString();
    }

    // How many columns it takes.
    private static int left(String text, int width, TextBuffer out) {
        out.text(text).text(" ".repeat(Math.max(0, width - text.length())));
        return Math.max(width, text.length());
    }

    private static int right(String text, int width, TextBuffer out) {
        out.text(" ".repeat(Math.max(0, width - text.length()))).text(text);
        return Math.max(width, text.length());
    }
}
