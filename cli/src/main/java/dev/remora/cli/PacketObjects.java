package dev.remora.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketTree;
import dev.remora.tree.TextBuffer;
import java.util.List;

/** Every field of each packet, as one JSON object a line. */
final class PacketObjects implements PacketView {
    private final Gson       gson    = new GsonBuilder().disableHtmlEscaping().create();
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
        JsonArray layers = new JsonArray();
        for (Node layer : tree.layers(packet))
            layers.add(layer(layer));
        JsonObject object = new JsonObject();
        object.addProperty("capture", capture);
        object.addProperty("number", packet.frame().number());
        object.add("layers", layers);
        JsonLine.put(gson.toJson(object), out);
    }

    private static JsonObject layer(Node layer) {
        JsonArray fields = new JsonArray();
        addAll(layer.children(), fields);
        JsonObject object = new JsonObject();
        object.addProperty("protocol", layer.name());
        object.addProperty("at", layer.at());
        object.addProperty("length", layer.length());
        object.add("fields", fields);
        return object;
    }

    /** Adds values and their parts, one after the other: scripts need no depth. */
    private static void addAll(List<Node> nodes, JsonArray fields) {
        for (Node node : nodes) {
            fields.add(field(node));
            addAll(node.children(), fields);
        }
    }

    private static JsonObject field(Node field) {
        JsonObject object = new JsonObject();
        object.addProperty("name", field.name());
        object.addProperty("value", field.value());
        if (!field.meaning().isEmpty())
            object.addProperty("meaning", field.meaning());
        if (field.length() > 0) {
            object.addProperty("at", field.at());
            object.addProperty("length", field.length());
        }
        return object;
    }
}
