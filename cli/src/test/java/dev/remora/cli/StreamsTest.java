package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on a terminal. */
class StreamsTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Streams streams(int columns) {
        return new Streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new PrintStream(told, true, StandardCharsets.UTF_8), columns);
    }

    private String told(int columns, String... arguments) {
        told.reset();
        Remora.execute(streams(columns), arguments);
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void breaksEveryLineOfAMessage() {
        streams(24).say("remora", "there is no such thing as this\nThere are others; see what they are.");

        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("remora: there is no such\nthing as this\nThere are others; see\nwhat they are.\n");
    }

    @Test
    void leavesExamplesAsTheyAre() {
        streams(24).say("remora", "it is called so:\n  remora run RULES --on CAPTURE\n   | ^^^^^^^^^^^^^^^^^^^^^ here it is");

        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("remora: it is called so:\n  remora run RULES --on CAPTURE\n   | ^^^^^^^^^^^^^^^^^^^^^ here it is\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import ../rules-dsl/src/test/translate/refused.rules", "export --to nftables ../rules-dsl/src/test/translate/policies.remora"})
    void noLineOfWhatCannotBeDoneIsWiderThanTheTerminal(String call) {
        String whole = told(0, call.split(" "));
        String broken = told(60, call.split(" "));

        assertThat(whole.lines()).anySatisfy(line -> assertThat(line).hasSizeGreaterThan(60));
        assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60)).anyMatch(line -> line.startsWith("  "));
        assertThat(broken).isEqualToNormalizingWhitespace(whole);
    }

    @Test
    void norIsThatOfWhyNoPacketsWereFound(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("r.remora"), "rule r {\n    when tcp.dstport == 80 and tcp.options.md5 and arp and tcp.flags.syn and tcp.flags == 1\n}\n");
        String whole = told(0, "synth", rules.toString(), "r");
        String broken = told(24, "synth", rules.toString(), "r");

        assertThat(whole).startsWith("remora synth: found no packets that fire r\n  ");
        assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(24)).anyMatch(line -> line.startsWith("    "));
        assertThat(broken).isEqualToNormalizingWhitespace(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void noLineOfAFailureIsWiderThanTheTerminal(int columns) {
        String broken = told(columns, "connections", "--timeout", "foo=3", "x.pcap");

        assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        String whole = told(0, "connections", "--timeout", "foo=3", "x.pcap");
        assertThat(broken).isNotEqualTo(whole).isEqualToNormalizingWhitespace(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test src/test/tests/fails.remora", "check src/test/tests", "fields tcp", "read ../samples/captures/ping.pcap",
        "connections ../samples/captures/ping.pcap", "format --check src/test/tests", "read -w - ../samples/captures/ping.pcap", "synth ../samples/rules syn-fin",
        "explain ../samples/rules ping-flood ../samples/captures/ping.pcap -p 3", "export --to nftables ../samples/rules"})
    void saysNothingWhereNobodyReadsWhatItFound(String words) {
        int status = unwritten(words, "Broken pipe");

        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("Broken pipe", "closed");
        assertThat(status).isEqualTo(words.startsWith("test") ? ExitStatus.FINDINGS : ExitStatus.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields tcp", "read ../samples/captures/ping.pcap", "read -w - ../samples/captures/ping.pcap", "export --to nftables ../samples/rules"})
    void saysThatADiskIsFull(String words) {
        int status = unwritten(words, "No space left on device");

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("No space left on device");
        assertThat(status).isEqualTo(ExitStatus.FAILED);
    }

    // Of a command whose standard output cannot be written.
    private int unwritten(String words, String why) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(why);
            }
        };
        return Remora.execute(new Streams(InputStream.nullInputStream(), out, new PrintStream(told, true, StandardCharsets.UTF_8)), words.split(" "));
    }
}
