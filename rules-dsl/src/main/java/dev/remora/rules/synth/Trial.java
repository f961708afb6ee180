package dev.remora.rules.synth;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Importer;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Engine;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;

/** Lets the engine judge sequences of packets by one rule, and with what silences it. Confined to one thread. */
final class Trial {
    private static final long MOST = 20_000_000;                // packets in all: enough for a thousand floods

    private final Dissectors dissectors;
    private final RuleFile   file;
    private final RuleSet    rules;
    private long             left = MOST;

    Trial(Dissectors dissectors, RuleFile file, Rule rule) {
        this.dissectors = dissectors;
        this.file = file;
        this.rules = new RuleSet(List.of(new RuleFile(file.source(), file.pack(), file.title(), List.of(rule), List.of(), file.suppressions(), List.of())));
    }

    /** The same packets under another rule of the file. */
    Trial of(Rule other) {
        return new Trial(dissectors, file, other);
    }

    /** Whether no more can be tried. */
    boolean isSpent() {
        return left <= 0;
    }

    /** Whether the rule reports something of these packets, and a test can have them. */
    boolean fires(List<Line> lines) {
        return !reported(lines).isEmpty() && isWritable(lines);
    }

    /** Whether a test can have these packets: some are too long, and refused. */
    boolean isWritable(List<Line> lines) {
        return !new Checker(dissectors.catalogue()).check(PacketSequence.parsed(texts(lines)), Importer.NONE).hasErrors();
    }

    /** The packets that are reported. */
    List<Long> reported(List<Line> lines) {
        List<Long> reported = new ArrayList<>();
        Engine engine = new Engine(rules, dissectors, Settings.STANDARD, (Alert alert) -> reported.add(alert.packet()));
        for (Frame frame : PacketSequence.frames(texts(lines))) {
            engine.offer(frame);
            left--;
        }
        engine.finish();
        return reported.stream().distinct().sorted().toList();
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
