package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.tree.TextBuffer;
import java.util.List;

/** Chosen fields of each packet, a line a packet, separated by tabs: what {@code tshark -T fields} prints. */
final class FieldTable implements PacketView {
    private final List<FieldColumn> columns;
    private final boolean           header;
    private final Values            values = new Values();

    FieldTable(List<Catalogue.Entry> entries, boolean header) {
        this.columns = entries.stream().map(FieldColumn::of).toList();
        this.header = header;
    }

    @Override
    public void begin(TextBuffer out) {
        if (!header)
            return;
        for (int i = 0; i < columns.size(); i++)
            out.text(i == 0 ? "" : "\t").text(columns.get(i).entry().name());
        out.octet('\n');
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0)
                out.octet('\t');
            FieldColumn column = columns.get(i);
            column.entry().read(packet, values);
            if (!values.isEmpty())
                column.display().writeAll(packet, values, out);
        }
        out.octet('\n');
    }
}
