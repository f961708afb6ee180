package dev.remora.transport;

import dev.remora.packet.Note;
import dev.remora.packet.Packet;
import java.util.Arrays;

/**
 * What relative sequence numbers count from, for each TCP layer of a packet that a stream is known of; set by whoever follows streams. Without it
 * they count from 0, and are those
 * on the wire.
 */
public final class SequenceBase implements Note {
    public static final Kind<SequenceBase> KIND = Kind.of(SequenceBase::new);

    private int[] acknowledged = new int[4];

    /** Sets the sequence number that the other end's stream, which this layer acknowledges, begins with. */
    public void acknowledged(int layer, int base) {
        if (layer >= acknowledged.length)
            acknowledged = Arrays.copyOf(acknowledged, layer + 4);
        acknowledged[layer] = base;
    }

    /** The sequence number that relative acknowledgment numbers of this layer count from. */
    static int ofAcknowledged(Packet packet, int layer) {
        int[] bases = packet.note(KIND).acknowledged;
        return layer < bases.length ? bases[layer] : 0;
    }

    @Override
    public void clear() {
        Arrays.fill(acknowledged, 0);
    }
}
