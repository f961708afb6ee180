package dev.remora.ide.capture;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.function.IntConsumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** The octets of a packet, sixteen a line, in hexadecimal and as text; one range of them is marked. */
public final class OctetsView {
    private static final int A_LINE     = 16;
    private static final int HEX        = 6;
    private static final int TEXT       = HEX + A_LINE * 3 + 2;
    private static final int LINE_WIDTH = TEXT + A_LINE + 1;

    private final StyledText text;
    private int              length;
    private int              gap;                                       // position that no octet has, between frame and datagram

    OctetsView(Composite parent, IntConsumer clicked) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        text.addListener(SWT.MouseUp, event -> {
            int position = position(text.getCaretOffset());
            if (position >= 0)
                clicked.accept(position);
        });
    }

    /** The widget. */
    public StyledText control() {
        return text;
    }

    /** Shows a packet's captured octets, and behind them those of the datagram that it completed. */
    void show(Packet packet) {
        Frame frame = packet.frame();
        length = frame.extent();
        gap = frame.length();
        StringBuilder lines = new StringBuilder(length / A_LINE * LINE_WIDTH + LINE_WIDTH);
        for (int at = 0; at < length; at += A_LINE)
            line(frame, at, lines);
        text.setText(lines.toString());
    }

    private void line(Frame frame, int at, StringBuilder lines) {
        lines.append(String.format("%04x  ", at));
        for (int i = at; i < at + A_LINE; i++)
            lines.append(has(i) ? String.format("%02x ", frame.u8(i)) : "   ");
        lines.append("  ");
        for (int i = at; i < at + A_LINE; i++)
            lines.append(has(i) ? printable(frame.u8(i)) : ' ');
        lines.append('\n');
    }

    private boolean has(int position) {
        return position < length && (position != gap || gap == length);
    }

    private static char printable(int octet) {
        return octet >= 0x20 && octet < 0x7F ? (char) octet : '.';
    }

    /** Marks octets and brings the first of them into sight. */
    void mark(int at, int count) {
        text.setStyleRange(null);
        int end = Math.min(at + count, length);
        for (int from = at; from < end;) {
            int lineEnd = Math.min(end, (from / A_LINE + 1) * A_LINE);
            paint(offset(from, HEX, 3), (lineEnd - from) * 3 - 1);
            paint(offset(from, TEXT, 1), lineEnd - from);
            from = lineEnd;
        }
        if (count > 0 && at < length) {
            text.setTopIndex(Math.max(0, Math.min(text.getTopIndex(), at / A_LINE)));
            text.setCaretOffset(offset(at, HEX, 3));
            text.showSelection();
        }
    }

    private void paint(int offset, int characters) {
        StyleRange range = new StyleRange(offset, characters, null, Palette.OCTETS.color(text.getDisplay()));
        text.setStyleRange(range);
    }

    private static int offset(int position, int column, int width) {
        return position / A_LINE * LINE_WIDTH + column + position % A_LINE * width;
    }

    private int position(int offset) {
        int column = offset % LINE_WIDTH;
        int inLine = column >= TEXT ? column - TEXT : column >= HEX ? (column - HEX) / 3 : -1;
        int position = offset / LINE_WIDTH * A_LINE + inLine;
        return inLine >= 0 && inLine < A_LINE && has(position) ? position : -1;
    }

    /** Places of the marked octets in the text, for tests. */
    public StyleRange[] marks() {
        return text.getStyleRanges();
    }
}
