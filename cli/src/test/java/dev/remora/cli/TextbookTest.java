package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every textbook on TCP draws: scripts, the captures made from them, and their ladders. A case is a script; -Dgolden.update makes the rest. */
class TextbookTest {
    private static final Path FOLDER = Path.of("..", "samples", "textbook");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".exchange")).map(name -> name.replace(".exchange", ""))
                    .sorted().toList().stream();
        }
    }

    @Test
    void theTestsThatCarryTheirPacketsPass() {
        Command outcome = Command.call("test", FOLDER.toString());

        assertThat(outcome.out()).startsWith("12 tests in ").endsWith(": all passed\n");
        assertThat(outcome.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawsTheLadderOfTheTextbook(String name, @TempDir Path folder) throws IOException {
        Path capture = FOLDER.resolve(name + ".pcap");
        Path made = folder.resolve(name + ".pcap");
        Exchange.write(FOLDER.resolve(name + ".exchange"), made);
        if (Golden.isUpdating())
            Files.write(capture, Files.readAllBytes(made));
        assertThat(capture).hasSameBinaryContentAs(made);

        Command outcome = Command.call("connections", "--ladder", capture.toString());

        assertThat(outcome.status()).isZero();
        Golden.compare(FOLDER.resolve(name + ".ladder"), outcome.out());
    }
}
