package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketTree;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.List;

/** Every field of each packet, as one JSON object a line. */
final class PacketObjects implements PacketView {
    private final PacketTree tree;
    private String           capture = "";

    PacketObjects(Catalogue catalogue) {
        this.tree = new PacketTree(catalogue);
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        capture = name;
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        JsonLine.write(out, json -> {
            json.name("capture").value(capture);
            json.name("number").value(packet.frame().number());
            json.name("layers").beginArray();
            for (Node layer : tree.layers(packet))
                layer(layer, json);
            json.endArray();
        });
    }

    private static void layer(Node layer, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("protocol").value(layer.name());
        json.name("at").value(layer.at());
        json.name("length").value(layer.length());
        json.name("fields").beginArray();
        fields(layer.children(), json);
        json.endArray().endObject();
    }

    /** Values and their parts, one after the other: scripts need no depth. */
    private static void fields(List<Node> nodes, JsonWriter json) throws IOException {
        for (Node node : nodes) {
            field(node, json);
            fields(node.children(), json);
        }
    }

    private static void field(Node field, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("name").value(field.name());
        json.name("value").value(field.value());
        if (!field.meaning().isEmpty())
            json.name("meaning").value(field.meaning());
        if (field.length() > 0) {
            json.name("at").value(field.at());
            json.name("length").value(field.length());
        }
        json.endObject();
    }
}
