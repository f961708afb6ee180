package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunVerdictsTest {
    private static final String POLICY     = "../samples/rules/icmp-policy.remora";
    private static final String CONNECTION = Command.sample("connection.pcap");

    @Test
    void saysThatNoPolicyWasAboutAnyPacket() {
        assertThat(Command.call("run", POLICY, "--verdicts", "--on", CONNECTION).out()).startsWith("no rule reported anything\nno policy applied to any packet\n\n");
        assertThat(Command.call("run", POLICY, "--verdicts=all", "--on", CONNECTION).out()).contains("no policy applied to any packet\n");
    }

    @Test
    void saysThatThereIsNoPolicy() {
        String alerts = Command.call("run", "../samples/rules/scans.remora", "--verdicts", "--on", Command.sample("null-scan.pcap")).out();

        assertThat(alerts).contains("these rules have no policy\n").containsPattern("\nrule +alerts\n(scans/[^\n]+\n)+\nthese");
    }

    @Test
    void saysNothingOfPoliciesThatNobodyAskedFor() {
        assertThat(Command.call("run", POLICY, "--on", CONNECTION).out()).doesNotContain("policy");
        assertThat(Command.call("run", POLICY, "--verdicts", "--on", Command.sample("ping-ipv6.pcap")).out()).doesNotContain("no policy").contains("\nverdict ");
    }

    @Test
    void tellsOfADecisionWhoseAlertIsSuppressedWhereEveryOneIsAskedFor(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("inbound.remora"), """
                policy inbound "What may come in" {
                    deny  pings when icmpv6
                    allow otherwise
                }

                suppress inbound.pings when icmpv6.type == 128 because "our own monitor"
                """);
        String capture = Command.sample("ping-ipv6.pcap");
        List<JsonObject> all = Command.call("run", rules.toString(), "--verdicts=all", "--format", "json", "--on", capture).out().lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("../docs/schemas/verdict.schema.json"))).getAsJsonObject();

        assertThat(all).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("verdict").getAsString()).isEqualTo("deny");
            assertThat(new Schema(schema).violations(line)).isEmpty();
        });
        assertThat(all.stream().map(line -> line.has("suppressed"))).contains(true, false);
        assertThat(Command.call("run", rules.toString(), "--verdicts=all", "--on", capture).out()).contains("suppressed, packet 1");
        assertThat(Command.call("run", rules.toString(), "--verdicts", "--format", "json", "--on", capture).out().lines())
                .hasSize((int) all.stream().filter(line -> !line.has("suppressed")).count());
        assertThat(Command.call("run", rules.toString(), "--verdicts=all", "--format", "eve", "--on", capture).out().lines().filter(line -> line.contains("\"alert\"")))
                .hasSize((int) all.stream().filter(line -> !line.has("suppressed")).count());
    }

    /** As alerts of rules do, so that a decision can be looked up among the connections, and in EVE JSON among the flows. */
    @Test
    void namesTheConnectionOfADecision(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("inbound.remora"), """
                policy inbound "What may come in" {
                    deny  openings when tcp.flags.syn and not tcp.flags.ack
                    allow otherwise
                }
                """);
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("../docs/schemas/verdict.schema.json"))).getAsJsonObject();
        JsonObject verdict = verdicts(rules, "json").getFirst();
        List<JsonObject> events = verdicts(rules, "eve");

        assertThat(verdict.get("connection").getAsLong()).isEqualTo(1);
        assertThat(new Schema(schema).violations(verdict)).isEmpty();
        assertThat(events).extracting(event -> event.get("flow_id").getAsLong()).hasSize(2).containsOnly(events.getFirst().get("flow_id").getAsLong());
        assertThat(events.getLast().getAsJsonObject("flow").get("alerted").getAsBoolean()).isTrue();
        assertThat(Command.call("run", rules.toString(), "--verdicts", "--on", CONNECTION).out()).contains(", connection 1, ");
    }

    /** As text and EVE JSON do. */
    @Test
    void tellsWhatTheAuthorNoted(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("inbound.remora"), """
                policy inbound "What may come in" {
                    deny  openings when tcp.flags.syn and not tcp.flags.ack and not ip.src == 203.0.113.0/24   "nobody asked for it"
                    alert answers  when tcp
                    allow otherwise
                }
                """);
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("../docs/schemas/verdict.schema.json"))).getAsJsonObject();
        List<JsonObject> verdicts = verdicts(rules, "json");
        String explanation = Command.call("explain", rules.toString(), "inbound", CONNECTION, "--packet", "3", "--format", "json").out();

        assertThat(verdicts.getFirst().get("note").getAsString()).isEqualTo("nobody asked for it");
        assertThat(new Schema(schema).violations(verdicts.getFirst())).isEmpty();
        assertThat(verdicts.getLast().has("note")).isFalse();
        assertThat(explanation).contains("\"note\":\"nobody asked for it\"", "\"value\":\"203.0.113.0/24\"").doesNotContain("\"value\":\"0.0.0.0\"");
    }

    private static List<JsonObject> verdicts(Path rules, String format) {
        return Command.call("run", rules.toString(), "--verdicts", "--format", format, "--on", CONNECTION).out().lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }
}
