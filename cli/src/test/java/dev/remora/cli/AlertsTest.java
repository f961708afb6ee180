package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of episodes. */
class AlertsTest {
    private static final String CAPTURE = "../samples/captures/ping.pcap";

    @TempDir
    private Path folder;
    private Path rules;

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(folder.resolve("r.remora"), """
                rule octets "Octets" {
                    when     icmp
                    sum      ip.len - ip.hdr_len within 30s >= 100
                }
                rule amount "Octets by their threshold" {
                    when     icmp
                    sum      ip.len within 30s >= 100B
                }
                rule values "Values" {
                    when     icmp
                    sum      icmp.seq within 30s >= 10
                }
                rule packets "Packets" {
                    when     icmp.seq == 1 and icmp.type == 8
                    count    within 30s >= 1
                }
                rule different "Different" {
                    when     icmp
                    count    distinct icmp.seq within 30s >= 2
                }
                """);
    }

    @Test
    void anEpisodeSaysWhatItCounts() {
        List<String> ends = Command.call("run", rules.toString(), "--on", CAPTURE).lines().stream().filter(line -> line.contains("ended"))
                .map(line -> line.replaceFirst("^.*ended +[a-z]+ +", "").replaceFirst(" in [0-9.]+ s .*", "")).toList();

        assertThat(ends).containsExactlyInAnyOrder("640 octets in 10 packets", "840 octets in 10 packets", "30 of icmp.seq in 10 packets", "1 packet", "5 values");
    }

    @Test
    void alertsAndEndsAreAsTheirSchemasSay() throws IOException {
        for (String line : Command.call("run", rules.toString(), "--on", CAPTURE, "--format", "json").lines()) {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            String schema = Files.readString(Path.of("../docs/schemas", (object.has("ended") ? "episode-end" : "alert") + ".schema.json"));
            assertThat(new Schema(JsonParser.parseString(schema).getAsJsonObject()).violations(object)).as(line).isEmpty();
            assertThat(object.getAsJsonObject("episode").has("sum")).as(line).isEqualTo(!line.contains("packets\"") && !line.contains("different\""));
        }
    }
}
