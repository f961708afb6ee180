package dev.remora.tree;

import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One part of a summary, with its fields found: texts with values in between. Confined to one thread. */
final class SummaryPart {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}:]+)(?::(name|named|nonzero))?}");

    private final List<String> texts  = new ArrayList<>();
    private final List<Slot>   slots  = new ArrayList<>();
    private final Values       values = new Values();

    /** A place for a value; {@code form} is how it is to be told, empty for as it is. */
    private record Slot(Catalogue.Entry entry, Display display, String form) {}

    /**
     * A part that reads these fields.
     *
     * @throws IllegalArgumentException if one of them is not in the catalogue
     */
    SummaryPart(String part, Catalogue catalogue) {
        int from = 0;
        for (MatchResult placeholder : PLACEHOLDER.matcher(part).results().toList()) {
            String name = placeholder.group(1);
            Catalogue.Entry entry = catalogue.find(name)
                    .orElseThrow(() -> new IllegalArgumentException(name + " in the summary \"" + part + "\" is no field"));
            texts.add(part.substring(from, placeholder.start()));
            slots.add(new Slot(entry, Display.of(entry.first()), placeholder.group(2) == null ? "" : placeholder.group(2)));
            from = placeholder.end();
        }
        texts.add(part.substring(from));
    }

    /** Appends the part, unless one of its fields is not in this layer. */
    void append(Packet packet, int layer, StringBuilder out) {
        int start = out.length();
        TextBuffer text = new TextBuffer();
        for (int i = 0; i < slots.size(); i++) {
            out.append(texts.get(i));
            if (!append(slots.get(i), packet, layer, text, out)) {
                out.setLength(start);
                return;
            }
        }
        out.append(texts.getLast());
    }

    private boolean append(Slot slot, Packet packet, int layer, TextBuffer text, StringBuilder out) {
        values.clear();
        slot.entry.read(packet, layer, values);
        if (values.isEmpty() || slot.form.equals("nonzero") && values.number(0) == 0)
            return false;
        @Nullable String name = slot.form.startsWith("name") ? ValueNames.of(slot.entry.first(), packet, values, 0) : null;
        if (name == null && slot.form.equals("named"))
            return false;
        if (name == null) {
            text.clear();
            slot.display.write(packet, values, 0, text);
            name = text.toString();
        }
        out.append(name);
        return true;
    }
}
