package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Runner;
import dev.remora.rules.run.Episode;
import dev.remora.rules.run.Peer;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Window;
import dev.remora.tree.TextBuffer;
import java.io.IOException;

/** Alerts as JSON, one object a line; {@code docs/schemas} describes them. */
final class AlertJson implements AlertView {
    private final String     capture;
    private final boolean    findings;
    private final TextBuffer out;

    /**
     * Alerts of one capture.
     *
     * @param findings whether objects about the capture itself follow
     */
    AlertJson(String capture, boolean findings, TextBuffer out) {
        this.capture = capture;
        this.findings = findings;
        this.out = out;
    }

    @Override
    public void alert(Alert alert) {
        line(json -> {
            begin(json, alert.timeNanos(), alert.packet());
            json.name("rule").value(alert.rule().name());
            json.name("severity").value(alert.rule().severity().word());
            json.name("message").value(alert.message());
            if (alert.connection() != 0)
                json.name("connection").value(alert.connection());
            peer(json, "source", alert.source());
            peer(json, "destination", alert.destination());
            if (alert.episode() != null)
                episode(json, alert, alert.episode());
        });
    }

    @Override
    public void ended(Alert alert, Episode episode) {
        line(json -> {
            begin(json, episode.end(), episode.lastPacket());
            json.name("ended").value(alert.rule().name());
            json.name("alert_packet").value(alert.packet());
            episode(json, alert, episode);
        });
    }

    @Override
    public void ruled(Ruling ruling) {
        line(json -> {
            begin(json, ruling.timeNanos(), ruling.packet());
            json.name("verdict").value(ruling.clause().verdict().word());
            json.name("policy").value(ruling.policy().name());
            json.name("clause").value(ruling.clause().name().substring(ruling.policy().name().length() + 1));
            note(json, ruling.clause());
            if (ruling.suppressed())
                json.name("suppressed").value(true);
            if (ruling.connection() != 0)
                json.name("connection").value(ruling.connection());
            peer(json, "source", ruling.source());
            peer(json, "destination", ruling.destination());
        });
    }

    /** What the author of a clause noted, where there is something. */
    static void note(JsonWriter json, Policy.Clause clause) throws IOException {
        if (!clause.note().isEmpty())
            json.name("note").value(clause.note());
    }

    @Override
    public void summary(Runner engine, long elapsedNanos) {
        if (findings)
            CaptureTotals.of(capture, engine).json(out);
    }

    private void line(JsonLine.Content content) {
        JsonLine.write(out, content);
    }

    private void begin(JsonWriter json, long timeNanos, long packet) throws IOException {
        json.name("time").jsonValue(JsonLine.seconds(timeNanos));
        json.name("capture").value(capture);
        json.name("packet").value(packet);
    }

    private static void peer(JsonWriter json, String name, Peer peer) throws IOException {
        if (peer.address().isEmpty())
            return;
        json.name(name).beginObject().name("address").value(peer.address());
        if (peer.port() >= 0)
            json.name("port").value(peer.port());
        json.endObject();
    }

    private static void episode(JsonWriter json, Alert alert, Episode episode) throws IOException {
        json.name("episode").beginObject();
        json.name("begin").jsonValue(JsonLine.seconds(episode.begin())).name("end").jsonValue(JsonLine.seconds(episode.end()));
        json.name("count").value(episode.count());
        if (alert.rule().form() instanceof Form.Counting counting && counting.window().measure() instanceof Window.Amount.Sum)
            json.name("sum").value(episode.sum());
        json.name("first_packet").value(episode.firstPacket()).name("last_packet").value(episode.lastPacket());
        json.endObject();
    }
}
