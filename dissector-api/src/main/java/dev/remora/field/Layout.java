package dev.remora.field;

import java.util.ArrayList;
import java.util.List;

/** The bits of a header so far and what they are; headers that share one advance together. */
final class Layout {
    final List<Protocol.Cell> cells = new ArrayList<>();
    int                       bit;
    private int               told;

    Layout(int bit) {
        this.bit = bit;
        this.told = bit;
    }

    /** Says what the bits since the last call are. */
    void tell(String label, String name) {
        if (bit > told)
            cells.add(new Protocol.Cell(bit - told, label, name));
        told = bit;
    }
}
