package dev.remora.tree;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spreads a packet out as a tree for people: layers, their fields, the octets of each. Confined to one thread; allocates. */
public final class PacketTree {
    private final Catalogue  catalogue;
    private final Values     values = new Values();
    private final TextBuffer text   = new TextBuffer();

    /** Trees of packets whose fields this catalogue knows. */
    public PacketTree(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The layers of a packet, from the outside in. */
    public List<Node> layers(Packet packet) {
        List<Node> layers = new ArrayList<>();
        for (int layer = 0; layer < packet.layers(); layer++)
            layers.add(layer(packet, layer));
        return layers;
    }

    private Node layer(Packet packet, int layer) {
        Protocol protocol = Protocol.of(packet, layer);
        List<Node> children = new ArrayList<>();
        for (Field field : catalogue.fields(protocol))
            add(packet, layer, field, children);
        for (int i = 0; i < packet.anomalyCount(); i++)
            if (packet.anomalyLayer(i) == layer && catalogue.find(packet.anomalyCode(i).name()).isEmpty())
                children.add(anomaly(packet.anomaly(i)));
        int at = packet.at(layer);
        return new Node(protocol.name(), protocol.title(), "", protocol.specification(), layer, at, packet.headerEnd(layer) - at, children);
    }

    private void add(Packet packet, int layer, Field field, List<Node> children) {
        values.clear();
        values.in(layer);
        field.read(packet, layer, values);
        Display display = Display.of(field);
        for (int i = 0; i < values.size(); i++) {
            text.clear();
            display.write(packet, values, i, text);
            children.add(new Node(field.name(), field.meta().label(), text.toString(), meaning(field, packet, i), layer, values.at(i), values.length(i),
                    List.of()));
        }
    }

    private String meaning(Field field, Packet packet, int index) {
        @Nullable String name = ValueNames.of(field, packet, values, index);
        return name != null ? name : field.meta().attribute(Attr.Unit.class).map(Attr.Unit::name).orElse("");
    }

    private static Node anomaly(Anomaly anomaly) {
        return new Node(anomaly.code().name(), anomaly.code().text(), "1", anomaly.code().severity().name().toLowerCase(Locale.ROOT),
                anomaly.layer(), anomaly.at(), anomaly.length(), List.of());
    }
}
