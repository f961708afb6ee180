package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTotalTest {
    private static final String RULES = "../samples/rules";

    @Test
    void endsWithWhatAllCapturesCameTo() {
        List<String> lines = Command.call("run", RULES, "--on", Command.CAPTURES.toString()).lines();
        List<String> total = lines.subList(lines.indexOf("== all captures"), lines.size());

        long headings = lines.stream().filter(line -> line.startsWith("== ../")).count();
        long alerts = lines.stream().filter(line -> line.contains("  [packet ") && !line.contains(" alert ") && !line.contains(" deny ")).count();
        assertThat(total.getLast()).matches(headings + " captures, [0-9,]+ packets, [0-9,]+ connections; [0-9,]+ alerts in [0-9]+ captures; .* s");
        assertThat(total.getLast().replace(",", "")).contains("; " + alerts + " alerts in ");
        assertThat(total.stream().filter(line -> line.startsWith("verdict ") || line.startsWith("allow ") || line.startsWith("alert ")).map(String::length).distinct())
                .as("numbers below each other").hasSize(1);
        assertThat(total).anyMatch(line -> line.matches("rule +alerts +captures")).anyMatch(line -> line.matches("verdict +packets +captures"));
    }

    @Test
    void saysNothingMoreOfOneCapture() {
        assertThat(Command.call("run", RULES, "--on", Command.sample("ping.pcap")).out()).doesNotContain("all captures");
    }

    @Test
    void leavesOtherFormatsAlone() {
        String ping = Command.sample("ping.pcap");

        assertThat(Command.call("run", RULES, "--format", "json", "--on", ping, ping).out()).doesNotContain("all captures");
    }

    @Test
    void saysHowManyDatagramsHadNoRoom() {
        assertThat(new CaptureTotals("x", 1, 0, 0, 2, 0, List.of()).counts()).isEqualTo("1 connection; 2 incomplete datagrams were given up for lack of room");
        assertThat(new CaptureTotals("x", 1, 0, 0, 1, 0, List.of()).counts()).endsWith("1 incomplete datagram was given up for lack of room");
    }
}
