package dev.remora.cli;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.tree.Diagram;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Protocols and fields, a line each. */
final class FieldList {
    private static final int TYPE  = 14;
    private static final int COUNT = 5;             // columns behind names in which the number of fields ends

    private final Catalogue  catalogue;
    private final TextBuffer out;
    private final int        columns;

    /** @param columns of the terminal; 0 where there is none */
    FieldList(Catalogue catalogue, TextBuffer out, int columns) {
        this.catalogue = catalogue;
        this.out = out;
        this.columns = columns;
    }

    /** A line for each name of a protocol: how many fields it has, what it is, and where it is defined. */
    void overview(List<Protocol> protocols) {
        Map<String, List<Protocol>> byName = new TreeMap<>();
        protocols.forEach(protocol -> byName.computeIfAbsent(protocol.name(), name -> new ArrayList<>()).add(protocol));
        int names = byName.keySet().stream().mapToInt(String::length).max().orElse(0);
        int titles = protocols.stream().mapToInt(protocol -> protocol.title().length()).max().orElse(0);
        byName.forEach((name, ofName) -> {
            long fields = ofName.stream().flatMap(protocol -> catalogue.fields(protocol).stream()).map(Field::name).distinct().count();
            FlowingLine line = new FlowingLine(out, Colours.PLAIN, columns).left(0, name, null).right(names + COUNT, Long.toString(fields), null);
            line.left(names + COUNT + 2, ofName.getFirst().title(), null).near(names + COUNT + titles + 4, ofName.getFirst().specification(), null).end();
        });
        words(0, "\n", "remora fields tcp shows the fields of a protocol, remora fields tcp.flags everything about one field, "
                + "remora fields window the fields with that word.");
    }

    /** A protocol: its header as the standard draws it, then its fields. */
    void protocol(List<Protocol> protocols, List<Catalogue.Entry> entries) {
        Protocol first = protocols.getFirst();
        title(first);
        String diagram = Diagram.of(first);
        if (!diagram.isEmpty())
            out.octet('\n').text(diagram).octet('\n');
        lines(entries.stream().filter(entry -> !entry.isProtocol() && protocols.contains(entry.members().getFirst().protocol())).toList());
    }

    /** Fields by protocol. */
    void fields(List<Catalogue.Entry> entries) {
        Map<Protocol, List<Catalogue.Entry>> byProtocol = new LinkedHashMap<>();
        entries.forEach(entry -> byProtocol.computeIfAbsent(entry.members().getFirst().protocol(), protocol -> new ArrayList<>()).add(entry));
        byProtocol.forEach((protocol, of) -> {
            out.text(out.length() == 0 ? "" : "\n");
            title(protocol);
            lines(of);
        });
    }

    private void title(Protocol protocol) {
        out.text(protocol.title()).text(protocol.specification().isEmpty() ? "\n" : " (" + protocol.specification() + ")\n");
    }

    private void lines(List<Catalogue.Entry> entries) {
        int width = 4 + entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Catalogue.Entry entry : entries) {
            out.text("  ");
            new Paragraph(out, Colours.PLAIN, columns, 2).add("", entry.name(), null).at(width, entry.type().title(), null).at(width + TYPE, what(entry), null);
            out.octet('\n');
        }
    }

    private void words(int column, String before, String text) {
        new Paragraph(out.text(before), Colours.PLAIN, columns, column).add("", text, null);
        out.octet('\n');
    }

    /** The label of a field with its unit, or the members of a group. */
    static String what(Catalogue.Entry entry) {
        if (isGroup(entry))
            return "any of " + entry.members().stream().map(member -> member.field().name()).distinct().collect(Collectors.joining(", "));
        String unit = entry.first().meta().attribute(Attr.Unit.class).map(known -> ", in " + known.name()).orElse("");
        return entry.first().meta().label() + unit;
    }

    static boolean isGroup(Catalogue.Entry entry) {
        return !entry.isProtocol() && !entry.name().equals(entry.first().name());
    }
}
