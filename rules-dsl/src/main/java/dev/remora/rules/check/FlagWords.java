package dev.remora.rules.check;

import dev.remora.field.Attr;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.type.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Flags by their names, or the first letters of these, where the number of a word of flags must stand: {@code SYN}, {@code "SYN,ACK"}, {@code "SA"}. */
record FlagWords(String field, List<String> names, List<Integer> bits) {

    /** The flags that a word names, of the field that it stands beside. */
    static Optional<FlagWords> of(Operand with, String word) {
        if (with instanceof Operand.Computed masked)
            return of(masked.left(), word);
        if (!(with instanceof Operand.FieldOf field))
            return Optional.empty();
        List<String> names = field.entry().first().meta().attribute(Attr.BitNames.class).map(Attr.BitNames::names).orElse(List.of());
        String capitals = word.toUpperCase(Locale.ROOT).strip();
        String[] parts = capitals.split("[\\s,|+]+");
        boolean initials = parts.length == 1 && !names.contains(capitals) && capitals.equals(word);
        List<Integer> bits = new ArrayList<>();
        for (String part : initials ? capitals.split("") : parts)
            bits.add(bit(names, part, initials));
        return bits.contains(-1) ? Optional.empty() : Optional.of(new FlagWords(field.entry().name(), names, bits.stream().distinct().toList()));
    }

    /** Whether an operand is a word of flags. */
    static boolean isFieldOfFlags(Operand operand) {
        return operand instanceof Operand.FieldOf field && field.entry().first().meta().attribute(Attr.BitNames.class).isPresent();
    }

    private static int bit(List<String> names, String part, boolean initial) {
        return IntStream.range(0, part.isEmpty() ? 0 : names.size()).filter(i -> initial ? names.get(i).startsWith(part) : names.get(i).equals(part)).findFirst().orElse(-1);
    }

    private String number() {
        return String.format(Locale.ROOT, "0x%02x", bits.stream().mapToInt(bit -> 1 << bit).sum());
    }

    /** What to say behind "is no value of". */
    String advice() {
        String alone = bits.stream().map(bit -> Meant.usual(field + "." + names.get(bit).toLowerCase(Locale.ROOT))).collect(Collectors.joining(" and "));
        return "; write " + number() + ", or `" + alone + "` to leave the other flags open";
    }

    /** The fix that goes with it. */
    Fix fix(Span span) {
        return Fix.replace(span, number());
    }
}
