package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Packet;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.TextBuffer;
import org.jspecify.annotations.Nullable;

/** A line a packet, in columns: number, seconds since the first, addresses, protocol, length, what it says. */
final class PacketList implements PacketView {
    private static final int NUMBER   = 7;
    private static final int TIME     = 12;                              // behind a blank, however far a clock goes back
    private static final int ADDRESS  = 15;                              // to begin with; longer ones make the column wider from there on
    private static final int PROTOCOL = 8;
    private static final int LENGTH   = 5;

    private final PacketLines lines;
    private @Nullable Long    first;
    private int               width = ADDRESS;

    PacketList(Dissectors dissectors) {
        this.lines = new PacketLines(dissectors);
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        first = null;
        if (isOneOfMany)
            out.text("== ").text(name).octet('\n');
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        PacketLine line = lines.line(packet);
        if (first == null)
            first = packet.frame().timeNanos();
        right(Long.toString(packet.frame().number()), NUMBER, out);
        right(seconds(packet.frame().timeNanos() - first), TIME, out.octet(' '));
        out.octet(' ').octet(' ');
        width = Math.max(width, Math.max(line.source().length(), line.destination().length()));
        left(line.source(), width, out);
        out.text(line.source().isEmpty() ? "   " : " → ");
        left(line.destination(), width, out);
        out.octet(' ');
        left(line.protocol(), PROTOCOL, out);
        right(Integer.toString(packet.frame().originalLength()), LENGTH, out.octet(' '));
        out.octet(' ').octet(' ').text(line.info()).octet('\n');
    }

    private static String seconds(long nanos) {
        long micros = Math.abs(nanos) / 1000;
        String fraction = Long.toString(micros % 1_000_000 + 1_000_000).substring(1);
        return (nanos < 0 ? "-" : "") + micros / 1_000_000 + "." + fraction;
    }

    private static void left(String text, int width, TextBuffer out) {
        out.text(text).text(" ".repeat(Math.max(0, width - text.length())));
    }

    private static void right(String text, int width, TextBuffer out) {
        out.text(" ".repeat(Math.max(0, width - text.length()))).text(text);
    }
}
