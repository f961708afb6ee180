package dev.remora.structure;

import static java.util.stream.Collectors.joining;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Meta;
import dev.remora.field.Protocol;
import dev.remora.tree.Diagram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference of fields, {@code docs/fields}: a page for each protocol, by file name. */
final class FieldPages {
    private static final int MOST_NAMES = 8;     // told in the table; more have a table of their own

    private final Dissectors dissectors;

    FieldPages(Dissectors dissectors) {
        this.dissectors = dissectors;
    }

    /** All pages: text by file name. */
    Map<String, String> all() {
        Map<String, List<Protocol>> byName = new TreeMap<>();
        for (Protocol protocol : dissectors.protocols())
            byName.merge(protocol.name(), List.of(protocol), FieldPages::joined);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index(byName));
        byName.forEach((name, protocols) -> pages.put(name + ".md", page(name, protocols)));
        return pages;
    }

    private static List<Protocol> joined(List<Protocol> some, List<Protocol> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private String index(Map<String, List<Protocol>> byName) {
        StringBuilder out = new StringBuilder("# Fields\n\nThe fields that filters, rules and `remora read -e` know, by protocol. Generated from the dissectors; "
                + "`remora fields PATTERN` searches it.\n\n| protocol | | fields | defined by |\n|---|---|---|---|\n");
        byName.forEach((name, protocols) -> out.append("| [%s](%s.md) | %s | %d | %s |\n".formatted(name, name, cell(protocols.getFirst().title()),
                fields(protocols).size(), cell(protocols.getFirst().specification()))));
        return out.toString();
    }

    private String page(String name, List<Protocol> protocols) {
        Protocol first = protocols.getFirst();
        StringBuilder out = new StringBuilder("# " + name + ": " + first.title() + "\n\n");
        if (!first.specification().isEmpty())
            out.append(first.specification()).append("\n\n");
        String diagram = Diagram.of(first);
        if (!diagram.isEmpty())
            out.append("```\n").append(diagram).append("```\n\n");
        Map<String, Field> fields = fields(protocols);
        out.append("| field | what it is | values |\n|---|---|---|\n");
        fields.values().forEach(field -> out.append(row(field, first.specification())));
        groups(protocols, out);
        fields.values().forEach(field -> names(field, out));
        fields.values().forEach(field -> namesBy(field, out));
        return out.toString();
    }

    private Map<String, Field> fields(List<Protocol> protocols) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Protocol protocol : protocols)
            dissectors.catalogue().fields(protocol).forEach(field -> fields.putIfAbsent(field.name(), field));
        return fields;
    }

    private static String row(Field field, String specification) {
        Meta meta = field.meta();
        String unit = meta.attribute(Attr.Unit.class).map(known -> ", " + known.name()).orElse("");
        String doc = meta.attribute(Attr.Doc.class).map(known -> ". " + known.text()).orElse("");
        String spec = meta.specification().equals(specification) ? "" : " (" + meta.specification() + ")";
        return "| `%s` | %s%s%s | %s%s%s |\n".formatted(field.name(), cell(meta.label()), cell(doc), cell(spec), field.type().title(), unit, few(field));
    }

    private static String few(Field field) {
        Map<Integer, String> names = named(field);
        if (names.isEmpty() && field.meta().attribute(Attr.NamesBy.class).isEmpty())
            return "";
        if (names.size() > MOST_NAMES || field.meta().attribute(Attr.NamesBy.class).isPresent())
            return ", [named](#values-of-" + field.name().replace(".", "") + ")";
        return ": " + names.entrySet().stream().map(entry -> entry.getKey() + " " + cell(entry.getValue()) + others(field, entry.getKey())).collect(joining(", "));
    }

    private static Map<Integer, String> named(Field field) {
        return new TreeMap<>(field.meta().attribute(Attr.Names.class).map(Attr.Names::values).orElse(Map.of()));
    }

    /** The other labels by which filters may name a value. */
    private static String others(Field field, int value) {
        return field.meta().attribute(Attr.Names.class).stream().flatMap(names -> names.others(value).stream())
                .map(label -> ", also \"" + cell(label) + '"').collect(joining());
    }

    private void groups(List<Protocol> protocols, StringBuilder out) {
        List<Catalogue.Entry> groups = dissectors.catalogue().entries().stream()
                .filter(entry -> !entry.isProtocol() && protocols.contains(entry.members().getFirst().protocol()))
                .filter(entry -> !entry.name().equals(entry.first().name())).toList();
        if (groups.isEmpty())
            return;
        out.append("\n| group | any of |\n|---|---|\n");
        for (Catalogue.Entry group : groups)
            out.append("| `%s` | %s |\n".formatted(group.name(),
                    group.members().stream().map(member -> "`" + member.field().name() + "`").distinct().collect(joining(", "))));
    }

    private static void names(Field field, StringBuilder out) {
        Map<Integer, String> names = named(field);
        if (names.size() <= MOST_NAMES)
            return;
        out.append("\n## Values of ").append(field.name()).append("\n\n| value | name |\n|---|---|\n");
        names.forEach((value, name) -> out.append("| %d | %s%s |\n".formatted(value, cell(name), others(field, value))));
    }

    private static void namesBy(Field field, StringBuilder out) {
        field.meta().attribute(Attr.NamesBy.class).ifPresent(names -> {
            out.append("\n## Values of %s\n\n| `%s` | value | name |\n|---|---|---|\n".formatted(field.name(), names.key().name()));
            names.values().forEach((key, values) -> values.forEach((value, name) -> out.append("| %d | %d | %s |\n".formatted(key, value, cell(name)))));
        });
    }

    /** Text that does not end a cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
