package dev.remora.cli;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.synth.PacketSequence;
import dev.remora.rules.synth.Synthesis;
import dev.remora.rules.synth.Synthesizer;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora synth}: packets that fire a rule, and a near miss. */
@Command(name = "synth", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Makes packets that fire a rule, as few as it can find, and a near miss that does not.",
    "Writes both to standard output as tests to put beside the rule, and if you ask, to captures. Each result has been confirmed by the engine."},
        footer = {"", "Exit status 1 if no packets are found; standard error then says which", "demand of the rule could not be met.", "Examples:",
            "  as tests:", "    remora synth samples/rules port-scan",
            "  added to the rule file:", "    remora synth mine.remora syn-fin >> mine.remora",
            "  also as captures:", "    remora synth mine.remora syn-fin -w fires.pcap --near-miss quiet.pcap"})
final class Synth implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RULES", description = "A rule file, or a folder of rule files; - is standard input.")
    private String rules = "";

    @Parameters(index = "1", paramLabel = "RULE", description = "The name of a rule; you can leave out its pack.")
    private String name = "";

    @Option(names = {"-w", "--write"}, paramLabel = "FILE",
            description = "Also write the packets that fire the rule to this capture: pcap if its name ends in pcap, cap or dmp, "
                    + "otherwise pcapng; compressed if gz follows.")
    private @Nullable Path fires;

    @Option(names = "--near-miss", paramLabel = "FILE", description = "Also write the near miss to this capture.")
    private @Nullable Path nearMiss;

    private final Streams streams;

    Synth(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        checkFiles();
        Dissectors dissectors = Dissectors.load();
        RuleFiles loaded = Rules.runnable(List.of(rules), dissectors.catalogue(), streams);
        Rule rule = chosen(loaded.rules());
        RuleFile file = loaded.rules().files().stream().filter(one -> one.rules().contains(rule)).findFirst().orElseThrow();
        return switch (new Synthesizer(dissectors).synthesize(file, rule)) {
            case Synthesis.Found found -> write(found);
            case Synthesis.NotFound none -> {
                streams.say("remora synth", "found no packets that fire " + rule.name());
                none.reasons().forEach(reason -> streams.list("  " + reason));
                yield ExitStatus.FINDINGS;
            }
        };
    }

    private void checkFiles() throws IOException {
        List<String> read = Rules.files(List.of(rules));
        if (fires != null)
            OutputFiles.check("--write", fires, read);
        if (nearMiss != null)
            OutputFiles.check("--near-miss", nearMiss, read);
        OutputFiles.checkApart("--write", fires, "--near-miss", nearMiss);
    }

    private int write(Synthesis.Found found) throws IOException {
        if (fires != null)
            write(found.fires(), fires);
        if (nearMiss != null)
            write(found.nearMiss(), nearMiss);
        streams.out().write(found.tests().getBytes(StandardCharsets.UTF_8));
        return ExitStatus.DONE;
    }

    private static void write(PacketSequence packets, Path path) throws CaptureException {
        try (CaptureWriter writer = CaptureWriter.open(path)) {
            for (Frame frame : packets.frames())
                writer.write(frame);
        }
    }

    private Rule chosen(RuleSet all) {
        return all.rule(name).orElseThrow(() -> {
            List<String> same = all.rules().stream().map(Rule::name).filter(known -> known.endsWith("/" + name)).toList();
            if (same.size() > 1)
                return Failure.usage(name + " is ambiguous: " + String.join(", ", same));
            if (all.only(name).isPresent())
                return Failure.usage(name + " is a policy, which decides about every packet; synth makes packets only for rules");
            return Failure.usage(rules + " has no rule " + name + Rules.meant(name, all.rules().stream().map(Rule::name).toList()));
        });
    }
}
