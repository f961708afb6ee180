package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.List;

/** Chosen fields of each packet, as one JSON object a line: for each field that is there, all its values. */
final class FieldObjects implements PacketView {
    private final List<FieldColumn> columns;
    private final Values            values  = new Values();
    private final TextBuffer        text    = new TextBuffer();
    private String                  capture = "";

    FieldObjects(List<Catalogue.Entry> entries) {
        this.columns = entries.stream().map(FieldColumn::of).toList();
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
            json.name("fields").beginObject();
            for (FieldColumn column : columns) {
                column.entry().read(packet, values);
                if (!values.isEmpty())
                    all(packet, column.display(), json.name(column.entry().name()));
            }
            json.endObject();
        });
    }

    private void all(Packet packet, Display display, JsonWriter json) throws IOException {
        json.beginArray();
        for (int i = 0; i < values.size(); i++) {
            text.clear();
            display.write(packet, values, i, text);
            json.value(text.toString());
        }
        json.endArray();
    }
}
