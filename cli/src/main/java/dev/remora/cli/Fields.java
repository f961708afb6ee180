package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import dev.remora.rules.check.Meant;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora fields}: the catalogue of fields. */
@Command(name = "fields", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the protocols, fields and values that filters, rules and `read -e` know.",
        footer = {"", "Examples:", "  remora fields                all protocols, one per line",
            "  remora fields tcp            the header of a protocol, and its fields",
            "  remora fields tcp.flags      everything about one field",
            "  remora fields checksum       fields with this word in name or label", "  remora fields 'icmp*.type'   * and ? as in file names",
            "  remora fields --names        every name, one per line"})
final class Fields implements Callable<Integer> {
    @Parameters(paramLabel = "PATTERN", arity = "0..1", defaultValue = "", description = "A protocol, a field, or part of a name or label.")
    private String pattern = "";

    @Option(names = "--names", description = "Names only, one per line.")
    private boolean names;

    private final Streams streams;

    Fields(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Dissectors dissectors = Dissectors.load();
        TextBuffer out = new TextBuffer();
        if (names)
            find(dissectors.catalogue()).forEach(entry -> out.text(entry.name()).octet('\n'));
        else
            show(dissectors, new FieldList(dissectors.catalogue(), out, Paragraph.TERMINAL), out);
        out.writeTo(streams.out());
        return ExitStatus.DONE;
    }

    private void show(Dissectors dissectors, FieldList list, TextBuffer out) {
        String name = pattern.toLowerCase(Locale.ROOT);
        List<Protocol> protocols = dissectors.protocols().stream().filter(protocol -> protocol.name().equals(name)).toList();
        Optional<Catalogue.Entry> field = dissectors.catalogue().find(name);
        if (pattern.isEmpty())
            list.overview(dissectors.protocols());
        else if (!protocols.isEmpty())
            list.protocol(protocols, List.copyOf(dissectors.catalogue().entries()));
        else if (field.isPresent())
            new FieldDetails(out, Paragraph.TERMINAL).write(field.get());
        else
            list.fields(find(dissectors.catalogue()));
    }

    private List<Catalogue.Entry> find(Catalogue catalogue) {
        Predicate<String> wanted = wanted();
        List<Catalogue.Entry> found = catalogue.entries().stream()
                .filter(entry -> wanted.test(entry.name()) || wanted.test(entry.first().meta().label().toLowerCase(Locale.ROOT))).toList();
        if (!found.isEmpty())
            return found;
        String hint = Misuse.question(Meant.field(pattern, catalogue));
        throw Failure.usage("no field has " + pattern + " in its name or label" + hint);
    }

    /** Matches what contains the pattern; where it has a {@code *} or {@code ?}, what it matches whole. */
    private Predicate<String> wanted() {
        String text = pattern.toLowerCase(Locale.ROOT);
        if (!text.contains("*") && !text.contains("?"))
            return name -> name.contains(text);
        String whole = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(whole).asMatchPredicate();
    }
}
