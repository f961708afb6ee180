package dev.remora.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Octets that are sent again with other content are known wherever somebody asks for them, not only where streams are shown. */
class ContradictionsTest {
    private static final String FIELD = "tcp.segment.overlap.conflict";

    @TempDir
    private Path   folder;
    private String capture = "";

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("contradiction.pcap");
        Exchange.write(Path.of("src/test/resources/connections/contradiction.exchange"), file);
        capture = file.toString();
    }

    @Test
    void readsThemWhereAFilterOrAFieldAsks() {
        assertThat(Command.call("read", "-Y", FIELD, "-e", "frame.number", "--no-header", capture).out()).isEqualTo("5\n");
        assertThat(Command.call("read", "-e", FIELD, "--no-header", capture).out()).isEqualTo("\n\n\n\n1\n\n");
        assertThat(Command.call("read", "-e", FIELD, "-c", "3", "--no-header", capture).out()).isEqualTo("\n\n\n");
    }

    @Test
    void triesThemAsACase() throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.jsonl"), "{\"id\": \"1\", \"filter\": \"" + FIELD + "\", \"capture\": \"" + capture + "\"}\n");

        assertThat(Command.call("read", "--cases", cases.toString()).out()).isEqualTo("{\"id\":\"1\",\"frames\":[5]}\n");
    }

    @Test
    void reportsAndExplainsThem() {
        byte[] rule = ("rule differs { when " + FIELD + " }").getBytes(UTF_8);

        for (String threads : new String[]{"1", "2", "3"})
            assertThat(Command.call(rule, "run", "--threads", threads, "-", "--on", capture).out()).contains("[packet 5, connection 1,");
        assertThat(Command.call(rule, "explain", "-", "differs", capture, "-p", "5").out()).contains("✓ " + FIELD);
    }
}
