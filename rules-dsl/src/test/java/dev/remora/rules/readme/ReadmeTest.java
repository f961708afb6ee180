package dev.remora.rules.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README does what it says, and is the one that stands here. */
class ReadmeTest {
    private static final Path HOME = Path.of("..");

    private final List<String> reports = new ArrayList<>();

    private void report(long packet, String message) {
        reports.add(packet + " " + message);
    }

    @Test
    void reportsASynFinScan() throws IOException {
        Path folder = HOME.resolve("samples/rules/tcp-legality.remora");
        Path file = HOME.resolve("samples/captures/syn-fin-scan.pcap");

        // README
        Dissectors dissectors = Dissectors.load();
        RuleFiles files = RuleFolder.load(List.of(folder), dissectors.catalogue());
        System.err.print(files.report());               // what is wrong or doubtful; a file with an error has no rules
        Engine engine = new Engine(files.rules(), dissectors, Settings.STANDARD, alert -> report(alert.packet(), alert.message()));
        Frame frame = new Frame();
        try (Capture capture = Capture.open(file)) {
            capture.lookAhead(engine);                  // for speed only
            while (capture.next(frame))
                engine.offer(frame);
        }
        engine.finish();
        // README

        assertThat(reports).hasSize(108).first().asString().startsWith("3 10.77.98.29 sent");
    }

    @Test
    void isWhatTheReadmeShows() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/remora/rules/readme/ReadmeTest.java"));
        String example = source.split("        // README\n")[1].indent(-8);

        assertThat(Files.readString(HOME.resolve("README.md"))).contains(example);
    }
}
