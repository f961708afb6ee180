package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs rules hears that something about them is doubtful. */
class RunWarningsTest {
    private static final String PING = Command.sample("ping.pcap");

    @TempDir
    Path folder;

    @Test
    void saysHowManyWarningsThereAreAndWhoShowsThem() throws IOException {
        Path rules = folder.resolve("doubtful.remora");
        Files.writeString(rules, "rule never \"A rule that cannot match\" {\n    when     ip.ttl < 0\n    message  \"{ip.src}\"\n}\n");

        Command run = Command.call("run", rules.toString(), "--format", "json", "--on", PING);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("remora: 1 warning about the rules; to see it: remora check " + rules + "\n");
    }

    @Test
    void saysNothingWhereNothingIsDoubtful() {
        assertThat(Command.call("run", "../samples/rules", "--on", PING).err()).isEmpty();
    }
}
