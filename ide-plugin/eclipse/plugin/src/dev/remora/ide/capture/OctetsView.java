package dev.remora.ide.capture;

import dev.remora.ide.preference.Palette;
import java.util.function.IntConsumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

/** The octets of a packet, sixteen a line or, where there is little room, eight, in hexadecimal and as text; one range of them is marked. */
public final class OctetsView {
    private static final String DIGITS = "0123456789abcdef";

    private final StyledText text;
    private Detail           detail;
    private int              aLine = 16;
    private int              marked;
    private int              markedCount;

    OctetsView(Composite parent, IntConsumer clicked) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        text.addListener(SWT.Resize, event -> fit());
        text.addListener(SWT.MouseUp, event -> tell(position(text.getCaretOffset()), clicked));
        text.addListener(SWT.KeyUp, event -> {
            if (event.keyCode == SWT.ARROW_LEFT || event.keyCode == SWT.ARROW_UP)
                tell(position(text.getCaretOffset()), clicked);
            else if (event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_DOWN)
                tell(onward(position(text.getCaretOffset())), clicked);
        });
    }

    /** Digits of a position: four, and more where a frame with the datagram that it completed is longer. */
    private static int digits(Detail detail) {
        return detail != null && detail.octets().length > 0x10000 ? 6 : 4;
    }

    /** Columns where the octets begin, and where the text does. */
    private int hexAt() {
        return digits(detail) + 2;
    }

    private int textAt(int octets) {
        return hexAt() + octets * 3 + 2;
    }

    private int lineWidth() {
        return textAt(aLine) + aLine + 1;
    }

    /** Takes as many octets a line as there is room for. */
    private void fit() {
        GC gc = new GC(text);
        double character = gc.getFontMetrics().getAverageCharacterWidth();
        gc.dispose();
        int fitting = text.getClientArea().width - 16 >= character * (textAt(16) + 16) ? 16 : 8;
        if (fitting == aLine)
            return;
        aLine = fitting;
        if (detail != null) {
            text.setText(lines(detail, aLine));
            mark(marked, markedCount);
        }
    }

    // The field that is marked has the caret at its start: within it nothing would lead on.
    private int onward(int position) {
        int behind = marked + markedCount;
        return position >= marked && position < behind && detail.has(behind) ? behind : position;
    }

    private void tell(int position, IntConsumer clicked) {
        if (position >= 0 && text.getSelectionCount() == 0)            // what is selected is to be copied, and stays
            clicked.accept(position);
    }

    /** The widget. */
    public StyledText control() {
        return text;
    }

    /** Shows a packet's captured octets, and behind them those of the datagram that it completed. */
    void show(Detail other) {
        detail = other;
        markedCount = 0;
        text.setText(lines(other, aLine));
    }

    /** Octets as lines: position, hexadecimal, text. */
    static String lines(Detail detail, int aLine) {
        StringBuilder lines = new StringBuilder((detail.octets().length / aLine + 1) * (aLine * 4 + 12));
        for (int at = 0; at < detail.octets().length; at += aLine)
            line(detail, at, aLine, lines);
        return lines.toString();
    }

    private static void line(Detail detail, int at, int aLine, StringBuilder lines) {
        for (int shift = 4 * digits(detail) - 4; shift >= 0; shift -= 4)
            lines.append(DIGITS.charAt(at >> shift & 0xF));
        lines.append("  ");
        for (int i = at; i < at + aLine; i++) {
            if (detail.has(i))
                lines.append(DIGITS.charAt(detail.octets()[i] >> 4 & 0xF)).append(DIGITS.charAt(detail.octets()[i] & 0xF)).append(' ');
            else
                lines.append("   ");
        }
        lines.append("  ");
        for (int i = at; i < at + aLine; i++)
            lines.append(detail.has(i) ? printable(detail.octets()[i]) : ' ');
        lines.append('\n');
    }

    private static char printable(int octet) {
        return octet >= 0x20 && octet < 0x7F ? (char) octet : '.';
    }

    /** Marks octets and brings the first of them into sight. */
    void mark(int at, int count) {
        marked = at;
        markedCount = count;
        text.setStyleRange(null);
        if (detail == null)
            return;
        int end = Math.min(at + count, detail.octets().length);
        for (int from = at; from < end;) {
            int lineEnd = Math.min(end, (from / aLine + 1) * aLine);
            paint(offset(from, hexAt(), 3), (lineEnd - from) * 3 - 1);
            paint(offset(from, textAt(aLine), 1), lineEnd - from);
            from = lineEnd;
        }
        if (at < end) {
            text.setCaretOffset(offset(at, hexAt(), 3));
            text.showSelection();
        }
    }

    private void paint(int offset, int characters) {
        StyleRange range = new StyleRange(offset, characters, null, Palette.OCTETS.color(text.getDisplay()));
        text.setStyleRange(range);
    }

    private int offset(int position, int column, int width) {
        return position / aLine * lineWidth() + column + position % aLine * width;
    }

    private int position(int offset) {
        int column = offset % lineWidth();
        int inLine = column >= textAt(aLine) ? column - textAt(aLine) : column >= hexAt() ? (column - hexAt()) / 3 : -1;
        int position = offset / lineWidth() * aLine + inLine;
        return inLine >= 0 && inLine < aLine && detail != null && detail.has(position) ? position : -1;
    }

    /** Places of the marked octets in the text, for tests. */
    public StyleRange[] marks() {
        return text.getStyleRanges();
    }
}
