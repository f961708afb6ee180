package dev.remora.ide.tests;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** The buttons of the mouse, over a list that is not one of the platform's. */
final class Mouse {
    private Mouse() {}

    /** Presses a button and lets it go, while these modifiers are held. */
    static void click(NatTable table, int button, int modifiers, int x, int y) {
        Event click = new Event();
        click.button = button;
        click.count = 1;
        click.stateMask = modifiers;
        click.x = x;
        click.y = y;
        table.notifyListeners(SWT.MouseDown, click);
        table.notifyListeners(SWT.MouseUp, click);
        Workbench.settle();
    }

    /** Clicks a row with Ctrl, which takes it among those that are selected, or from among them; that of the first packet is 1. */
    static void choose(NatTable table, int row) {
        Workbench.await("the row is in sight", () -> table.getRowPositionByY(table.getStartYOfRowPosition(row) + 5) == row);
        click(table, 1, SWT.CTRL, table.getStartXOfColumnPosition(0) + 5, table.getStartYOfRowPosition(row) + 5);
    }
}
