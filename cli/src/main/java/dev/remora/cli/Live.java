package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.live.LiveException;
import dev.remora.live.NetworkInterface;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.EngineSettings.Rulings;
import dev.remora.rules.type.RuleSet;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora live}: rules and policies on the packets of a network interface. */
@Command(name = "live", mixinStandardHelpOptions = true, sortOptions = false, customSynopsis = "remora live [OPTION...] INTERFACE [RULES...]",
        description = "Evaluates rules and policies on the packets of a network interface as they arrive. Prints alerts, then a summary. "
                + "Without RULES, prints one line per packet, or with --write just saves the packets. "
                + "Ctrl-C stops it cleanly.",
        footer = {"", "Examples:", "  remora live --interfaces                      list the interfaces",
            "  remora live eth0 samples/rules                alerts, until Ctrl-C",
            "  remora live lo samples/rules -w all.pcapng    also save the packets",
            "  remora live any -Y icmp --duration 30s        show packets for 30 seconds", "",
            "Capturing needs a privilege. If it is missing, a message says how to grant it."})
final class Live implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "INTERFACE", arity = "0..1",
            description = "The interface to capture from; `any` means all of them, where the system has it.")
    private @Nullable String device;

    @Parameters(index = "1..*", paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--interfaces", description = "List the interfaces, then exit.")
    private boolean interfaces;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Option(names = {"-Y", "--filter"}, paramLabel = "EXPR", description = "Without RULES: show or save only packets that match this display filter.")
    private @Nullable String filter;

    @Option(names = {"-w", "--write"}, paramLabel = "FILE",
            description = "Save the packets to this capture: pcap if its name ends in pcap, cap or dmp, "
                    + "otherwise pcapng; compressed if gz follows; - is standard output.")
    private @Nullable Path written;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text: one line per alert, then a summary; json: one object per alert.")
    private Run.Format format = Run.Format.text;

    @Option(names = "--verdicts", paramLabel = "all", arity = "0..1", fallbackValue = "severe", preprocessor = OnlyAttached.class,
            description = "Also show what policies decide: the verdicts alert and deny, or with --verdicts=all every verdict.")
    private @Nullable String verdicts;

    @Option(names = "--stats",
            description = "For each rule: packets that reached it, matches, share of the time (sampled), alerts, keys evicted to make room.")
    private boolean stats;

    @Mixin
    private Timeouts timeouts = new Timeouts();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    private final Streams streams;

    Live(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (interfaces)
            return list();
        if (timeouts.isListed())
            return timeouts.list(streams);
        if (device == null)
            throw Failure.usage("no INTERFACE is given; `remora live --interfaces` lists them");
        Dissectors dissectors = Dissectors.load();
        Settings timed = timeouts.settings();
        Rulings rulings = Run.rulings(verdicts);
        checkFiles();
        Run.refuseStats(stats, format);
        if (rules.isEmpty())
            refuseWhatRulesShow();
        Colours colours = output == null ? Colours.ofOutput() : Colours.PLAIN;
        int columns = output == null ? Paragraph.TERMINAL : 0;
        LiveRun run = new LiveRun(streams, device, options, written, output);
        if (rules.isEmpty() && filter == null && written != null)
            return run.run(sink -> LiveStep.KEEP);
        if (rules.isEmpty()) {
            PacketFilter matching = Read.filter(dissectors.catalogue(), filter, streams);
            return run.run(sink -> new LivePackets(dissectors, timed, matching, written == null, columns, sink.text()));
        }
        if (filter != null)
            throw Failure.usage("--filter is only for use without RULES; rules choose packets by their `when`, and --capture-filter chooses what is captured");
        RuleFiles files = Rules.runnable(rules, dissectors.catalogue(), streams);
        Rules.sayDoubts(files, rules, streams);
        RuleSet loaded = files.rules();
        Settings settings = timed.with(EngineSettings.RULINGS, rulings).with(EngineSettings.CLOCK, stats ? System::nanoTime : EngineSettings.NO_CLOCK);
        String name = device;
        return run.run(sink -> new LiveAlerts(loaded, dissectors, settings, switch (format) {
            case text -> new AlertText(name, false, loaded, new RunSummary(stats, verdicts != null, colours, columns), colours, columns, sink.text());
            case json -> new AlertJson(name, false, sink.text());
            case eve -> new EveJson(name, loaded, dissectors, settings, sink);
        }));
    }

    private void refuseWhatRulesShow() {
        String option = format != Run.Format.text ? "--format " + format : stats ? "--stats" : verdicts != null ? "--verdicts" : "";
        if (!option.isEmpty())
            throw Failure.usage(option + " is about what rules find, and no RULES are given; name them after the interface");
    }

    private void checkFiles() throws IOException {
        List<String> read = Rules.files(rules);
        boolean isPiped = written != null && OutputFiles.isStandardOutput(written);
        if (isPiped && output == null && !rules.isEmpty())
            throw Failure.usage("--write - sends packets to standard output, where the alerts also go; send the alerts to a file with --output FILE");
        if (written != null && !isPiped)
            OutputFiles.check("--write", written, read);
        if (output != null)
            OutputFiles.check("--output", output, read);
        OutputFiles.checkApart("--output", output, "--write", written);
    }

    private int list() throws IOException {
        try {
            TextBuffer out = new TextBuffer();
            InterfaceTable.write(NetworkInterface.list(), out);
            out.writeTo(streams.out());
            return ExitStatus.DONE;
        } catch (LiveException e) {
            throw LiveOptions.failure(e);
        }
    }
}
