package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remora.rules.run.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void writesTimesAndSeveritiesAsSuricataDoes() {
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.get("timestamp").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+0000");
            if (event.has("alert"))
                assertThat(event.getAsJsonObject("alert").get("severity").getAsInt()).isBetween(1, 4);
        });
    }

    @Test
    void namesFlowsAsOtherToolsDo() {
        String name = "1:LQU9qZlK+B5F3KDmev6m5PMibrg=";                     // from the specification of Community ID

        assertThat(CommunityId.of(new Peer("128.232.110.120", 34855), new Peer("66.35.250.204", 80), 6)).isEqualTo(name);
        assertThat(CommunityId.of(new Peer("66.35.250.204", 80), new Peer("128.232.110.120", 34855), 6)).isEqualTo(name);
        assertThat(CommunityId.of(new Peer("10.0.0.1", -1), new Peer("10.0.0.2", -1), 1)).isEmpty();
    }
}
