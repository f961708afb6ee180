package dev.remora.rules.random;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.fold.Corpus;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The fields that packets of captures have, each with some values as filters write them: what is asked of them often holds. */
final class SeenFields {
    private static final int MOST_VALUES = 12;

    private final List<Catalogue.Entry>     entries = new ArrayList<>();
    private final Map<String, List<String>> values  = new LinkedHashMap<>();

    SeenFields(Dissectors dissectors, List<List<Frame>> captures) {
        Map<Catalogue.Entry, Set<String>> seen = new LinkedHashMap<>();
        for (List<Frame> capture : captures)
            read(dissectors, capture, seen);
        seen.forEach((entry, texts) -> {
            entries.add(entry);
            values.put(entry.name(), List.copyOf(texts));
        });
    }

    private static void read(Dissectors dissectors, List<Frame> frames, Map<Catalogue.Entry, Set<String>> seen) {
        Dissection dissection = dissectors.open();
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        Values found = new Values();
        for (Frame frame : frames) {
            Packet packet = dissection.dissect(frame);
            tracker.track(packet);
            for (Catalogue.Entry entry : dissectors.catalogue().entries()) {
                found.clear();
                entry.read(packet, found);
                if (!found.isEmpty())
                    add(seen.computeIfAbsent(entry, e -> new LinkedHashSet<>()), entry, found, packet);
            }
        }
        tracker.finish();
    }

    private static void add(Set<String> texts, Catalogue.Entry entry, Values found, Packet packet) {
        for (int i = 0; i < found.size() && texts.size() < MOST_VALUES; i++) {
            TextBuffer out = new TextBuffer();
            Display.of(entry.first()).write(packet, found, i, out);
            texts.add(literal(entry.type(), out.toString()));
        }
    }

    // As a filter writes it; of octets the first ones.
    private static String literal(Type type, String text) {
        return switch (type) {
            case STRING, ABSOLUTE_TIME -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case BYTES, PROTOCOL -> text.startsWith("<") ? "\"\"" : text.substring(0, Math.min(8, text.length())).replaceAll("..(?!$)", "$0:") + (text.length() == 2 ? ":" : "");
            default -> text;
        };
    }

    /** Any of them. */
    Catalogue.Entry any(Random random) {
        return entries.get(random.nextInt(entries.size()));
    }

    /** One of these types, any of which some packet has. */
    Catalogue.Entry any(Random random, Set<Type> types) {
        Catalogue.Entry entry = any(random);
        while (!types.contains(entry.type()))
            entry = any(random);
        return entry;
    }

    /** A value that the field has somewhere. */
    String value(Random random, Catalogue.Entry entry) {
        List<String> all = values.getOrDefault(entry.name(), List.of());
        return all.isEmpty() ? "1" : all.get(random.nextInt(all.size()));
    }

    /** The captures of the samples that are not long. */
    static List<List<Frame>> captures(int most) {
        return Corpus.samples().stream().map(Corpus::frames).map(frames -> frames.subList(0, Math.min(most, frames.size()))).toList();
    }
}
