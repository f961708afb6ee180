package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Importer;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;

/** Writes down what an engine tells, a line each. */
public final class Told implements AlertSink {
    public static final Dissectors DISSECTORS = Dissectors.load();
    static final Settings          SETTINGS   = Settings.STANDARD.with(EngineSettings.RULINGS, EngineSettings.Rulings.ALL);

    private final List<String> lines = new ArrayList<>();

    /** What is told of these frames by so many lanes, with what was counted. */
    public static List<String> of(RuleSet rules, List<Frame> frames, int threads, int block) {
        Told told = new Told();
        try (Runner runner = ParallelEngine.of(rules, DISSECTORS, SETTINGS, told, threads, block)) {
            Frame frame = new Frame();
            for (Frame each : frames) {
                frame.wrap(each.array(), each.start(), each.length(), each.originalLength()).describe(each);
                runner.take(frame);
            }
            runner.finish();
            runner.stats().forEach(stats -> told.lines.add(stats.toString()));
            runner.decided().forEach((clause, count) -> told.lines.add(clause.name() + " " + count));
            runner.silenced().forEach((clause, count) -> told.lines.addAll(count == 0 ? List.of() : List.of("silenced " + clause.name() + " " + count)));
            told.lines.add(runner.packets() + " packets, " + runner.connections() + " connections, " + runner.strays() + " strays, " + runner.captureFindings());
        }
        return told.lines;
    }

    /** What was told so far. */
    List<String> lines() {
        return lines;
    }

    /** The rules of a text. */
    public static RuleSet rules(String text) {
        RuleFiles files = RuleFiles.of(List.of(Source.of("test.remora", text)), DISSECTORS.catalogue(), Importer.NONE);
        if (files.hasErrors())
            throw new IllegalArgumentException(files.files().getFirst().report());
        return files.rules();
    }

    @Override
    public void alert(Alert alert) {
        lines.add(alert.rule().name() + " " + alert.packet() + " " + alert.timeNanos() + " " + alert.connection() + " " + alert.source() + " " + alert.destination()
                + " " + alert.message() + " " + alert.episode());
    }

    @Override
    public void ended(Alert alert, Episode episode) {
        lines.add("ended " + alert.rule().name() + " " + alert.packet() + " " + episode);
    }

    @Override
    public void ruled(Ruling ruling) {
        lines.add(ruling.clause().name() + (ruling.suppressed() ? " suppressed " : " ") + ruling.packet() + " " + ruling.connection() + " " + ruling.source()
                + " " + ruling.destination());
    }
}
