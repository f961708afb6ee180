package dev.remora.ide.capture;

import dev.remora.ide.table.TabKey;
import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.jface.fieldassist.IControlContentAdapter2;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** One line of text in which what is wrong can be underlined; what completion needs to know of it. */
final class FilterText implements IControlContentAdapter, IControlContentAdapter2 {
    private final StyledText text;

    FilterText(Composite parent) {
        text = new StyledText(parent, SWT.SINGLE | SWT.BORDER);
        text.setMargins(5, 4, 5, 4);
        TabKey.leadsOnFrom(text);
        text.addVerifyKeyListener(event -> event.doit = event.doit && event.character != SWT.TAB);
    }

    StyledText control() {
        return text;
    }

    /** Underlines some characters; none for a length of 0. */
    void underline(int start, int length, Color colour) {
        text.setStyleRange(null);
        int from = Math.max(0, Math.min(start, text.getCharCount() - 1));
        int count = Math.min(Math.max(length, 0), text.getCharCount() - from);
        if (count <= 0)
            return;
        StyleRange range = new StyleRange(from, count, null, null);
        range.underline = true;
        range.underlineStyle = SWT.UNDERLINE_ERROR;
        range.underlineColor = colour;
        text.setStyleRange(range);
    }

    @Override
    public void setControlContents(Control control, String contents, int cursor) {
        text.setText(contents);
        text.setCaretOffset(cursor);
    }

    @Override
    public void insertControlContents(Control control, String contents, int cursor) {
        int at = text.getSelection().x;
        text.insert(contents);
        text.setCaretOffset(at + cursor);
    }

    @Override
    public String getControlContents(Control control) {
        return text.getText();
    }

    @Override
    public int getCursorPosition(Control control) {
        return text.getCaretOffset();
    }

    @Override
    public Rectangle getInsertionBounds(Control control) {
        Point at = text.getLocationAtOffset(text.getCaretOffset());
        return new Rectangle(at.x, at.y, 1, text.getLineHeight());
    }

    @Override
    public void setCursorPosition(Control control, int index) {
        text.setCaretOffset(index);
    }

    @Override
    public Point getSelection(Control control) {
        return text.getSelection();
    }

    @Override
    public void setSelection(Control control, Point range) {
        text.setSelection(range);
    }
}
