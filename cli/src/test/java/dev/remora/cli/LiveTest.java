package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonParser;
import dev.remora.live.Diagnosis;
import dev.remora.live.LiveCapture;
import dev.remora.live.LiveException;
import dev.remora.live.LiveSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LiveTest {
    private static final String LOOPBACK = "lo";

    @Test
    void wantsAnInterface() {
        Command live = Command.call("live");

        assertThat(live.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(live.err()).contains("INTERFACE").contains("--interfaces");
    }

    @Test
    void looksAtTheRulesBeforeItLooksAtTheInterface() {
        Command live = Command.call("live", "no-such-interface", "no-such-rules");

        assertThat(live.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(live.err()).contains("no-such-rules");
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThat(Command.call("live", LOOPBACK, "--duration", "soon").err()).contains("--duration takes a time such as 30s");
        assertThat(Command.call("live", LOOPBACK, "--duration", "1x").err()).contains("--duration takes").doesNotContain("capturing");
        assertThat(Command.call("live", LOOPBACK, "-w", "/no-such-folder/x").err()).contains("there is no folder /no-such-folder").doesNotContain("capturing");
        assertThat(Command.call("live", LOOPBACK, "-w", "/no-such-folder/x").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Command.call("live", LOOPBACK, "-w", "-", "../samples/rules").err()).contains("--write - sends packets to standard output");
        assertThat(Command.call("live", LOOPBACK, "--format", "json").err()).contains("--format json is about what rules find").doesNotContain("capturing");
        assertThat(Command.call("live", LOOPBACK, "--stats").err()).contains("--stats is about what rules find").doesNotContain("capturing");
        assertThat(Command.call("live", LOOPBACK, "--verdicts").err()).contains("--verdicts is about what rules find").doesNotContain("capturing");
        assertThat(Command.call("live", LOOPBACK, "--count", "0").err()).contains("--count takes a number of at least 1");
        assertThat(Command.call("live", LOOPBACK, "--snap-length", "0").err()).contains("1 to 262144");
        assertThat(Command.call("live", LOOPBACK, "-Y", "tcp", "../samples/rules").err()).contains("--filter").contains("--capture-filter");
    }

    /** Real traffic on the loopback interface; skipped, with the reason, where that cannot be captured. */
    @Nested
    class OnLoopback {
        @TempDir
        private Path folder;

        @BeforeEach
        void needsLibpcapAndPrivilege() {
            if (Diagnosis.probe() instanceof Diagnosis.Trouble trouble)
                abort(trouble.problem());
            try {
                LiveCapture.open(LOOPBACK, LiveSettings.STANDARD).close();
            } catch (LiveException e) {
                abort(e.getMessage());
            }
        }

        @Test
        void reportsWhatRulesFindAndKeepsThePackets() throws Exception {
            Path kept = folder.resolve("kept.pcap");
            try (Sender sender = new Sender()) {
                Path rules = Files.writeString(folder.resolve("here.remora"), """
                        rule seen "A datagram" {
                            when udp.dstport == %s
                            message "to {udp.dstport}"
                        }
                        """.formatted(sender.port));

                Command live = Command.call("live", LOOPBACK, rules.toString(), "-f", sender.filter(), "-c", "3", "-w", kept.toString(), "--format", "json");

                assertThat(live.status()).isZero();
                assertThat(live.lines()).hasSize(3)
                        .allSatisfy(line -> assertThat(JsonParser.parseString(line).getAsJsonObject().get("message").getAsString()).isEqualTo("to " + sender.port));
                assertThat(live.err()).contains("lo: 3 packets captured, ");
                assertThat(Command.call("read", "-e", "udp.dstport", "--no-header", kept.toString()).lines()).containsExactly(sender.port, sender.port, sender.port);
            }
        }

        @Test
        void showsPacketsWhereThereAreNoRules() throws Exception {
            try (Sender sender = new Sender()) {
                Command live = Command.call("live", LOOPBACK, "-f", sender.filter(), "-Y", "udp", "-c", "2");

                assertThat(live.lines()).hasSize(2).allMatch(line -> line.contains("127.0.0.1") && line.contains("UDP"));
            }
        }

        @Test
        void keepsPacketsOnStandardOutput() throws Exception {
            try (Sender sender = new Sender()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();

                int status = Remora.execute(new Streams(InputStream.nullInputStream(), out, System.err), "live", LOOPBACK, "-f", sender.filter(), "-c", "2", "-w", "-");

                assertThat(status).isZero();
                assertThat(Path.of("-")).doesNotExist();
                assertThat(Command.call(out.toByteArray(), "read", "-e", "udp.dstport", "--no-header", "-").lines()).containsExactly(sender.port, sender.port);
            }
        }

        @Test
        void endsInTime() {
            Command live = Command.call("live", LOOPBACK, "../samples/rules", "-f", "udp port 1", "--duration", "100ms");

            assertThat(live.status()).isZero();
            assertThat(live.out()).contains("0 packets, 0 connections");
            assertThat(live.err()).contains("lo: 0 packets captured, none lost");
        }

        @Test
        void namesTheInterfacesThatThereAre() {
            Command live = Command.call("live", "loo");

            assertThat(live.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(live.err()).contains("there is no interface loo; did you mean lo?");
            assertThat(Command.call("live", "--interfaces").out()).contains("lo ").contains("127.0.0.1");
        }

        @Test
        void tellsCaptureFiltersFromDisplayFilters() {
            Command live = Command.call("live", LOOPBACK, "-f", "tcp.port == 80");

            assertThat(live.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(live.err()).contains("tcp.port == 80").contains("BPF");
        }

        /** Sends datagrams until it is closed, for the capture begins at some point of it; to a port that nobody else has meanwhile. */
        private static final class Sender implements AutoCloseable {
            private static final int EVERY_MILLIS = 5;

            private final InetAddress    loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1}); // also where Java prefers ::1
            private final DatagramSocket sink     = new DatagramSocket(0, loopback);
            private final DatagramSocket source   = new DatagramSocket(0, loopback);
            private final Thread         thread   = Thread.ofPlatform().daemon().unstarted(this::send);
            private final Thread         test     = Thread.currentThread();

            private volatile @Nullable IOException failure;

            final String port = Integer.toString(sink.getLocalPort());

            Sender() throws IOException {
                thread.start();
            }

            String filter() {
                return "udp dst port " + port;
            }

            private void send() {
                try {
                    while (true) {
                        source.send(new DatagramPacket(new byte[8], 8, loopback, sink.getLocalPort()));
                        Thread.sleep(EVERY_MILLIS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();                  // the test is over
                } catch (IOException e) {
                    if (source.isClosed())
                        return;
                    failure = e;
                    test.interrupt();                                    // it would wait for packets in vain
                }
            }

            @Override
            public void close() throws IOException {
                thread.interrupt();
                source.close();
                sink.close();
                IOException failed = failure;
                if (failed != null)
                    throw failed;
            }
        }
    }
}
