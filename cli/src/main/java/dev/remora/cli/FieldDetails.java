package dev.remora.cli;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.tree.TextBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All there is to know about one field: what it is, its type, what defines it, the names of its values. */
final class FieldDetails {
    private static final int INDENT = 14;
    private static final int WIDE   = 114;    // columns that a line takes at most

    private final TextBuffer out;
    private final int        columns;

    /** Breaks lines for a terminal of so many columns; of 0, which is none, as for a wide one. */
    FieldDetails(TextBuffer out, int columns) {
        this.out = out;
        this.columns = columns == 0 ? WIDE : Math.min(columns, WIDE);
    }

    void write(Catalogue.Entry entry) {
        Field field = entry.first();
        out.text(entry.name()).octet('\n');
        line("what", FieldList.what(entry));
        line("type", entry.type().title());
        field.meta().attribute(Attr.Doc.class).ifPresent(doc -> line("meaning", doc.text()));
        line("protocol", entry.members().getFirst().protocol().title());
        line("defined by", field.meta().specification());
        if (!FieldList.isGroup(entry))
            field.meta().attributes().forEach(this::values);
        if (entry.type() == Type.BOOL && field.meta().attribute(Attr.Labels.class).isEmpty())
            values(new Attr.Labels("Set", "Not set"));
    }

    private void values(Attr attribute) {
        switch (attribute) {
            case Attr.Names names -> named(names);
            case Attr.NamesBy by -> by.values().forEach((key, names) -> {
                out.text("  where ").text(by.key().name()).text(" is ").decimal(key).text(meaning(by.key(), key)).octet('\n');
                named(names, "    ");
            });
            case Attr.BitNames bits -> bits(bits.names());
            case Attr.Labels labels -> line("values", "0 " + labels.notSet() + ", 1 " + labels.set());
            case Attr.Unit u -> {}                                      // told already, or nothing for people
            case Attr.Hex h -> {}
            case Attr.ByName n -> {}
            case Attr.Group g -> {}
            case Attr.Doc d -> {}
            case Attr.Spec s -> {}
            case Attr.LinkAddress a -> {}
            case Attr.Followed f -> {}
            case Attr.OfCapture c -> {}
        }
    }

    private static String meaning(Field field, int value) {
        String name = field.meta().attribute(Attr.Names.class).map(names -> names.values().get(value)).orElse(null);
        return name == null ? "" : ", " + name;
    }

    private void named(Attr.Names names) {
        new TreeMap<>(names.values()).forEach((value, name) -> {
            named(value, name, "  ");
            names.others(value).forEach(label -> out.text("          also \"").text(label).text("\"\n"));
        });
    }

    private void named(Map<Integer, String> names, String indent) {
        new TreeMap<>(names).forEach((value, name) -> named(value, name, indent));
    }

    private void named(int value, String name, String indent) {
        out.text(indent).text(String.format(Locale.ROOT, "%6d  ", value)).text(name).octet('\n');
    }

    private void bits(List<String> names) {
        for (int bit = 0; bit < names.size(); bit++)
            if (!names.get(bit).isEmpty())
                out.text(String.format(Locale.ROOT, "  0x%04x  ", 1L << bit)).text(names.get(bit)).octet('\n');
    }

    /** A line with a word in front; long texts go on below their beginning. */
    private void line(String word, String text) {
        if (text.isEmpty())
            return;
        int start = out.length();
        out.text("  ").text(word).padTo(start, INDENT);
        new Paragraph(out, Colours.PLAIN, columns, INDENT).add("", text, null);
        out.octet('\n');
    }
}
