package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.field.Meta;
import dev.remora.field.Protocol;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora fields}: the catalogue of fields. */
@Command(name = "fields", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the fields that filters, rules and `read -e` know.",
        footer = {"", "Examples:", "  remora fields                  everything", "  remora fields tcp.options      what has this in its name or label",
            "  remora fields 'icmp*.type'     * and ? as in file names"})
final class Fields implements Callable<Integer> {
    @Parameters(paramLabel = "PATTERN", arity = "0..1", defaultValue = "", description = "Only fields with this text in their name or label.")
    private String pattern = "";

    @Option(names = "--names", description = "Names only, one a line.")
    private boolean names;

    private final Streams streams;

    Fields(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Predicate<String> wanted = wanted();
        Map<Protocol, List<Catalogue.Entry>> found = new LinkedHashMap<>();
        for (Catalogue.Entry entry : Dissectors.load().catalogue().entries())
            if (wanted.test(entry.name()) || wanted.test(entry.first().meta().label().toLowerCase(Locale.ROOT)))
                found.computeIfAbsent(entry.members().getFirst().protocol(), protocol -> new ArrayList<>()).add(entry);
        if (found.isEmpty())
            throw Failure.usage("no field has " + pattern + " in its name or label");
        TextBuffer out = new TextBuffer();
        found.forEach((protocol, entries) -> list(protocol, entries, out));
        out.writeTo(streams.out());
        return ExitStatus.DONE;
    }

    /** Matches what contains the pattern; where it has a {@code *} or {@code ?}, what it matches whole. */
    private Predicate<String> wanted() {
        String text = pattern.toLowerCase(Locale.ROOT);
        if (!text.contains("*") && !text.contains("?"))
            return name -> name.contains(text);
        String whole = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(whole).asMatchPredicate();
    }

    private void list(Protocol protocol, List<Catalogue.Entry> entries, TextBuffer out) {
        if (names) {
            entries.forEach(entry -> out.text(entry.name()).octet('\n'));
            return;
        }
        int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        out.text(out.length() == 0 ? "" : "\n").text(protocol.title());
        out.text(protocol.specification().isEmpty() ? "\n" : " (" + protocol.specification() + ")\n");
        for (Catalogue.Entry entry : entries)
            line(entry, width, out);
    }

    private static void line(Catalogue.Entry entry, int width, TextBuffer out) {
        int start = out.length();
        out.text("  ").text(entry.name()).padTo(start, width + 4).text(entry.type().title()).padTo(start, width + 20).text(about(entry)).octet('\n');
    }

    private static String about(Catalogue.Entry entry) {
        Meta meta = entry.first().meta();
        if (!entry.name().equals(entry.first().name()))
            return "any of " + entry.members().stream().map(member -> member.field().name()).distinct().collect(Collectors.joining(", "));
        String unit = meta.attribute(Attr.Unit.class).map(known -> ", " + known.name()).orElse("");
        String doc = meta.attribute(Attr.Doc.class).map(known -> ": " + known.text()).orElse("");
        return meta.label() + unit + doc;
    }
}
