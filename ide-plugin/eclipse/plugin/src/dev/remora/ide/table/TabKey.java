package dev.remora.ide.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/**
 * The key that leads from one widget to the next. SWT gives it, as any key, to a widget that paints itself and has keys of its own, or takes text, and nothing leads on
 * from there.
 */
public final class TabKey {
    private TabKey() {}

    /** Lets it lead on from such a widget, and with Shift back. */
    public static void leadsOnFrom(Control widget) {
        widget.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }
}
