package dev.remora.transport;

import java.util.Arrays;

import dev.remora.packet.Note;
import dev.remora.packet.Packet;

/**
 * In which TCP layers of a packet the three bits AE, CWR and ECE are one number, the counter ACE of Accurate ECN (RFC 9768 section 3.2.2): those of
 * connections whose SYNs have agreed on it. Set by whoever follows streams; without it they are three flags. Confined to one thread. Allocates only to grow.
 */
public final class AccurateEcn implements Note {
    public static final Kind<AccurateEcn> KIND = Kind.of(AccurateEcn::new);

    private long[] counting = new long[1];      // a bit for each layer

    /** Takes the bits of this layer for a number. */
    public void count(int layer) {
        if (layer >= counting.length * Long.SIZE)
            counting = Arrays.copyOf(counting, layer / Long.SIZE + 1);
        counting[layer / Long.SIZE] |= 1L << layer;
    }

    static boolean counts(Packet packet, int layer) {
        long[] counting = packet.note(KIND).counting;
        return layer < counting.length * Long.SIZE && (counting[layer / Long.SIZE] & 1L << layer) != 0;
    }

    @Override
    public void clear() {
        Arrays.fill(counting, 0);
    }
}
