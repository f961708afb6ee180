package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.tree.Display;

/** A field that was asked for, and how its values are written. */
record FieldColumn(Catalogue.Entry entry, Display display) {
    static FieldColumn of(Catalogue.Entry entry) {
        return new FieldColumn(entry, Display.of(entry.first()));
    }
}
