package dev.remora.cli;

import dev.remora.tree.TextBuffer;
import java.io.IOException;

/** A way to show connections. */
interface ConnectionView {
    /** What begins the results of all captures. */
    default void begin(TextBuffer out) throws IOException {}

    /** One connection, over or at the end of its capture. */
    void show(ShownConnection connection, TextBuffer out) throws IOException;

    /** What ends the results of one capture. */
    default void end(TextBuffer out) throws IOException {}
}
