package dev.remora.cli;

import dev.remora.capture.Lookahead;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.EngineSettings.Rulings;
import dev.remora.rules.run.ParallelEngine;
import dev.remora.rules.run.Runner;
import dev.remora.rules.type.RuleSet;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code remora run}: rules and policies on captures. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, customSynopsis = "remora run [OPTION...] RULES... --on CAPTURE...",
        description = "Evaluates rules and policies on captures. Prints alerts, then a summary.",
        footer = {"", "Examples:", "  alerts, one per line, and a summary:", "    remora run samples/rules --on trace.pcap",
            "  alerts as JSON, one object per line:", "    remora run --format json samples/rules --on *.pcapng",
            "  also what policies alert on and deny:", "    remora run --verdicts samples/rules --on trace.pcap",
            "  for tools that read Suricata's eve.json:", "    remora run --format eve samples/rules --on trace.pcap"})
final class Run implements Callable<Integer> {
    private static final long SMALL = 16 << 20;           // octets

    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--on", paramLabel = "CAPTURE", arity = "1..*",
            description = "Captures, or folders to search for captures at any depth: pcap or pcapng, also gzip-compressed; - is standard input.")
    private List<String> captures = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text: one line per alert, then a summary; json: one object per alert; eve: alerts and flows as Suricata's EVE JSON.")
    private Format format = Format.text;

    @Option(names = "--verdicts", paramLabel = "all", arity = "0..1", fallbackValue = "severe", preprocessor = OnlyAttached.class,
            description = "Also show what policies decide: the verdicts alert and deny, or with --verdicts=all every verdict.")
    private @Nullable String verdicts;

    @Option(names = "--threads", paramLabel = "N",
            description = "Follow the connections of a capture on this many threads; the default is one per core. "
                    + "The alerts and their order are the same for any number, up to 524,288 connections at a time; if there were more, the summary says so.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--stats",
            description = "For each rule: packets that reached it, matches, share of the time (sampled), alerts, keys evicted to make room.")
    private boolean stats;

    @Option(names = "--findings", description = "With --format json: after the alerts, one object for each problem with the capture itself. "
            + "Text output always lists these problems.")
    private boolean findings;

    @Mixin
    private Timeouts timeouts = new Timeouts();

    @Mixin
    private Results results = new Results();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final RunTotal total = new RunTotal();
    private final Streams  streams;

    /** How alerts are shown, and what a file of them is called. */
    enum Format {
        text("txt"), json("jsonl"), eve("json");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    Run(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (timeouts.isListed())
            return timeouts.list(streams);
        Settings timed = timeouts.settings();
        refuseUnknownOptions();
        refuseMisplacedWords();
        refuseStats(stats, format);
        Dissectors dissectors = Dissectors.load();
        if (rules.isEmpty())
            throw Failure.usage("no RULES are given; name them before --on" + advice());
        Rules.refuseSharedInput(rules, captures);
        RuleFiles loaded = Rules.runnable(rules, dissectors.catalogue(), streams);
        Rules.sayDoubts(loaded, rules, streams);
        results.spare(Rules.files(rules));
        captures = CaptureNames.of(captures, "; name them after --on" + advice());
        Settings settings = timed.with(EngineSettings.RULINGS, rulings(verdicts)).with(EngineSettings.CLOCK, stats ? System::nanoTime : EngineSettings.NO_CLOCK);
        Replay replay = new Replay(dissectors, streams, false, settings);
        if (threads < 1)
            throw Failure.tooFew("--threads", threads);
        try (Interrupt interrupt = new Interrupt(replay::stop)) {
            results.write(streams, captures, format.extension, sink -> {}, (capture, sink) -> run(loaded, dissectors, settings, replay, capture, sink),
                    this::total);
            interrupt.finished(replay.status());
        }
        return replay.status();
    }

    /** Statistics are for people: other formats have no place for them. */
    static void refuseStats(boolean stats, Format format) {
        if (stats && format != Format.text)
            throw Failure.usage("--stats is part of text output; it cannot be combined with --format " + format);
    }

    /** --on takes all words behind it, so that a misspelt option there looks like a capture. */
    private void refuseUnknownOptions() {
        for (String word : captures)
            if (word.startsWith("-") && !Replay.isStandardInput(word) && !Files.exists(Path.of(word)))
                throw new UnmatchedArgumentException(spec.commandLine(), List.of(word));
    }

    /** Rules behind --on, captures before it: says where they belong, all of them. */
    private void refuseMisplacedWords() throws IOException {
        List<String> called = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (String word : captures)
            if (Rules.areRules(word) && !CaptureNames.areCaptures(word))
                called.add(word);
        for (String word : rules)
            if (!Rules.areRules(word) && CaptureNames.areCaptures(word))
                read.add(word);
        captures.removeAll(called);
        rules.removeAll(read);
        called.stream().filter(word -> !rules.contains(word)).forEach(rules::add);
        read.stream().filter(word -> !captures.contains(word)).forEach(captures::add);
        if (!called.isEmpty())
            throw Failure.usage("every word after --on names a capture, but " + called.getFirst() + " has rules; name rules first" + advice());
        if (!read.isEmpty())
            throw Failure.usage(read.getFirst() + " is a capture, not a rule file; captures go after --on" + advice());
    }

    /** The call as it would be right. */
    private String advice() {
        return ":\n  remora run " + String.join(" ", rules.isEmpty() ? List.of("RULES") : rules) + " --on " + String.join(" ", captures.isEmpty() ? List.of("CAPTURE") : captures);
    }

    /** What the value of --verdicts asks for. */
    static Rulings rulings(@Nullable String verdicts) {
        return switch (verdicts) {
            case null -> Rulings.NONE;
            case "severe" -> Rulings.SEVERE;
            case "all" -> Rulings.ALL;
            default -> throw Failure.usage("--verdicts takes no value or all, not " + verdicts);
        };
    }

    private boolean run(RuleFiles loaded, Dissectors dissectors, Settings settings, Replay replay, String capture, Results.Sink sink) throws IOException {
        if (replay.leaveIfStopped())
            return false;
        AlertView view = switch (format) {
            case text -> text(loaded.rules(), capture, sink.text());
            case json -> new AlertJson(capture, findings, sink.text());
            case eve -> new EveJson(capture, loaded.rules(), dissectors, settings, sink);
        };
        long started = System.nanoTime();
        try (Runner runner = ParallelEngine.of(loaded.rules(), dissectors, settings, view, lanes(capture))) {
            Lookahead both = (frames, count) -> {
                runner.ahead(frames, count);
                view.ahead(frames, count);
            };
            replay.showsIn(() -> {
                runner.catchUp();
                sink.flush();
            });
            replay.frames(capture, both, (Frame frame) -> {
                view.frame(frame);
                runner.take(frame);
                sink.advance();
            });
            if (replay.isUnread())
                return false;
            runner.finish();
            long elapsed = System.nanoTime() - started;
            view.summary(runner, elapsed);
            total.add(runner, elapsed);
            if (replay.isStopped())
                streams.say("interrupted: stopped after packet " + runner.packets() + " of " + Replay.called(capture));
        }
        return true;
    }

    private AlertView text(RuleSet loaded, String capture, TextBuffer out) {
        return new AlertText(capture, captures.size() > 1, loaded, new RunSummary(stats, verdicts != null, colours(), columns()), colours(), columns(), out);
    }

    private int columns() {
        return results.isStandardOutput() ? Paragraph.TERMINAL : 0;
    }

    /** What comes last where there are several captures, for people. */
    private void total(Results.Sink sink) {
        if (format == Format.text && captures.size() > 1)
            total.write(colours(), columns(), sink.text());
    }

    private Colours colours() {
        return results.isStandardOutput() ? Colours.ofOutput() : Colours.PLAIN;
    }

    /** A small capture is done before other threads have started. */
    private int lanes(String capture) throws IOException {
        boolean isFile = !Replay.isStandardInput(capture) && Files.exists(Path.of(capture));
        boolean isSmall = isFile && Files.size(Path.of(capture)) < SMALL && !spec.commandLine().getParseResult().hasMatchedOption("--threads");
        return isSmall || format == Format.eve ? 1 : threads;           // flows come between alerts
    }
}
