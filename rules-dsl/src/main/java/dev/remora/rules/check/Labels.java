package dev.remora.rules.check;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Type;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Span;
import dev.remora.rules.type.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that a field has for its values. Upper and lower case are alike, and so are blanks, {@code _} and {@code -}, so that
 * {@code CLOSE_WAIT} is {@code CLOSE-WAIT}.
 */
final class Labels {
    private final Map<String, Long>   numbers = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();

    // As Linux and BSD call states of TCP.
    private static final Map<String, String> OTHERS = Map.of("syn rcvd", "syn received", "syn recv", "syn received", "estab", "established", "closed wait", "close wait",
            "timed wait", "time wait");

    private Labels() {}

    /** Those of a plain field; none for all else. */
    static Labels of(Operand operand) {
        Labels labels = new Labels();
        if (operand instanceof Operand.FieldOf field)
            for (Catalogue.Member member : field.entry().members())
                labels.addAll(member.field());
        return labels;
    }

    private void addAll(Field field) {
        field.meta().attribute(Attr.Names.class).ifPresent(names -> {
            names.values().forEach((number, name) -> add(name, number));
            names.others().forEach(this::add);
        });
        if (field.type() == Type.BOOL) {
            Attr.Labels labels = field.meta().attribute(Attr.Labels.class).orElse(new Attr.Labels("Set", "Not set"));
            add(labels.set(), 1);
            add(labels.notSet(), 0);
        }
    }

    private void add(String name, long number) {
        numbers.putIfAbsent(folded(name), number);
        written.putIfAbsent(folded(name), name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** The number that has this name, or null. */
    @Nullable
    Long number(String name) {
        return numbers.get(folded(name));
    }

    /** A name as the field spells it. */
    Optional<String> written(String name) {
        return Optional.ofNullable(written.get(folded(name)));
    }

    /** What to say behind "is no value of". */
    String hint(String name) {
        return nearest(name).map(n -> "; did you mean `" + n + "`?").orElse("");
    }

    /** The fix that goes with {@link #hint}, or none. */
    List<Fix> fix(Span span, String name) {
        return nearest(name).map(n -> Fix.replace(span, n.matches("\\w+") ? n : "\"" + n + "\"")).stream().toList();
    }

    private Optional<String> nearest(String name) {
        String usual = OTHERS.getOrDefault(folded(name), folded(name));
        return Optional.of(usual).filter(numbers::containsKey).or(() -> Spelling.nearest(usual, numbers.keySet())).map(folded -> written.getOrDefault(folded, folded));
    }
}
