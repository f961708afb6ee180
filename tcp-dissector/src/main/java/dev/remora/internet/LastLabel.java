package dev.remora.internet;

import dev.remora.field.Place;
import dev.remora.packet.Note;

/** The label stack entry that was found last in a packet, and the object that it is in: so that a walk over all entries passes each object once. */
final class LastLabel implements Note {
    static final Kind<LastLabel> KIND = Kind.of(LastLabel::new);

    private int layer;
    private int entry;
    private int object;

    @Override
    public void clear() {
        entry = Place.ABSENT;
    }

    void set(int newLayer, int newEntry, int newObject) {
        layer = newLayer;
        entry = newEntry;
        object = newObject;
    }

    /** Position of the object that this entry is in, or absent where another entry was found last. */
    int object(int ofLayer, int ofEntry) {
        return layer == ofLayer && entry == ofEntry ? object : Place.ABSENT;
    }
}
