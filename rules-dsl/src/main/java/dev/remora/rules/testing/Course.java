package dev.remora.rules.testing;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.dissect.FrameLayer;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.ConnectionLog;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tree.Display;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a test went: the alerts, verdicts and connections that its packets led to. Used once; confined to one thread. */
final class Course implements AlertSink {
    final List<Alert>   alerts   = new ArrayList<>();
    final List<Ruling>  rulings  = new ArrayList<>();
    final List<Verdict> verdicts = new ArrayList<>();

    private final Dissectors       dissectors;
    private final Engine           engine;
    private final Dissection       dissection;
    private final Tracker          tracker;
    private final Map<Long, Ended> connections = new HashMap<>();
    private final Packet           shown       = new Packet();
    private final Frame            last        = new Frame();

    private long firstNanos = Long.MAX_VALUE;

    /** What is left of a connection: its summary, and the values of its fields as they are printed. */
    private record Ended(Summary summary, Map<String, String> fields) {}

    Course(RuleSet rules, Dissectors dissectors) {
        Settings settings = Settings.STANDARD.with(EngineSettings.RULINGS, EngineSettings.Rulings.ALL);
        this.dissectors = dissectors;
        this.engine = new Engine(rules, dissectors, settings, this);
        this.dissection = dissectors.open(settings);
        this.tracker = new Tracker(settings, new ConnectionLog(false, this::over));
    }

    /** Takes in the next frame. */
    void take(Frame frame) {
        firstNanos = Math.min(firstNanos, frame.timeNanos());
        verdicts.add(engine.offer(frame).verdict());
        tracker.track(dissection.dissect(frame));
        last.wrap(new byte[0], 0, 0, 0).describe(frame.number(), frame.timeNanos(), frame.linkType(), -1);
    }

    /** From the first packet to the last, in nanoseconds. */
    long length() {
        return Math.max(0, last.timeNanos() - firstNanos);
    }

    /** Ends the capture. */
    void finish() {
        engine.finish();
        tracker.finish();
    }

    @Override
    public void alert(Alert alert) {
        alerts.add(alert);
    }

    @Override
    public void ruled(Ruling ruling) {
        rulings.add(ruling);
    }

    /** What policies decided, but for what a suppression silences. */
    Stream<Ruling> reported() {
        return rulings.stream().filter(ruling -> !ruling.suppressed());
    }

    private void over(Summary summary, Connection connection) {
        shown.reset(last);
        shown.push(FrameLayer.PROTOCOL, 0, 0);
        shown.note(Tracked.KIND).show(connection, last.timeNanos());
        Map<String, String> fields = new HashMap<>();
        Values values = new Values();
        TextBuffer text = new TextBuffer(64);
        dissectors.catalogue().entries().stream().filter(entry -> entry.name().startsWith("connection.")).forEach(entry -> {
            entry.read(shown, values);
            text.clear();
            Display.of(entry.first()).writeAll(shown, values, text);
            fields.put(entry.name().substring("connection.".length()), text.toString());
        });
        connections.put(summary.id(), new Ended(summary, fields));
    }

    /** The state of an end, or the value of a field, of a connection as it was left; empty where there is no such connection. */
    Optional<String> connection(long number, String property) {
        Ended ended = connections.get(number);
        if (ended == null)
            return Optional.empty();
        for (Side side : Side.values())
            if (side.label().equals(property))
                return Optional.of(ended.summary.end(side).state().name());
        return Optional.of(ended.fields.getOrDefault(property, ""));
    }

    /** Connections there were. */
    int connections() {
        return connections.size();
    }
}
