package dev.remora.rules.edit;

import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.rules.type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to know about a field, group or protocol, in Markdown: label, type and range, document, names of values, how it is tested. */
final class FieldPage {
    private static final int MOST_NAMES = 16;

    private final Catalogue.Entry entry;
    private final Field           field;

    private FieldPage(Catalogue.Entry entry) {
        this.entry = entry;
        this.field = entry.first();
    }

    static String of(Catalogue.Entry entry) {
        return new FieldPage(entry).text();
    }

    /** Label and type, in a few words. */
    static String line(Catalogue.Entry entry) {
        return isGroup(entry) ? members(entry) : entry.first().meta().label() + ", " + entry.type().title();
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add("**" + title() + "** `" + entry.name() + "`");
        parts.add(entry.type().title() + range() + unit());
        field.meta().attribute(Attr.Doc.class).ifPresent(doc -> parts.add(doc.text()));
        if (!field.meta().specification().isEmpty())
            parts.add(field.meta().specification());
        names().ifPresent(parts::add);
        parts.add("For example `" + Samples.test(entry) + "`");
        return String.join("\n\n", parts);
    }

    private String title() {
        return isGroup(entry) ? members(entry) : field.meta().label();
    }

    private static boolean isGroup(Catalogue.Entry entry) {
        return !entry.isProtocol() && !entry.first().name().equals(entry.name());
    }

    private static String members(Catalogue.Entry entry) {
        return entry.members().stream().map(member -> member.field().meta().label()).distinct().collect(Collectors.joining(" or "));
    }

    private String range() {
        if (!entry.type().isInteger() || isGroup(entry) && entry.members().isEmpty())
            return "";
        if (field instanceof Bits bits)
            return String.format(Locale.ROOT, ", 0 to %,d", (bits.mask() & 0xFFFF_FFFFL) * bits.factor());
        return Samples.range(entry.type()).map(range -> ", " + range).orElse("");
    }

    private String unit() {
        return field.meta().attribute(Attr.Unit.class).map(unit -> ", in " + unit.name()).orElse("");
    }

    private Optional<String> names() {
        Map<String, String> names = ValueWords.numbered(entry);
        if (names.isEmpty() || entry.type().isOctets() || Kind.of(entry.type()) == Kind.BOOLEAN)
            return Optional.empty();
        String list = names.entrySet().stream().limit(MOST_NAMES).map(name -> "- `" + name.getKey() + "` " + name.getValue()).collect(Collectors.joining("\n"));
        return Optional.of(names.size() > MOST_NAMES ? list + "\n- and " + (names.size() - MOST_NAMES) + " more" : list);
    }
}
