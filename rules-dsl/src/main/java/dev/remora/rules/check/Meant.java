package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What was probably meant by a name that is none: the nearest one, or the one that other tools call so. Immutable. */
public record Meant(Optional<String> name) {
    static final Meant NOTHING = new Meant(Optional.empty());

    // Words that other tools, and older releases of Wireshark, have for parts of names.
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("rst", "reset"), Map.entry("psh", "push"), Map.entry("ns", "ae"), Map.entry("sport", "srcport"), Map.entry("dport", "dstport"),
            Map.entry("source", "src"), Map.entry("destination", "dst"), Map.entry("protocol", "proto"), Map.entry("vid", "id"),
            Map.entry("window", "window_size_value"), Map.entry("hlen", "hdr_len"), Map.entry("length", "len"), Map.entry("hoplimit", "hlim"), Map.entry("kind", "type"));

    /** The name of a field, group or protocol that was meant by one that is none. */
    public static Optional<String> field(String name, Catalogue catalogue) {
        return by(name, catalogue.entries().stream().map(Catalogue.Entry::name).toList()).name;
    }

    /** The known name that was meant. */
    static Meant by(String name, Collection<String> known) {
        int dot = name.lastIndexOf('.') + 1;
        String last = name.substring(dot);
        String usual = name.substring(0, dot) + OTHERS.getOrDefault(last, last);
        if (known.contains(usual))
            return new Meant(Optional.of(usual));
        return new Meant(Spelling.nearest(name, known, 1).or(() -> longer(usual, known)).or(() -> Spelling.nearest(name, known)));
    }

    // The shortest name that begins and ends the same and says more in between: tcp.flags.syn where tcp.syn is written.
    private static Optional<String> longer(String name, Collection<String> known) {
        int dot = name.indexOf('.') + 1;
        if (dot == 0)
            return Optional.empty();
        String first = name.substring(0, dot);
        String rest = name.substring(dot - 1);
        return known.stream().filter(each -> each.length() > name.length() && each.startsWith(first) && each.endsWith(rest))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a message. */
    String question() {
        return name.map(n -> "; did you mean `" + n + "`?").orElse("");
    }

    /** The fix that goes with the question, or none. */
    Fix[] fix(Span span) {
        return name.map(n -> Fix.replace(span, n)).stream().toArray(Fix[]::new);
    }
}
