package dev.remora.cli;

import dev.remora.tree.TextBuffer;

/** A way to show connections. */
interface ConnectionView {
    /** What begins the results of one capture of several. */
    default void capture(String name, TextBuffer out) {}

    /** One connection, over or at the end of its capture. */
    void show(ShownConnection connection, TextBuffer out);

    /** What ends the results of one capture. */
    void end(CaptureTotals totals, TextBuffer out);
}
