package dev.remora.tree;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One part of a summary, with its fields found: texts with values in between. Confined to one thread. */
final class SummaryPart {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}:]+)(?::(name|named|nonzero|set|absent|-\\d{1,4}))?}");

    private final List<String> texts  = new ArrayList<>();
    private final List<Slot>   slots  = new ArrayList<>();
    private final Values       values = new Values();
    private final TextBuffer   text   = new TextBuffer(128);

    /** A place for the value of the first of some fields that is there; {@code form} is how it is to be told, empty for as it is. */
    private record Slot(List<Reading> readings, String form) {}

    private record Reading(Catalogue.Entry entry, Display display) {}

    /**
     * A part that reads these fields.
     *
     * @throws IllegalArgumentException if one of them is not in the catalogue
     */
    SummaryPart(String part, Catalogue catalogue) {
        int from = 0;
        for (MatchResult placeholder : PLACEHOLDER.matcher(part).results().toList()) {
            List<Reading> readings = Stream.of(placeholder.group(1).split("\\|")).map(name -> reading(name, part, catalogue)).toList();
            texts.add(part.substring(from, placeholder.start()));
            slots.add(new Slot(readings, placeholder.group(2) == null ? "" : placeholder.group(2)));
            from = placeholder.end();
        }
        texts.add(part.substring(from));
    }

    private static Reading reading(String name, String part, Catalogue catalogue) {
        Catalogue.Entry entry = catalogue.find(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " in the summary \"" + part + "\" is no field"));
        return new Reading(entry, Display.of(entry.first()));
    }

    /** Appends the part, unless one of its fields is not in this layer. */
    void append(Packet packet, int layer, StringBuilder out) {
        int start = out.length();
        for (int i = 0; i < slots.size(); i++) {
            @Nullable String told = told(slots.get(i), packet, layer);
            if (told == null) {
                out.setLength(start);
                return;
            }
            out.append(texts.get(i)).append(told);
        }
        out.append(texts.getLast());
    }

    /** What is told of a slot's field; null where that leaves the part out. */
    private @Nullable String told(Slot slot, Packet packet, int layer) {
        Reading reading = read(slot, packet, layer);
        if (reading == null || slot.form.equals("absent"))
            return reading == null && slot.form.equals("absent") ? "" : null;
        boolean isSet = reading.entry.type() == Type.NONE || values.number(0) != 0;
        return switch (slot.form) {
            case "set" -> isSet ? "" : null;
            case "nonzero" -> isSet ? value(reading, packet) : null;
            case "named" -> name(reading, packet);
            case "" -> value(reading, packet);
            case "name" -> Objects.requireNonNullElseGet(name(reading, packet), () -> value(reading, packet));
            default -> less(values.number(0) + Integer.parseInt(slot.form));
        };
    }

    private static @Nullable String less(long number) {
        return number < 0 ? null : Long.toString(number);
    }

    private @Nullable String name(Reading reading, Packet packet) {
        return ValueNames.of(reading.entry.first(), packet, values, 0);
    }

    /** Reads the first of a slot's fields that is there; null where none is. */
    private @Nullable Reading read(Slot slot, Packet packet, int layer) {
        for (Reading reading : slot.readings) {
            values.clear();
            reading.entry.read(packet, layer, values);
            if (!values.isEmpty())
                return reading;
        }
        return null;
    }

    private String value(Reading reading, Packet packet) {
        text.clear();
        reading.display.write(packet, values, 0, text);
        return text.toString();
    }
}
