package dev.remora.cli;

import dev.remora.analysis.Analysis;
import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.FrameLayer;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.tracking.Tracker;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remora read}: packets, a line each, as trees, or as chosen fields. */
@Command(name = "read", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the packets of captures: one per line, as trees, or as chosen fields.",
        footer = {"", "Examples:", "  remora read trace.pcap                        one line per packet",
            "  remora read --format tree -Y tcp.flags.reset x.pcap    resets, as trees",
            "  remora read -e ip.src -e tcp.dstport x.pcap   two fields, with a tab between",
            "  ssh host tcpdump -w - | remora read -         from standard input",
            "  remora read -Y icmp -w icmp.pcap x.pcap.gz    write ICMP to a capture",
            "  remora read -c 10 x.pcap                      the first ten packets",
            "", "`remora fields` lists the fields."})
final class Read implements Callable<Integer> {
    private static final Set<String> BESIDE_CASES = Set.of("--field", "--fields-from", "--no-header", "--filter", "--count", "--two-pass", "--format",
            "--ranges", "--write", "--timeout");
    private static final Set<String> BESIDE_WRITE = Set.of("--field", "--fields-from", "--no-header", "--format", "--ranges", "--output", "--output-dir");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CAPTURE", arity = "0..*",
            description = "Captures, or folders to search for captures at any depth: pcap or pcapng, also gzip-compressed; - is standard input.")
    private List<String> captures = new ArrayList<>();

    @Option(names = {"-e", "--field"}, paramLabel = "NAME",
            description = "Print this field; may be repeated. If a field has several values, commas join them.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--fields-from", paramLabel = "FILE", description = "Print the fields named in this file, one name per line.")
    private @Nullable Path fieldsFrom;

    @Option(names = "--no-header", description = "Leave out the header line with the field names.")
    private boolean noHeader;

    @Option(names = {"-Y", "--filter"}, paramLabel = "EXPR", description = "Only packets that match this display filter.")
    private @Nullable String filter;

    @Option(names = {"-c", "--count"}, paramLabel = "PACKETS",
            description = "Stop after this many packets of each capture; with a filter, after this many that match.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--cases", paramLabel = "FILE",
            description = "Try the filters in this file of JSON objects, one per line: {id, filter, capture}.")
    private @Nullable Path cases;

    @Option(names = {"-2", "--two-pass"}, description = "Read each capture twice, so that fields can refer to later packets.")
    private boolean twoPass;

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "text: one line per packet; tree: every field; json: one object per packet, with every field or the "
                    + "chosen ones; tsv: the chosen fields, one line per packet. Default: tsv if fields are chosen, otherwise text.")
    private @Nullable Format format;

    @Option(names = "--ranges", description = "In trees, show the offsets of each value: of its first octet, and just past its last.")
    private boolean ranges;

    @Option(names = {"-w", "--write"}, paramLabel = "FILE", description = "Write the packets to this capture instead of showing them: "
            + "pcap if its name ends in pcap, cap or dmp, otherwise pcapng; compressed if gz follows; - is standard output.")
    private @Nullable Path written;

    @Mixin
    private Timeouts timeouts = new Timeouts();

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
        if (timeouts.isListed())
            return timeouts.list(streams);
        Settings settings = timeouts.settings();
        if (count < 1)
            throw Failure.tooFew("--count", count);
        if (cases != null) {
            refuse("--cases", BESIDE_CASES, "it tries each filter on a whole capture, with the default timeouts");
            if (!captures.isEmpty())
                throw Failure.usage("--cases takes no capture: its file names them");
            return new Cases(streams).run(cases, results);
        }
        if (written != null)
            refuse("--write", BESIDE_WRITE, "it writes whole packets and shows nothing of them");
        captures = CaptureNames.of(captures, "");
        if (fieldsFrom != null)
            results.spare(List.of(fieldsFrom.toString()));
        Dissectors dissectors = Dissectors.load();
        List<Catalogue.Entry> chosen = FieldNames.find(dissectors.catalogue(), fieldNames());
        refuseFieldsThatNobodyShows(chosen);
        PacketFilter matching = filter(dissectors.catalogue(), filter, streams).showing(chosen);
        Replay replay = new Replay(dissectors, streams, twoPass, settings);
        if (isAnalysisIdle(chosen))
            replay.withoutAnalysis();
        replay.interruptibly(() -> {
            if (written == null)
                show(dissectors, chosen, matching, settings, replay);
            else
                save(written, matching, settings, replay);
        });
        return replay.status();
    }

    /** Refuses the first option given that is one of these. */
    private void refuse(String option, Set<String> others, String why) {
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions())
            if (others.contains(given.longestName()))
                throw Failure.usage(option + " cannot be combined with " + given.longestName() + ": " + why);
    }

    /** Whether nothing of what is shown or written depends on an analysis. */
    private boolean isAnalysisIdle(List<Catalogue.Entry> chosen) {
        return filter == null && (written != null || !chosen.isEmpty() && chosen.stream().noneMatch(Analysis::concerns));
    }

    private void refuseFieldsThatNobodyShows(List<Catalogue.Entry> chosen) {
        if (chosen.isEmpty() && format == Format.tsv)
            throw Failure.usage("--format tsv shows chosen fields, and none is chosen; use -e ip.src -e ip.dst, or --fields-from FILE");
        if (!chosen.isEmpty() && (format == Format.text || format == Format.tree))
            throw Failure.usage("--format " + format + " shows whole packets; for chosen fields, use tsv or json");
    }

    private void show(Dissectors dissectors, List<Catalogue.Entry> chosen, PacketFilter matching, Settings settings, Replay replay) throws IOException {
        Format shown = format != null ? format : chosen.isEmpty() ? Format.text : Format.tsv;
        PacketView view = view(shown, dissectors, chosen);
        results.write(streams, captures, shown.extension, sink -> view.begin(sink.text()), (capture, sink) -> {
            replay.showsIn(sink::flush);
            view.capture(capture, captures.size() > 1, sink.text());
            select(capture, matching, settings, replay, packet -> {
                view.show(packet, sink.text());
                sink.advance();
            });
            return !replay.isUnread();
        });
    }

    private void save(Path file, PacketFilter matching, Settings settings, Replay replay) throws IOException {
        if (!OutputFiles.isStandardOutput(file))
            OutputFiles.check("--write", file, captures);
        for (String capture : captures)
            if (!Replay.isStandardInput(capture) && !Files.exists(Path.of(capture)))
                throw Failure.input(capture + ": there is no such file");
        try (CaptureWriter writer = OutputFiles.capture(file, streams)) {
            replay.showsIn(writer::flush);
            for (String capture : captures)
                select(capture, matching, settings, replay, packet -> {
                    try {
                        writer.write(packet.frame());
                    } catch (CaptureException refused) {                 // not to be taken for damage to the capture that is read
                        if (refused.getCause() instanceof OutputFailure told)
                            throw told;
                        throw Failure.other(String.valueOf(refused.getMessage()));
                    }
                });
        }
    }

    private void select(String capture, PacketFilter matching, Settings settings, Replay replay, Replay.Step step) throws IOException {
        Tracker tracker = matching.tracker(settings);
        long[] left = {count};
        replay.read(capture, tracker, packet -> {
            tracker.track(packet);
            if (!matching.matches(packet)) {
                FrameLayer.hide(packet);
                return;
            }
            step.take(packet);
            if (--left[0] == 0)
                replay.end();
        });
    }

    /** The packets for which a display filter holds; all where there is none, or an empty one, as scripts and Wireshark have it. What is doubtful about it is told. */
    static PacketFilter filter(Catalogue catalogue, @Nullable String text, Streams streams) {
        if (text == null || text.isBlank())
            return PacketFilter.ALL;
        Checked<PacketFilter> checked = new Filters(catalogue).check(text).map(PacketFilter::of);
        PacketFilter matching = checked.result().orElseThrow(() -> Failure.usage("the filter is wrong\n" + checked.report(Paragraph::message).stripTrailing()));
        streams.err().print(checked.warnings().report(Paragraph::message));
        return matching;
    }

    private List<String> fieldNames() throws IOException {
        List<String> names = new ArrayList<>(fields);
        if (fieldsFrom != null)
            Lists.lines(fieldsFrom).stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(names::add);
        return names;
    }

    private PacketView view(Format shown, Dissectors dissectors, List<Catalogue.Entry> chosen) {
        return switch (shown) {
            case text -> new PacketList(dissectors, results.isStandardOutput() ? Paragraph.TERMINAL : 0);
            case tsv -> new FieldTable(chosen, !noHeader);
            case tree -> new PacketTrees(dissectors.catalogue(), ranges, results.isStandardOutput() ? Paragraph.TERMINAL : 0);
            case json -> chosen.isEmpty() ? new PacketObjects(dissectors.catalogue()) : new FieldObjects(chosen);
        };
    }
}
