package dev.remora.rules.edit;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that a field has for its values, as they are written in rules. */
final class ValueWords {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private ValueWords() {}

    /** The names of an entry's values, quoted where they must be. */
    static List<String> of(Catalogue.Entry entry) {
        return numbered(entry).values().stream().distinct().map(ValueWords::written).toList();
    }

    /** The names by their numbers, in the order of the registry. */
    static Map<String, String> numbered(Catalogue.Entry entry) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Catalogue.Member member : entry.members()) {
            member.field().meta().attribute(Attr.Names.class)
                    .ifPresent(table -> table.values().forEach((number, name) -> names.putIfAbsent(Integer.toUnsignedString(number), name)));
            if (member.field().type() == Type.BOOL)
                labels(member).forEach(names::putIfAbsent);
        }
        return names;
    }

    /** More labels of an entry's values, each with its number: they are accepted, and not shown with values. */
    static Map<String, String> others(Catalogue.Entry entry) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Catalogue.Member member : entry.members())
            member.field().meta().attribute(Attr.Names.class)
                    .ifPresent(table -> table.others().forEach((name, number) -> others.putIfAbsent(name, Integer.toUnsignedString(number))));
        return others;
    }

    private static Map<String, String> labels(Catalogue.Member member) {
        Attr.Labels labels = member.field().meta().attribute(Attr.Labels.class).orElse(new Attr.Labels("Set", "Not set"));
        return Map.of("1", labels.set(), "0", labels.notSet());
    }

    /** A name as it stands in a rule. */
    static String written(String name) {
        return WORD.matcher(name).matches() && !Vocabulary.isOperator(name) ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
