package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.Peer;
import dev.remora.rules.type.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and flows as Suricata writes them. */
class EveJsonTest {
    private static List<JsonObject> events() {
        List<String> lines = Command.call("run", "--format", "eve", "../samples/rules", "--on", "../samples/captures/syn-fin-scan.pcap").lines();
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    @Test
    void namesTheFlowOfEachAlert() {
        List<JsonObject> events = events();
        List<Long> flows = events.stream().filter(event -> event.get("event_type").getAsString().equals("flow")).map(event -> event.get("flow_id").getAsLong()).toList();

        assertThat(events).filteredOn(event -> event.has("alert")).isNotEmpty().allSatisfy(event -> assertThat(flows).contains(event.get("flow_id").getAsLong()));
        assertThat(flows).doesNotHaveDuplicates();
    }

    /** So that tools can keep the flows of many captures in one place, and of one sensor that was started again. */
    @Test
    void numbersTheFlowsOfEachCaptureApart() throws IOException {
        List<Long> flows = flows("lo", 1_000);

        assertThat(flows).hasSize(20).isEqualTo(flows("lo", 1_000)).doesNotContainAnyElementsOf(flows("lo", 2_000)).doesNotContainAnyElementsOf(flows("eth0", 1_000));
        assertThat(flows).doesNotHaveDuplicates().allSatisfy(flow -> assertThat(flow).isBetween(0L, (1L << 53) - 1));
    }

    private static List<Long> flows(String capture, long firstNanos) throws IOException {
        Dissectors dissectors = Dissectors.load();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Results.Sink sink = new Results.Sink(out, false);
        RuleSet rules = RuleFolder.load(List.of(Path.of("../samples/rules/scans.remora")), dissectors.catalogue()).rules();
        EveJson view = new EveJson(capture, rules, dissectors, Settings.STANDARD, sink);
        datagrams(view, 20, firstNanos);
        view.summary(new Engine(rules, dissectors, Settings.STANDARD, AlertSink.NONE), 0);
        sink.flush();
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> JsonParser.parseString(line).getAsJsonObject().get("flow_id").getAsLong()).toList();
    }

    private static void datagrams(EveJson view, int count, long firstNanos) {
        byte[] octets = HexFormat.of().parseHex("4500001c00000000401166cf0a0000010a0000020000003500080000");
        for (int port = 1; port <= count; port++) {
            octets[20] = (byte) (port >> 8);
            octets[21] = (byte) port;
            view.frame(new Frame().wrap(octets, 0, octets.length, octets.length).describe(port, firstNanos + port, LinkType.RAW, -1));
        }
    }

    /** Java takes such an address for one of IPv4. */
    @Test
    void namesAFlowByAllOctetsOfItsAddresses() {
        assertThat(CommunityId.of(new Peer("::ffff:192.0.2.1", 1234), new Peer("::ffff:192.0.2.2", 80), 6, EveSeen.NONE)).isEqualTo("1:SmkNTt47EiNnhlZ4JktXZYV7128=");
    }

    /** Notes the largest piece of what is written. */
    private static final class Largest extends OutputStream {
        private int largest;
        private int pieces;

        @Override
        public void write(int octet) {
            throw new AssertionError("an octet by itself");
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            largest = Math.max(largest, length);
            pieces++;
        }
    }

    @Test
    void writesFlowsInPiecesWhereManyEndAtOnce() throws IOException {
        Dissectors dissectors = Dissectors.load();
        RuleSet rules = RuleFolder.load(List.of(Path.of("../samples/rules/scans.remora")), dissectors.catalogue()).rules();
        Largest out = new Largest();
        EveJson view = new EveJson("sweep", rules, dissectors, Settings.STANDARD, new Results.Sink(out, false));
        datagrams(view, 2_000, 0);

        view.summary(new Engine(rules, dissectors, Settings.STANDARD, AlertSink.NONE), 0);

        assertThat(out.pieces).isGreaterThan(5);
        assertThat(out.largest).isLessThan(70_000);
    }

