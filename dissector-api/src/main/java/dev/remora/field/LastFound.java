package dev.remora.field;

import dev.remora.packet.Note;
import dev.remora.packet.Packet;

/**
 * The value that a walk found last in a packet, and the thing that it is in, such as an option: so that a walk over all values passes each thing once. Confined to one thread.
 * Allocates nothing.
 */
public final class LastFound implements Note {
    public static final Kind<LastFound> KIND = Kind.of(LastFound::new);

    private int layer;
    private int value = Place.ABSENT;
    private int thing;

    private LastFound() {}

    /** The value behind {@code previous} in each of the things that a cursor leads to; {@link Place#ABSENT} when there is none. */
    static int next(Packet packet, int layer, int previous, Place.Cursor things, Place.Inside inside) {
        LastFound last = packet.note(KIND);
        for (int thing = things.next(packet, layer, last.thing(layer, previous)); thing != Place.ABSENT; thing = things.next(packet, layer, thing)) {
            int value = inside.of(packet, layer, thing);
            if (value > previous) {
                last.set(layer, value, thing);
                return value;
            }
        }
        return Place.ABSENT;
    }

    @Override
    public void clear() {
        value = Place.ABSENT;
    }

    /** Keeps the position of a value in a layer, and that of the thing it is in. */
    public void set(int newLayer, int newValue, int newThing) {
        layer = newLayer;
        value = newValue;
        thing = newThing;
    }

    /** Position of the thing that this value is in, or {@link Place#ABSENT} if another value was found last, or none. */
    public int thing(int ofLayer, int ofValue) {
        return layer == ofLayer && value == ofValue && ofValue != Place.ABSENT ? thing : Place.ABSENT;
    }
}
