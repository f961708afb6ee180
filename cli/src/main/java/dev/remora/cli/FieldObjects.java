package dev.remora.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.util.List;

/** Chosen fields of each packet, as one JSON object a line: for each field that is there, all its values. */
final class FieldObjects implements PacketView {
    private final Gson                  gson    = new GsonBuilder().disableHtmlEscaping().create();
    private final List<Catalogue.Entry> entries;
    private final Values                values  = new Values();
    private final TextBuffer            text    = new TextBuffer();
    private String                      capture = "";

    FieldObjects(List<Catalogue.Entry> entries) {
        this.entries = entries;
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        capture = name;
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        JsonObject fields = new JsonObject();
        for (Catalogue.Entry entry : entries) {
            entry.read(packet, values);
            if (!values.isEmpty())
                fields.add(entry.name(), all(packet, Display.of(entry.first())));
        }
        JsonObject object = new JsonObject();
        object.addProperty("capture", capture);
        object.addProperty("number", packet.frame().number());
        object.add("fields", fields);
        JsonLine.put(gson.toJson(object), out);
    }

    private JsonArray all(Packet packet, Display display) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < values.size(); i++) {
            text.clear();
            display.write(packet, values, i, text);
            array.add(text.toString());
        }
        return array;
    }
}
