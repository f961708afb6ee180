package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of captures of which nothing can be read. */
class UnreadableTest {
    private static final String RULES = "../samples/rules";
    private static final String PING  = Command.sample("ping.pcap");

    @ParameterizedTest
    @ValueSource(strings = {"run ../samples/rules --verdicts --on", "run ../samples/rules --stats --on", "run ../samples/rules --format json --findings --on",
        "run ../samples/rules --format eve --on", "connections", "connections --format json --findings", "connections -c 1", "connections --ladder -c 1", "connections --follow 1",
        "read", "read -2", "explain ../samples/rules syn-fin", "explain ../samples/rules syn-fin --packet 1", "explain ../samples/rules syn-fin --format json"})
    void thatIsAllThatIsSaid(String call) {
        assertThat(Command.call((call + " nowhere.pcap").split(" "))).isEqualTo(new Command(ExitStatus.INPUT, "", "remora: nowhere.pcap: there is no such file\n"));

        Command text = Command.call((call + " ../README.md").split(" "));
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("this is text").hasLineCount(1);
        assertThat(text.status()).isEqualTo(ExitStatus.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run ../samples/rules --on", "connections", "read"})
    void othersHaveWhatIsTheirs(String call) {
        Command both = Command.call((call + " nowhere.pcap " + PING).split(" "));

        assertThat(both.out()).startsWith("== " + PING + "\n");
        assertThat(both.status()).isEqualTo(ExitStatus.INPUT);
    }

    @Test
    void theTotalCountsWhatCouldBeRead() {
        assertThat(Command.call("run", RULES, "--on", PING, "nowhere.pcap", PING).out()).contains("\n2 captures, 24 packets, ");
        assertThat(Command.call("run", RULES, "--on", "nowhere.pcap", "nowhere.pcap").out()).isEmpty();
    }

    @Test
    void aCaptureWithoutPacketsIsRead() throws IOException {
        byte[] empty = Arrays.copyOf(Command.octets("ping.pcap"), 24);

        assertThat(Command.call(empty, "connections", "-").out()).isEqualTo("0 connections\n");
        assertThat(Command.call(empty, "run", RULES, "--on", "-").out()).contains("\n0 packets, 0 connections");
    }
}
