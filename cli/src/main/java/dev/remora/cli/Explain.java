package dev.remora.cli;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.run.Inquiry;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora explain}: why a rule or a policy made of a packet what it did. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, description = {"Says why a rule matches a packet, or why it does not.",
    "Shows each part of the rule with the values it saw and their octets, and the state of its counts and sequences after the packets before this one."},
        footer = {"", "Examples:", "  one packet:", "    remora explain mine.remora syn-fin trace.pcap --packet 17", "  what matches, and what came nearest:",
            "    remora explain mine.remora syn-fin trace.pcap", "  which clause of a policy decided:",
            "    remora explain samples/rules icmp-inbound trace.pcap --packet 3"})
final class Explain implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RULES", description = "A rule file, or a folder of rule files; - is standard input.")
    private String rules = "";

    @Parameters(index = "1", paramLabel = "RULE", description = "The name of a rule or policy; you can leave out its pack.")
    private String name = "";

    @Parameters(index = "2", paramLabel = "CAPTURE", description = "A capture: pcap or pcapng, also gzip-compressed; - is standard input.")
    private String capture = "";

    @Option(names = {"-p", "--packet"}, paramLabel = "N",
            description = "The packet to explain, numbered from 1. Without this option: which packets match, and which come nearest.")
    private @Nullable Long packet;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text: a tree; json: one object.")
    private Format format = Format.text;

    @Mixin
    private Timeouts timeouts = new Timeouts();

    private final Streams streams;

    /** How explanations are shown. */
    enum Format {
        text, json
    }

    Explain(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (timeouts.isListed())
            return timeouts.list(streams);
        Settings settings = timeouts.settings();
        if (packet != null && packet < 1)
            throw Failure.usage("--packet counts from 1; there is no packet " + packet);
        Dissectors dissectors = Dissectors.load();
        Rules.refuseSharedInput(List.of(rules), List.of(capture));
        RuleFiles loaded = Rules.runnable(List.of(rules), dissectors.catalogue(), streams);
        RuleSet subject = chosen(loaded.rules());
        ExplanationView view = switch (format) {
            case text -> new ExplanationTree(capture, Colours.ofOutput(), Paragraph.TERMINAL, streams);
            case json -> new ExplanationJson(capture, streams);
        };
        Replay replay = new Replay(dissectors, streams, false, settings);
        if (packet == null)
            new NearMisses(subject, dissectors, settings, view).read(replay, capture);
        else
            one(new Inquiry(subject, dissectors, settings, packet), new PacketLines(dissectors), settings, replay, view);
        return replay.status();
    }

    private RuleSet chosen(RuleSet all) {
        return all.only(name).orElseThrow(() -> {
            List<String> same = names(all).filter(known -> known.endsWith("/" + name)).toList();
            if (same.size() > 1)
                return Failure.usage(name + " is ambiguous: " + String.join(", ", same));
            return Failure.usage(rules + " has no rule or policy " + name + Rules.meant(name, names(all).toList()));
        });
    }

    private static Stream<String> names(RuleSet all) {
        return Stream.concat(all.rules().stream().map(Rule::name), all.policies().stream().map(Policy::name));
    }

    // Goes on behind the packet as long as what comes may change the answer.
    private void one(Inquiry inquiry, PacketLines lines, Settings settings, Replay replay, ExplanationView view) throws IOException {
        PacketLine[] line = new PacketLine[1];
        Analysis analysis = new Analysis(settings);                      // for the line alone, which has the numbers that `read` shows
        replay.source(capture, source -> inquiry.ask(source, () -> {
            if (inquiry.seen() <= inquiry.about())
                analysis.analyse(inquiry.packet());
            if (inquiry.seen() == inquiry.about())
                line[0] = lines.line(inquiry.packet());
            return true;
        }));
        if (replay.isUnread())
            return;
        long seen = inquiry.seen();
        if (!inquiry.answers().isEmpty())
            view.show(inquiry.answers().getFirst(), line[0]);
        else if (replay.status() == ExitStatus.DONE)
            throw Failure.usage(capture + " has " + (seen == 1 ? "one packet" : seen + " packets") + "; there is no packet " + inquiry.about());
        else
            throw Failure.input("the damage is before packet " + inquiry.about() + "; the last packet that can be read is " + seen);
    }
}
