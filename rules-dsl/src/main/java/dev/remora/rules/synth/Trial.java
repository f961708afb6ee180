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
import java.util.Set;
import java.util.stream.Collectors;

/** Lets the engine judge sequences of packets by rules, and with what silences them. Confined to one thread. */
final class Trial {
    private static final int EACH = 50;                 // a sequence is read, and an engine made for it: as much work as so many packets

    private final Dissectors dissectors;
    private final RuleSet    rules;
    private long             left;

    /**
     * A trial of some rules.
     *
     * @param file whose suppressions hold
     * @param work packets that are looked at, at most, see {@link #isSpent}
     */
    Trial(Dissectors dissectors, RuleFile file, List<Rule> rules, long work) {
        this.dissectors = dissectors;
        this.rules = new RuleSet(List.of(new RuleFile(file.source(), file.pack(), file.title(), rules, List.of(), file.suppressions(), List.of())));
        this.left = work;
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
        return alerts(lines).stream().map(Alert::packet).distinct().sorted().toList();
    }

    /** The rules that report something. */
    Set<Rule> firing(List<Line> lines) {
        return alerts(lines).stream().map(Alert::rule).collect(Collectors.toSet());
    }

    private List<Alert> alerts(List<Line> lines) {
        List<Alert> alerts = new ArrayList<>();
        Engine engine = new Engine(rules, dissectors, Settings.STANDARD, alerts::add);
        List<Frame> frames = PacketSequence.frames(texts(lines));
        left -= EACH + frames.size();
        frames.forEach(engine::offer);
        engine.finish();
        return alerts;
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