    @Test
    void writesTimesAndSeveritiesAsSuricataDoes() {
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.get("timestamp").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+0000");
            if (event.has("alert"))
                assertThat(event.getAsJsonObject("alert").get("severity").getAsInt()).isBetween(1, 4);
        });
    }

    // What tools ask for: key, type, and what it is in. From etc/schema.json of Suricata, where no other keys are allowed.
    private static final String ALERT = """
            timestamp string, flow_id integer, pcap_cnt integer, event_type string, src_ip string, src_port integer, dest_ip string, dest_port integer, proto string,
            community_id string, pkt_src string, pcap_filename string, alert object, alert.action string, alert.gid integer, alert.signature_id integer, alert.rev integer,
            alert.signature string, alert.category string, alert.severity integer, alert.rule string, metadata object, metadata.flowvars array""";
    private static final String FLOW  = """
            timestamp string, flow_id integer, event_type string, src_ip string, src_port integer, dest_ip string, dest_port integer, proto string, community_id string,
            flow object, flow.pkts_toserver integer, flow.pkts_toclient integer, flow.bytes_toserver integer, flow.bytes_toclient integer, flow.start string,
            flow.end string, flow.age integer, flow.state string, flow.reason string, flow.alerted boolean, tcp object, tcp.syn boolean, tcp.state string,
            tcp.tcp_flags string, tcp.tcp_flags_ts string, tcp.tcp_flags_tc string""";

    @Test
    void hasTheKeysThatSuricatasSchemaHas() {
        List<JsonObject> events = events();

        assertThat(events).filteredOn(event -> event.has("alert")).allSatisfy(event -> assertThat(keys("", event)).containsExactlyInAnyOrder(ALERT.split(",\\s+")));
        assertThat(events).filteredOn(event -> event.has("flow")).isNotEmpty().allSatisfy(event -> assertThat(keys("", event)).contains(FLOW.split(",\\s+"))
                .isSubsetOf((FLOW + ", tcp.fin boolean, tcp.rst boolean, tcp.psh boolean, tcp.ack boolean, tcp.urg boolean, tcp.ecn boolean, tcp.cwr boolean").split(",\\s+")));
    }

    @Test
    void carriesTheRuleAndItsMessageWhereTheSchemaHasRoom() {
        assertThat(events()).filteredOn(event -> event.has("alert")).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getAsJsonObject("alert").get("rule").getAsString()).contains("/");
            JsonObject variable = event.getAsJsonObject("metadata").getAsJsonArray("flowvars").get(0).getAsJsonObject();
            assertThat(variable.get("message").getAsString()).isNotEmpty();
        });
    }

    private static List<String> keys(String prefix, JsonObject object) {
        return object.entrySet().stream().flatMap(entry -> {
            String name = prefix + entry.getKey();
            Stream<String> inside = entry.getValue().isJsonObject() ? keys(name + ".", entry.getValue().getAsJsonObject()).stream() : Stream.of();
            return Stream.concat(Stream.of(name + " " + type(entry.getValue())), inside);
        }).toList();
    }

    private static String type(JsonElement value) {
        if (value.isJsonObject() || value.isJsonArray())
            return value.isJsonObject() ? "object" : "array";
        JsonPrimitive primitive = value.getAsJsonPrimitive();
        return primitive.isString() ? "string" : primitive.isBoolean() ? "boolean" : primitive.getAsString().contains(".") ? "number" : "integer";
    }

    @Test
    void tellsTheStateOfTcpAndTheTypeOfIcmp() {
        assertThat(flow("connection.pcap")).contains("""
                "tcp":{"tcp_flags":"1b","tcp_flags_ts":"1b","tcp_flags_tc":"1b","fin":true,"syn":true,"psh":true,"ack":true,"state":"time_wait"}""");
        assertThat(flow("ping.pcap")).contains("""
                "proto":"ICMP","icmp_type":8,"icmp_code":0,"response_icmp_type":0,"response_icmp_code":0""");
        assertThat(Command.call("run", "--format", "eve", "../samples/rules", "--on", "../samples/captures/ping-ipv6.pcap").out()).contains("""
                "proto":"IPv6-ICMP","icmp_type":128,"icmp_code":0,"response_icmp_type":129,"response_icmp_code":0""");
    }

    @Test
    void tellsTheMessageOfAnAlertAboutIcmp() {
        assertThat(Command.call("run", "--format", "eve", "../samples/rules", "--on", "../samples/captures/icmp-abuse.pcap").lines())
                .anySatisfy(line -> assertThat(line).contains("\"event_type\":\"alert\"", "\"proto\":\"ICMP\",\"icmp_type\":4,\"icmp_code\":0", "Source Quench"));
    }

    /** What people have filters, tickets and dashboards for. */
    @Test
    void keepsTheNumbersOfImportedRules() {
        SignatureIds ids = new SignatureIds(List.of("mine/syn-fin", "et/sid-2001219", "local/sid-2001219", "sid-4294967295", "et/sid-4294967296", "et/sid-1-old"));

        assertThat(ids.of("et/sid-2001219")).isEqualTo(2_001_219);
        assertThat(ids.of("sid-4294967295")).isEqualTo(4_294_967_295L);
        assertThat(Stream.of("mine/syn-fin", "local/sid-2001219", "et/sid-4294967296", "et/sid-1-old").map(ids::of)).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isBetween(1L << 30, Integer.MAX_VALUE + 0L));
    }

    @Test
    void tellsWhereOctetsAreMissing(@TempDir Path folder) throws IOException {
        Path capture = folder.resolve("gap.pcap");
        Exchange.write(Path.of("src/test/resources/connections/gap.exchange"), capture);

        assertThat(Command.call("run", "--format", "eve", "../samples/rules", "--on", capture.toString()).out()).contains("\"ts_gap\":true}").doesNotContain("tc_gap");
    }

    private static String flow(String capture) {
        return Command.call("run", "--format", "eve", "../samples/rules", "--on", "../samples/captures/" + capture).lines().stream()
                .filter(line -> line.contains("\"event_type\":\"flow\"") && !line.contains("\"proto\":\"UDP\"")).findFirst().orElseThrow();
    }

    @Test
    void namesFlowsAsOtherToolsDo() {
        String name = "1:LQU9qZlK+B5F3KDmev6m5PMibrg=";                     // from the specification of Community ID

        assertThat(CommunityId.of(new Peer("128.232.110.120", 34855), new Peer("66.35.250.204", 80), 6, EveSeen.NONE)).isEqualTo(name);
        assertThat(CommunityId.of(new Peer("66.35.250.204", 80), new Peer("128.232.110.120", 34855), 6, EveSeen.NONE)).isEqualTo(name);
        assertThat(CommunityId.of(new Peer("10.0.0.1", -1), new Peer("10.0.0.2", -1), 1, EveSeen.NONE)).isEmpty();
    }

    @Test
    void namesMessagesOfIcmpAsOtherToolsDo() {
        Peer host = new Peer("192.168.0.89", -1);
        Peer router = new Peer("192.168.0.1", -1);
        Peer six = new Peer("fe80::200:86ff:fe05:80da", -1);
        Peer other = new Peer("fe80::260:97ff:fe07:69ea", -1);

        assertThat(CommunityId.of(host, router, 1, 8 << 8)).isEqualTo(CommunityId.of(router, host, 1, 0)).isEqualTo("1:X0snYXpgwiv9TZtqg64sgzUn6Dk=");
        assertThat(CommunityId.of(host, router, 1, 3 << 8 | 1)).isNotEqualTo(CommunityId.of(router, host, 1, 3 << 8 | 1));      // nobody answers it
        assertThat(CommunityId.of(six, other, 58, 135 << 8)).isEqualTo(CommunityId.of(other, six, 58, 136 << 8)).isEqualTo("1:dGHyGvjMfljg6Bppwm3bg0LO8TY=");
    }

    @Test
    void namesAlertAndFlowOfAPingAlike() {
        List<String> lines = Command.call("run", "--format", "eve", "../samples/rules", "--on", "../samples/captures/icmp-obsolete.pcap").lines();

        assertThat(lines).filteredOn(line -> line.contains("ICMP")).isNotEmpty().allMatch(line -> line.contains("\"community_id\":\"1:"));
    }
}
