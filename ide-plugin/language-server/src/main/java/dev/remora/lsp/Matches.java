package dev.remora.lsp;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the rules of a file make of a capture: the answer of the command {@code remora.matches}.
 *
 * @param capture its path
 * @param packets how many it has
 * @param rules   by rule, in the order of the file
 */
record Matches(String capture, long packets, List<OfRule> rules) {
    /** The command's name; it takes the address of an open rule file and the path of a capture. */
    static final String COMMAND = "remora.matches";

    /** What was counted of one rule. */
    record OfRule(String rule, long matched, long alerts) {}

    /**
     * Runs the rules of a file.
     *
     * @throws IllegalArgumentException if the file has errors
     */
    static Matches of(OpenFile file, Path capture, Dissectors dissectors) throws IOException {
        RuleFiles rules = new RuleFiles(List.of(file.document().checked()));
        if (rules.hasErrors())
            throw new IllegalArgumentException("the rule file has errors");
        Engine engine = new Engine(rules.rules(), dissectors, Settings.STANDARD, AlertSink.NONE);
        Frame frame = new Frame();
        try (Capture source = Capture.open(capture)) {
            while (source.next(frame))
                engine.offer(frame);
        }
        engine.finish();
        return new Matches(capture.toString(), engine.packets(),
                engine.stats().stream().map(stats -> new OfRule(stats.name(), stats.matched(), stats.alerts())).toList());
    }
}
