package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who watches what comes through a pipe hears of it before there is more. */
class PipeTest {
    private final ByteArrayOutputStream out  = new ByteArrayOutputStream();
    private int                         told = -1;

    /** What is read behind all that has come: then it is too late to tell of that. */
    private final class More extends InputStream {
        @Override
        public int read() {
            if (told < 0)
                told = out.size();
            return -1;
        }

        @Override
        public int read(byte[] octets, int from, int count) {
            return read();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read -", "run ../samples/rules --on -", "connections -", "read - -w -"})
    void takesAnOutputThatFailsForNoDamageToTheInput(String call) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(Command.octets("syn-fin-scan.pcap")), new More());
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        int status = Remora.execute(new Streams(in, full, new PrintStream(err, true, StandardCharsets.UTF_8)), call.split(" "));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("remora: standard output: it cannot be written: No space left on device");
        assertThat(status).isEqualTo(ExitStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void tellsOfAlertsBeforeItWaits(String threads) throws IOException {
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(Command.octets("syn-fin-scan.pcap")), new More());

        int status = Remora.execute(new Streams(in, out, System.err), "run", "--format", "json", "--threads", threads, "../samples/rules", "--on", "-");

        assertThat(status).isZero();
        assertThat(told).isGreaterThan(1000);
    }
}
