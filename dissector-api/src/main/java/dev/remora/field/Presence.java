package dev.remora.field;

import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;

/**
 * A field without value that is there when an anomaly of its layer was recorded: Wireshark's expert fields.
 *
 * @param code the anomaly; the field has its name
 */
public record Presence(Meta meta, Anomaly.Code code) implements Field {
    @Override
    public Type type() {
        return Type.NONE;
    }

    @Override
    public void read(Packet packet, int layer, Values out) {
        for (int i = 0; i < packet.anomalyCount(); i++)
            if (packet.anomalyCode(i) == code && packet.anomalyLayer(i) == layer)
                add(packet, layer, i, out);
    }

    /** With the octets of the anomaly that are in its layer and readable. */
    private static void add(Packet packet, int layer, int index, Values out) {
        int from = Math.max(packet.at(layer), packet.anomalyAt(index));
        int to = Math.min(packet.limit(layer), packet.anomalyAt(index) + packet.anomalyLength(index));
        if (from < to)
            out.add(1, from, to - from);
        else
            out.add(1);
    }

    @Override
    public boolean isIn(Packet packet, int layer) {
        for (int i = 0; i < packet.anomalyCount(); i++)
            if (packet.anomalyCode(i) == code && packet.anomalyLayer(i) == layer)
                return true;
        return false;
    }
}
