package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.compile.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora read}: packets, a line each, as trees, or as chosen fields. */
@Command(name = "read", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the packets of captures: a line each, as trees, or as chosen fields.",
        footer = {"", "Examples:",
            "  remora read trace.pcap                                     a line a packet",
            "  remora read --format tree -Y 'tcp.flags.reset' trace.pcap   all fields of the resets",
            "  remora read -e ip.src -e tcp.dstport trace.pcap             two fields, separated by a tab",
            "  gzip -dc big.pcapng.gz | remora read -                      from standard input",
            "", "`remora fields` lists the names of fields."})
final class Read implements Callable<Integer> {
    @Parameters(paramLabel = "CAPTURE", arity = "0..*", description = "Captures, or folders with them: pcap or pcapng, also gzip-compressed; - is standard input.")
    private List<String> captures = new ArrayList<>();

    @Option(names = {"-e", "--field"}, paramLabel = "NAME", description = "Print this field; may be repeated. Several values are joined by commas.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--fields-from", paramLabel = "FILE", description = "Print the fields whose names are in this file, one a line.")
    private @Nullable Path fieldsFrom;

    @Option(names = "--no-header", description = "Leave out the line with the names of the fields.")
    private boolean noHeader;

    @Option(names = {"-Y", "--filter"}, paramLabel = "EXPR", description = "Only packets for which this display filter holds.")
    private @Nullable String filter;

    @Option(names = "--cases", paramLabel = "FILE", description = "Try the filters in this file: lines of JSON, {id, filter, capture}.")
    private @Nullable Path cases;

    @Option(names = {"-2", "--two-pass"}, description = "Read each capture twice, so that fields can speak of later packets.")
    private boolean twoPass;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text: a line a packet; tsv: fields, a line a packet; tree: every field; "
            + "json: every field, one object a line.")
    private @Nullable Format format;

    @Option(names = "--ranges", description = "In trees, show the octets of each value: from the first to before the last.")
    private boolean ranges;

    @Mixin
    private Results results = new Results();

    private final Streams streams;

    /** How packets are shown, and what a file of it is called. */
    enum Format {
        text("txt"), tsv("tsv"), tree("txt"), json("jsonl");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    Read(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (cases != null)
            return new Cases(streams).run(cases, results);
        captures = CaptureNames.of(captures, "");
        Dissectors dissectors = Dissectors.load();
        List<Catalogue.Entry> chosen = FieldNames.find(dissectors.catalogue(), fieldNames());
        Format shown = format != null ? format : chosen.isEmpty() ? Format.text : Format.tsv;
        PacketFilter matching = filter(dissectors.catalogue());
        PacketView view = view(shown, dissectors, chosen);
        Replay replay = new Replay(dissectors, streams, twoPass);
        results.write(streams, captures, shown.extension, sink -> view.begin(sink.text()),
                (capture, sink) -> {
                    Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
                    replay.read(capture, packet -> {
                        tracker.track(packet);
                        if (matching.matches(packet)) {
                            view.show(packet, sink.text());
                            sink.advance();
                        }
                    });
                });
        return replay.status();
    }

    private PacketFilter filter(Catalogue catalogue) {
        if (filter == null)
            return PacketFilter.ALL;
        Checked<Probe> compiled = new Filters(catalogue).compile(filter);
        Probe probe = compiled.result().orElseThrow(() -> Failure.usage("the filter is wrong\n" + compiled.report()));
        return probe::holds;
    }

    private List<String> fieldNames() throws IOException {
        List<String> names = new ArrayList<>(fields);
        if (fieldsFrom != null)
            Files.readAllLines(fieldsFrom, StandardCharsets.UTF_8).stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(names::add);
        return names;
    }

    private PacketView view(Format shown, Dissectors dissectors, List<Catalogue.Entry> chosen) {
        return switch (shown) {
            case text -> new PacketList(dissectors);
            case tsv -> new FieldTable(chosen, !noHeader);
            case tree -> new PacketTrees(dissectors.catalogue(), ranges);
            case json -> new PacketObjects(dissectors.catalogue());
        };
    }
}
