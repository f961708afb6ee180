package dev.remora.ide.capture;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;

/** The columns by which the list of packets can be sorted, as a menu: what a click on a heading does, by keyboard. */
final class SortMenu {
    private SortMenu() {}

    /** Adds the columns in the order in which they stand; the arrow behind one is that of the list. */
    static void fill(IMenuManager menu, PacketTable packets) {
        for (int column : packets.columnIndices())
            menu.add(new Action("&" + packets.heading(column)) {
                @Override
                public void run() {
                    packets.sort(column);
                }
            });
    }

    /** Opens the menu at the list. */
    static void open(PacketTable packets) {
        NatTable table = packets.control();
        MenuManager manager = new MenuManager();
        fill(manager, packets);
        Menu menu = manager.createContextMenu(table);
        menu.addListener(SWT.Hide, event -> table.getDisplay().asyncExec(manager::dispose));          // after what was chosen in it
        menu.setLocation(table.toDisplay(0, table.getStartYOfRowPosition(1)));
        menu.setVisible(true);
    }
}
