package dev.remora.ide.capture;

import java.util.function.BooleanSupplier;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;

/** Keeps the newest packets of a live capture in sight, while they are. Whoever chooses another packet looks at that, also where the list then becomes another. */
final class Newest {
    private final ViewportLayer   viewport;
    private final BooleanSupplier isLive;
    private boolean               stay = true;               // though another packet is selected: nobody has chosen it since they are in sight

    Newest(ViewportLayer viewport, BooleanSupplier isLive) {
        this.viewport = viewport;
        this.isLive = isLive;
    }

    /** Whether they are in sight, in a list of so many rows; in an empty one, whether they are to be. */
    boolean areInSight(int rows) {
        return isLive.getAsBoolean() && (rows == 0 ? stay : isEndInSight(rows));
    }

    /** Whether the end of a list of so many rows is in sight. */
    boolean isEndInSight(int rows) {
        return last() >= rows - 1;
    }

    /** Whether they are in sight and are to stay there, though another packet is selected. */
    boolean areToStay(int rows) {
        return stay && areInSight(rows);
    }

    /** Whether they are to be in sight in the list that takes the place of this one, where the packet in this row may be selected again. */
    boolean areToStay(int rows, int selectedRow) {
        return areInSight(rows) && (stay || selectedRow < viewport.getRowIndexByPosition(0) || selectedRow > last());
    }

    private int last() {
        return viewport.getRowIndexByPosition(viewport.getRowCount() - 1);
    }

    /** Somebody has chosen a packet. */
    void leave() {
        stay = false;
    }

    /** Brings them into sight where they are to be, though a packet has just been selected anew. */
    void keep(boolean areToStay, int rows) {
        stay = areToStay;
        if (areToStay)
            show(rows);
    }

    /** Brings the last of so many rows into sight. */
    void show(int rows) {
        viewport.doCommand(new ShowRowInViewportCommand(rows - 1));
    }
}
