package dev.remora.tree;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.tree.Nesting.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a packet as a tree for people: layers, their fields, the octets of each. Confined to one thread; allocates. */
public final class PacketTree {
    private static final int MOST_OCTETS = 24;                           // shown of a long value; the rest is counted

    private final Catalogue                  catalogue;
    private final Map<Protocol, List<Shown>> shown  = new HashMap<>();
    private final Values                     values = new Values();
    private final TextBuffer                 text   = new TextBuffer();

    /** A field, and how it is shown. */
    private record Shown(Field field, Display display, Part part, String unit) {
        static Shown of(Field field) {
            Part part = switch (field.type()) {
                case PROTOCOL, BYTES -> Part.SPAN;
                case NONE -> Part.PRESENCE;
                default -> Part.VALUE;
            };
            return new Shown(field, Display.of(field), part, field.meta().attribute(Attr.Unit.class).map(Attr.Unit::name).orElse(""));
        }
    }

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
        Nesting nesting = new Nesting();
        for (Shown field : shown.computeIfAbsent(protocol, own -> catalogue.fields(own).stream().map(Shown::of).toList()))
            add(packet, layer, field, nesting);
        List<Node> children = new ArrayList<>(nesting.tree());
        for (int i = 0; i < packet.anomalyCount(); i++)
            if (packet.anomalyLayer(i) == layer && catalogue.find(packet.anomalyCode(i).name()).isEmpty())
                children.add(anomaly(packet.anomaly(i)));
        int at = packet.at(layer);
        return new Node(true, protocol.name(), protocol.title(), "", protocol.specification(), "", layer, at, packet.headerEnd(layer) - at, children);
    }

    private void add(Packet packet, int layer, Shown shown, Nesting nesting) {
        values.clear();
        values.in(layer);
        shown.field.read(packet, layer, values);
        for (int i = 0; i < values.size(); i++) {
            text.clear();
            shown.display.write(packet, values, i, text);
            nesting.add(node(packet, layer, shown, i, text.toString()), shown.part);
        }
    }

    private Node node(Packet packet, int layer, Shown shown, int index, String value) {
        Field field = shown.field;
        @Nullable String name = ValueNames.of(field, packet, values, index);
        return new Node(false, field.name(), field.meta().label(), value, name != null ? name : shown.unit, forPeople(field, value, name, shown.unit), layer,
                values.at(index), values.length(index), List.of());
    }

    private static String forPeople(Field field, String value, @Nullable String name, String unit) {
        return switch (field.type()) {
            case NONE -> "";
            case BOOL -> name != null ? name : value.equals("0") ? "Not set" : "Set";
            case BYTES, PROTOCOL -> value.length() <= MOST_OCTETS * 2 ? value
                    : value.substring(0, MOST_OCTETS * 2) + "… (" + value.length() / 2 + " octets)";
            default -> name != null && !name.equals(value) ? name + " (" + value + ")" : unit.isEmpty() ? value : value + " " + (value.equals("1") ? one(unit) : unit);
        };
    }

    /** A unit as it is called of one: an octet of octets, a word of words of 4 octets. */
    private static String one(String unit) {
        int end = unit.indexOf(' ') < 0 ? unit.length() : unit.indexOf(' ');
        return unit.charAt(end - 1) == 's' ? unit.substring(0, end - 1) + unit.substring(end) : unit;
    }

    private static Node anomaly(Anomaly anomaly) {
        String severity = anomaly.code().severity().name().toLowerCase(Locale.ROOT);
        return new Node(false, anomaly.code().name(), anomaly.code().text(), "1", severity, severity, anomaly.layer(), anomaly.at(), anomaly.length(),
                List.of());
    }
}
