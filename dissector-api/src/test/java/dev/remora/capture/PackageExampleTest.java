package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package's documentation, line by line. */
class PackageExampleTest {
    @Test
    void countsOctets(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("capture.pcap"), Fixture.named("pcap").octets());

        // example
        long octets = 0;
        try (Capture capture = Capture.open(path)) {
            Frame frame = new Frame();
            while (capture.next(frame))
                octets += frame.length();
        } catch (CaptureException e) {
            System.err.println(e.getMessage());
        }
        // end

        assertThat(octets).isEqualTo(15);
    }

    @Test
    void isTheOneInTheDocumentation() throws IOException {
        List<String> code = Files.readAllLines(Path.of("src/test/java/dev/remora/capture/PackageExampleTest.java"));
        List<String> example = code.subList(code.indexOf("        // example") + 1, code.indexOf("        // end"));

        assertThat(Files.readString(Path.of("src/main/java/dev/remora/capture/package-info.java")))
                .contains(String.join("\n", example.stream().map(line -> " * " + line.substring(8)).toList()));
    }
}
