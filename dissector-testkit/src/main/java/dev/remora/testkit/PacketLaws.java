package dev.remora.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.FrameLayer;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Presence;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must hold for every packet, whatever its octets are. */
public final class PacketLaws {
    private final Dissectors dissectors;
    private final Values     values = new Values();

    /** Laws for packets of these protocols. */
    public PacketLaws(Dissectors dissectors) {
        this.dissectors = dissectors;
    }

    /**
     * No dissector failed; every layer begins inside the frame, or inside a datagram that was put together; every field and the layer's own octets can be read, and lie
     * inside the layer, or inside a datagram that it completed; every anomaly whose name is a field is found by it.
     */
    public void check(Packet packet) {
        for (int i = 0; i < packet.anomalyCount(); i++) {
            assertThat(packet.anomalyCode(i)).as("what went wrong in layers %s", names(packet)).isNotEqualTo(FrameLayer.DISSECTOR_FAILED);
            if (!isTold(packet.anomalyCode(i), Protocol.of(packet, packet.anomalyLayer(i))))
                throw new AssertionError(packet.anomalyCode(i).name() + " is a field, but not one of " + packet.type(packet.anomalyLayer(i)) + ", where it was recorded");
        }
        for (int layer = 0; layer < packet.layers(); layer++) {
            if (packet.at(layer) > packet.frame().extent())
                throw new AssertionError(String.format(Locale.ROOT, "layer %d of %s begins at %d, behind the frame", layer, names(packet), packet.at(layer)));
            check(packet, layer, Protocol.of(packet, layer).span());
            for (Field field : dissectors.catalogue().fields(Protocol.of(packet, layer)))
                check(packet, layer, field);
        }
    }

    /** Whether an anomaly that filters know by its name is found in the layers where it was recorded. */
    private boolean isTold(Anomaly.Code code, Protocol protocol) {
        return dissectors.catalogue().find(code.name()).isEmpty()
                || dissectors.catalogue().fields(protocol).stream().anyMatch(field -> field instanceof Presence presence && presence.code() == code);
    }

    private void check(Packet packet, int layer, Field field) {
        read(packet, layer, field);
        if (field.isIn(packet, layer) == values.isEmpty())
            throw new AssertionError(field.name() + " has " + values.size() + " values in layer " + layer + ", where isIn says otherwise");
        for (int i = 0; i < values.size(); i++) {
            if (values.length(i) == 0 && isRead(field) && values.object(i) == null)
                throw new AssertionError(field.name() + " is read from octets in layer " + layer + " and does not say which");
            if (values.length(i) != 0 && !isInside(packet, layer, values.at(i), values.length(i)))
                throw new AssertionError(String.format(Locale.ROOT, "%s is read from %d..%d, outside of its layer %s at %d..%d", field.name(), values.at(i),
                        values.at(i) + values.length(i), packet.type(layer), packet.at(layer), packet.limit(layer)));
        }
    }

    /** Whether the values of a field are octets: of a place, or of places that code finds. Those that are computed, and empty octets, come from none. */
    private static boolean isRead(Field field) {
        return switch (field) {
            case Octets octets -> false;
            case Field.Placed placed -> true;
            case Listed listed -> !listed.type().isOctets() && listed.type() != Type.STRING;
            case Derived derived -> false;
            case Presence presence -> false;
        };
    }

    /** Whether octets are in a layer, or all in one datagram that was put together in this packet. */
    private static boolean isInside(Packet packet, int layer, int at, int length) {
        boolean inside = length >= 0 && at >= packet.at(layer) && at + length <= packet.limit(layer);
        return inside || at > packet.frame().length() && at + length <= packet.frame().limit(at);
    }

    private void read(Packet packet, int layer, Field field) {
        values.clear();
        values.in(layer);
        field.read(packet, layer, values);
    }

    /** Names of the layers from the outside in. */
    static List<String> names(Packet packet) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < packet.layers(); layer++)
            names.add(packet.type(layer).name());
        return names;
    }

    /** Each number that is read from octets, as text: its field, its layer, its place, what it is. */
    Set<String> numbers(Packet packet) {
        Set<String> numbers = new LinkedHashSet<>();
        for (int layer = 0; layer < packet.layers(); layer++)
            for (Field field : dissectors.catalogue().fields(Protocol.of(packet, layer)))
                if (field instanceof Field.Numeric) {
                    read(packet, layer, field);
                    for (int i = 0; i < values.size(); i++)
                        numbers.add(String.format(Locale.ROOT, "%s in layer %d at %d = %d", field.name(), layer, values.at(i), values.number(i)));
                }
        return numbers;
    }
}
