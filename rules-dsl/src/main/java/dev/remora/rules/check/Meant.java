package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Listing;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was probably meant by a name that is none: the nearest one, or the one that other tools call so. Immutable. */
public record Meant(Optional<String> name) {
    static final Meant NOTHING = new Meant(Optional.empty());

    // Words that other tools, and older releases of Wireshark, have for parts of names.
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("rst", "reset"), Map.entry("psh", "push"), Map.entry("ns", "ae"), Map.entry("sport", "srcport"), Map.entry("dport", "dstport"),
            Map.entry("source", "src"), Map.entry("saddr", "src"), Map.entry("daddr", "dst"), Map.entry("destination", "dst"),
            Map.entry("protocol", "proto"), Map.entry("vid", "id"),
            Map.entry("window", "window_size_value"), Map.entry("hlen", "hdr_len"), Map.entry("length", "len"), Map.entry("hoplimit", "hlim"), Map.entry("kind", "type"));

    /** Whole names, and beginnings that end with a dot; read when the first name is none. */
    private static final class Table {
        static final Map<String, String> NAMES = Listing.rows(Meant.class, "names.txt").stream().collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
    }

    /** The name of a field, group or protocol that was meant by one that is none. */
    public static Optional<String> field(String name, Catalogue catalogue) {
        return by(name, catalogue.entries().stream().map(Catalogue.Entry::name).toList()).name;
    }

    /** The known name that was meant. */
    static Meant by(String name, Collection<String> known) {
        String listed = usual(name);
        String usual = known.contains(listed) ? listed : spoken(name);
        if (known.contains(usual))
            return new Meant(Optional.of(usual));
        return new Meant(Spelling.nearest(name, known, 1).or(() -> longer(usual, known)).or(() -> end(usual, known)).or(() -> Spelling.nearest(name, known)));
    }

    /** A name in the words that fields have here. */
    static String usual(String name) {
        String small = (name.startsWith("c$") ? name.substring(2) : name).replace('$', '.').toLowerCase(Locale.ROOT);             // as in Zeek, c$id$resp_p
        int first = small.indexOf('.') + 1;
        String begins = Table.NAMES.getOrDefault(small.substring(0, first), small.substring(0, first)) + small.substring(first);
        return Table.NAMES.getOrDefault(small, Table.NAMES.getOrDefault(begins, spoken(begins)));
    }

    private static String spoken(String name) {
        int last = name.lastIndexOf('.') + 1;
        return name.substring(0, last) + OTHERS.getOrDefault(name.substring(last), name.substring(last));
    }

    // The shortest name that ends so: tcp.flags.syn where flags.syn is written.
    private static Optional<String> end(String name, Collection<String> known) {
        String end = "." + name;
        return known.stream().filter(each -> each.endsWith(end)).min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
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
    List<Fix> fix(Span span) {
        return name.map(n -> Fix.replace(span, n)).stream().toList();
    }
}
