package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remora read --count} ends where it should. */
class ReadCountTest {
    private static final String CONNECTION = Command.sample("connection.pcap");

    @TempDir
    Path folder;

    @Test
    void endsAfterSoManyPacketsOfEachCapture() {
        assertThat(numbers("-c", "2", CONNECTION, CONNECTION)).containsExactly("1", "2", "1", "2");
    }

    @Test
    void countsThePacketsThatAreChosen() {
        List<String> all = numbers("-Y", "tcp.len > 0", CONNECTION);

        assertThat(all).hasSizeGreaterThan(2);
        assertThat(numbers("-2", "-c", "2", "-Y", "tcp.len > 0", CONNECTION)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void writesSoMany() {
        String written = folder.resolve("first.pcap").toString();

        assertThat(Command.call("read", "-c", "2", "-w", written, CONNECTION).status()).isZero();

        assertThat(numbers(written)).containsExactly("1", "2");
    }

    private static List<String> numbers(String... arguments) {
        List<String> words = new ArrayList<>(List.of("read", "-e", "frame.number", "--no-header"));
        words.addAll(List.of(arguments));
        return Command.call(words.toArray(String[]::new)).lines();
    }
}
