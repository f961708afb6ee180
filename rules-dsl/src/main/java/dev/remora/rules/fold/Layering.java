package dev.remora.rules.fold;

import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/** The layers of packets, and whether anything was wrong with them, with what follows from that. Reused for others, so that it allocates nothing; confined to one thread. */
final class Layering {
    private static final int NOBODY = -1;

    private @Nullable LayerType[] types  = new LayerType[8];
    private int                   layers = NOBODY;
    private boolean               isSound;

    /** Of each protocol, its first layer. */
    final int[] first;

    /** The tables of these packets; null until it is known. */
    @Nullable
    Plan plan;

    /** Those of no packets, for so many protocols. */
    Layering(int protocols) {
        first = new int[protocols];
    }

    /** Whether a packet is one of these. */
    boolean fits(Packet packet) {
        if (packet.layers() != layers || isSound != (packet.anomalyCount() == 0))
            return false;
        for (int layer = layers - 1; layer >= 0; layer--)
            if (packet.type(layer) != types[layer])
                return false;
        return true;
    }

    /** Becomes that of another packet, whose plan is still to be found. */
    void become(Packet packet) {
        layers = packet.layers();
        if (layers > types.length)
            types = new LayerType[2 * layers];
        for (int layer = 0; layer < layers; layer++)
            types[layer] = packet.type(layer);
        isSound = packet.anomalyCount() == 0;
        plan = null;
    }
}
