package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Peer;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.run.Runner;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.RuleSet;
import dev.remora.rules.type.Severity;
import dev.remora.tracking.Transport;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Alerts and flows as Suricata writes them to {@code eve.json}, one object a line, for tools that read that.
 *
 * <p>A rule reports and never decides, so its action is {@code allowed}; what a policy denies is {@code blocked}. Severities are Suricata's, 1 the worst.
 */
final class EveJson implements AlertView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String       capture;
    private final SignatureIds signatures;
    private final EveFlows     flows;
    private final Results.Sink sink;

    EveJson(String capture, RuleSet rules, Dissectors dissectors, Settings settings, Results.Sink sink) {
        this.capture = capture;
        this.signatures = new SignatureIds(rules.names());
        this.flows = new EveFlows(capture, dissectors, settings, this::line);
        this.sink = sink;
    }

    @Override
    public void ahead(Frame[] frames, int count) {
        flows.ahead(frames, count);
    }

    @Override
    public void frame(Frame frame) {
        flows.take(frame);
    }

    @Override
    public void pass(long timeNanos) {
        flows.pass(timeNanos);
    }

    @Override
    public void alert(Alert alert) {
        line(json -> {
            json.name("timestamp").value(time(alert.timeNanos()));
            if (alert.connection() != 0)
                json.name("flow_id").value(flows.alerted(alert.connection()));
            begin(json, alert.packet(), alert.source(), alert.destination(), alert.protocol());
            json.name("alert").beginObject();
            signature(json, "allowed", alert.rule().name(), alert.rule().title(), severity(alert.rule().severity()));
            json.endObject();
            json.name("metadata").beginObject().name("flowvars").beginArray();      // the one place where Suricata's schema has room for keys of others
            json.beginObject().name("message").value(alert.message()).endObject();
            json.endArray().endObject();
        });
    }

    @Override
    public void ruled(Ruling ruling) {
        if (ruling.suppressed())
            return;                                                             // an event of this type is an alert
        line(json -> {
            json.name("timestamp").value(time(ruling.timeNanos()));
            if (ruling.connection() != 0)
                json.name("flow_id").value(flows.alerted(ruling.connection()));
            begin(json, ruling.packet(), ruling.source(), ruling.destination(), ruling.protocol());
            json.name("alert").beginObject();
            String action = ruling.clause().verdict() == Verdict.DENY ? "blocked" : "allowed";
            signature(json, action, ruling.clause().name(), ruling.clause().note(), severity(ruling.policy().severity()));
            json.endObject();
        });
    }

    private void begin(JsonWriter json, long packet, Peer source, Peer destination, int protocol) throws IOException {
        json.name("pcap_cnt").value(packet);
        json.name("event_type").value("alert");
        peer(json, "src", source);
        peer(json, "dest", destination);
        if (protocol >= 0)
            json.name("proto").value(CommunityId.name(protocol));
        boolean isIcmp = protocol == Transport.ICMP.number() || protocol == Transport.ICMPV6.number();
        int message = isIcmp ? flows.message(packet) : EveSeen.NONE;
        EveSeen.write("", message, json);
        String community = CommunityId.of(source, destination, protocol, message);
        if (!community.isEmpty())
            json.name("community_id").value(community);
        json.name("pkt_src").value("wire/pcap");
        json.name("pcap_filename").value(capture);
    }

    private void signature(JsonWriter json, String action, String name, String title, int severity) throws IOException {
        json.name("action").value(action);
        json.name("gid").value(1);
        json.name("signature_id").value(signatures.of(name));
        json.name("rev").value(1);
        json.name("signature").value(title.isEmpty() ? name : title);
        json.name("category").value(name.contains("/") ? name.substring(0, name.indexOf('/')) : "");
        json.name("severity").value(severity);
        json.name("rule").value(name);
    }

    /** Suricata's severity: 1 high, 2 medium, 3 low, 4 for what is only worth knowing. */
    private static int severity(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case INFO -> 4;
        };
    }

    static void peer(JsonWriter json, String name, Peer peer) throws IOException {
        if (peer.address().isEmpty())
            return;
        json.name(name + "_ip").value(peer.address());
        if (peer.port() >= 0)
            json.name(name + "_port").value(peer.port());
    }

    /** A time as Suricata writes it: microseconds, and the zone without a colon. */
    static String time(long nanos) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
    }

    private void line(JsonLine.Content content) {
        JsonLine.write(sink.text(), content);
        sink.pass();                                                            // at the end there may be as many flows as the tracker keeps
    }

    @Override
    public void summary(Runner runner, long elapsedNanos) {
        flows.finish();
    }
}
