package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code remora synth} writes: tests that pass beside their rule, captures on which it fires or does not, and why there are none. */
class SynthTest {
    private static final String RULES = "../samples/rules";

    @Test
    void writesTests() {
        Command outcome = Command.call("synth", RULES, "syn-fin");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                test "syn-fin reports" {
                    packets {
                        10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]
                    }
                    expect syn-fin at 1
                }

                // The same but for one thing: without FIN.
                test "syn-fin does not report: without FIN" {
                    packets {
                        10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]
                    }
                    expect no syn-fin
                }
                """);
    }

    @Test
    void itsTestsPassInTheFileOfTheRule(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.remora");
        String rule = "rule mine \"Mine\" {\n    when     udp\n    count    distinct udp.dstport by ip.src within 10s >= 5\n}\n\n";
        Files.writeString(file, rule);

        Files.writeString(file, rule + Command.call("synth", file.toString(), "mine").out());

        assertThat(Command.call("test", file.toString()).out()).isEqualTo("2 tests in 1 file: all passed\n");
        assertThat(Command.call("format", "--check", file.toString()).status()).as(Files.readString(file)).isZero();
    }

    @Test
    void writesCaptures(@TempDir Path folder) {
        String fires = folder.resolve("fires.pcap").toString();
        String quiet = folder.resolve("quiet.pcap").toString();

        assertThat(Command.call("synth", RULES, "scans/port-scan", "-w", fires, "--near-miss", quiet).status()).isZero();

        assertThat(Command.call("run", RULES, "--on", fires).out()).contains("scans/port-scan");
        assertThat(Command.call("run", RULES, "--on", quiet).out()).doesNotContain("scans/port-scan");
    }

    @Test
    void saysWhatCouldNotBeMet(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.remora");
        Files.writeString(file, "rule never \"Never\" {\n    when tcp.flags.syn and tcp.flags == 1\n}\n");

        Command outcome = Command.call("synth", file.toString(), "never", "-w", folder.resolve("never.pcap").toString());

        assertThat(outcome.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("remora synth: found no packets that fire never\n  no packet meets `tcp.flags.syn` with `tcp.flags == 1`\n");
        assertThat(folder.resolve("never.pcap")).doesNotExist();
    }

    @Test
    void asksWhichRuleWasMeant() {
        assertThat(Command.call("synth", RULES, "syn-fim").err()).contains("did you mean syn-fin?");
        assertThat(Command.call("synth", RULES, "icmp-inbound").err()).contains("icmp-inbound is a policy");
        assertThat(Command.call("synth", RULES, "icmp-inbound").status()).isEqualTo(ExitStatus.USAGE);
    }
}
