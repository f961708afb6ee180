package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.remora.dissect.Setting;
import dev.remora.tracking.TrackingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {
    private static final String TIME_WAIT = "../samples/textbook/time-wait-prolonged.pcap";
    private static final String PING      = "../samples/captures/ping.pcap";

    private static long connections(String... options) {
        List<String> words = new ArrayList<>(List.of("connections", "--format", "json"));
        words.addAll(List.of(options));
        return Command.call(words.toArray(String[]::new)).lines().size();
    }

    @Test
    void endsConnectionsWhenTheCallSays() {
        assertThat(connections(PING)).isEqualTo(1);
        assertThat(connections("--timeout", "icmp=100ms", PING)).isGreaterThan(1);
        assertThat(connections("--timeout", "tracking.timeout.icmp=100ms", PING)).isGreaterThan(1);
    }

    @Test
    void countsForLadders() {
        assertThat(Command.call("connections", "--ladder", "--timeout", "time-wait=5m", TIME_WAIT).out())
                .isNotEqualTo(Command.call("connections", "--ladder", TIME_WAIT).out());
    }

    @Test
    void countsForPackets() {
        assertThat(Command.call("read", "-e", "connection.id", "--no-header", PING).out()).doesNotContain("2");
        assertThat(Command.call("read", "-2", "--timeout", "icmp=100ms", "-e", "connection.id", "--no-header", PING).out()).contains("2");
    }

    @Test
    void countsForFlows() {
        long flows = Command.call("run", "../samples/rules/icmp-policy.remora", "--format", "eve", "--timeout", "icmp=100ms", "--on", PING).lines().stream()
                .filter(line -> JsonParser.parseString(line).getAsJsonObject().get("event_type").getAsString().equals("flow")).count();

        assertThat(flows).isEqualTo(connections("--timeout", "icmp=100ms", PING));
    }

    @Test
    void countsForExplanations(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("second.remora"), "rule second \"Not the first\" { when connection.id > 1 }\n");

        assertThat(Command.call("explain", rules.toString(), "second", PING, "--packet", "8").out()).contains("does not match");
        assertThat(Command.call("explain", rules.toString(), "second", PING, "--packet", "8", "--timeout", "icmp=100ms").out()).doesNotContain("does not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "run", "read", "explain", "live"})
    void listsThemWithStandardTimesAndSources(String command) {
        Command outcome = Command.call(command, "--timeouts");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines()).hasSize(TrackingSettings.TIMEOUTS.size() + 1);
        for (Setting<Duration> setting : TrackingSettings.TIMEOUTS)
            assertThat(outcome.out()).contains(setting.doc());
        assertThat(outcome.out()).contains("time-wait      1m", "established    124m").contains("ip.reassembly");
        assertThat(outcome.out().strip()).as("the last entry is a sentence like the others").endsWith("for 60 s.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timewait=60s | there is no timeout timewait; did you mean time-wait?
            xyzzyxyzzy=1 | There are opening, established, fin-wait-2,
            time-wait    | --timeout takes a name and a time, such as time-wait=90s, not time-wait
            udp=soon     | --timeout udp=soon: a time looks like 500ms, 30s, 5m or 1h, and is more than 0 and at most 3650d
            udp=0        | more than 0
            udp=3651d    | at most 3650d
            udp=         | --timeout udp=: a time looks like
            """)
    void saysWhatIsWrong(String wish, String message) {
        Command outcome = Command.call("connections", "--timeout", wish, PING);

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(message);
    }

    @Test
    void refusesTimersThatNothingWouldObey() {
        assertThat(Command.call("connections", "--format", "zeek", "--timeout", "udp=1s", PING).err()).contains("use --timeout with text or json");
    }
}
