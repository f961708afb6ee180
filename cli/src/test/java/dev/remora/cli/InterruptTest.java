package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is interrupted in the middle of its input ends in good order. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no polite kill")
class InterruptTest {
    @TempDir
    private Path folder;

    /** Calls the command on a capture that comes through a pipe, which stays open behind it. */
    private static Process call(String... words) throws IOException {
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-p", System.getProperty("jdk.module.path"), "-m",
                "dev.remora.cli/dev.remora.cli.Remora");
        Process called = new ProcessBuilder(Stream.concat(java.stream(), Stream.of(words)).toList()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        called.getOutputStream().write(Command.octets("connection.pcap"));
        called.getOutputStream().flush();
        return called;
    }

    @Test
    void completesTheCaptureThatIsWritten() throws Exception {
        Path written = folder.resolve("x.pcap.gz");
        Process read = call("read", "-", "-w", written.toString());
        while (read.isAlive() && (!Files.exists(written) || Files.size(written) < 1000))
            Thread.sleep(20);
        read.toHandle().destroy();                        // which leaves its streams open

        assertThat(read.waitFor()).isEqualTo(ExitStatus.DONE);
        assertThat(Command.call("read", written.toString()).lines()).isEqualTo(Command.call("read", Command.sample("connection.pcap")).lines());
    }

    @Test
    void saysNothingOfCapturesThatAreNotRead() throws Exception {
        Process connections = call("connections", "-", Command.sample("ping.pcap"));
        List<String> shown;
        try (BufferedReader out = connections.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            connections.toHandle().destroy();
            shown = Stream.concat(Stream.of(first), out.lines()).toList();
        }

        assertThat(connections.waitFor()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(shown).contains("== -", "1 connection").filteredOn(line -> line.startsWith("== ")).hasSize(1);
    }
}
