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
