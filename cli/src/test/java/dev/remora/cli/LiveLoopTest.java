package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.live.Arrival;
import dev.remora.live.Drops;
import dev.remora.live.LiveSource;
import dev.remora.packet.Frame;
import dev.remora.rules.type.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLoopTest {
    private static final String HALF_OPEN = "../samples/captures/half-open.pcap";
    private static final long   SECOND    = 1_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void tellsAnAbsenceWhenItsTimeIsOver() throws IOException {
        assertThat(told("""
                rule silence "Nothing came" {
                    when     tcp
                    sequence { tcp.flags.syn and not tcp.flags.ack then no tcp.flags.fin within 5s }
                }
                """, 4, 6)).containsExactly("", "silence");
    }

    @Test
    void tellsTheEndOfAnEpisodeWhenItsWindowIsEmpty() throws IOException {
        assertThat(told("""
                rule many "Many" {
                    when     tcp
                    count    within 10s >= 2
                }
                """, 9, 11)).containsExactly("many", "ended");
    }

    @Test
    void tellsOfConnectionsThatTimeBringsToTheirEnd() throws IOException {
        assertThat(told("""
                rule gone "Gone" {
                    on       close
                    when     connection.id > 0
                }
                """, 1, 100_000)).containsExactly("", "gone");
    }

    @Test
    void saysNothingBeforeTheFirstPacket() throws IOException {
        Path rules = Files.writeString(folder.resolve("r.remora"), "rule each \"Each\" { when frame }");
        Script script = new Script(new Frame(), 0);

        assertThat(told(rules, script, 1_000)).containsExactly("");
    }

    // What is told by each of these seconds after the last packet, up to there.
    private List<String> told(String rules, long... seconds) throws IOException {
        Path file = Files.writeString(folder.resolve("r.remora"), rules);
        try (Capture capture = Capture.open(Path.of(HALF_OPEN))) {
            Frame frame = new Frame();
            assertThat(capture.next(frame)).isTrue();
            return told(file, new Script(frame, 3), seconds);
        }
    }

    private static List<String> told(Path file, Script script, long... seconds) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(java.io.InputStream.nullInputStream(), out, System.err);
        Dissectors dissectors = Dissectors.load();
        RuleSet rules = Rules.runnable(List.of(file.toString()), dissectors.catalogue(), streams).rules();
        List<String> told = new ArrayList<>();
        try (Results.Sink sink = new Results.Sink(out, false)) {
            LiveAlerts alerts = new LiveAlerts(rules, dissectors, Settings.STANDARD, new AlertJson("test", false, sink.text()));
            script.quiet(seconds, () -> {
                told.add(names(out.toString(StandardCharsets.UTF_8)));
                out.reset();
            });
            assertThat(new LiveLoop(script, alerts, sink, null).run(Long.MAX_VALUE)).isNull();
        }
        return told;
    }

    private static String names(String json) {
        return json.contains("\"ended\"") ? "ended" : json.replaceAll("(?s).*\"rule\":\"([a-z]+)\".*", "$1").strip();
    }

    /** A packet as often as is said, a second apart; then quiet. */
    private static final class Script implements LiveSource {
        private final Frame packet;
        private final int   packets;
        private long[]      quiet = {};
        private Runnable    after = () -> {};
        private int         given;
        private int         calls;

        Script(Frame packet, int packets) {
            this.packet = packet;
            this.packets = packets;
        }

        void quiet(long[] seconds, Runnable behindEach) {
            quiet = seconds;
            after = behindEach;
        }

        @Override
        public Arrival poll(Frame frame) {
            if (next(frame))
                return Arrival.PACKET;
            if (calls > 0)
                after.run();
            return calls++ < quiet.length ? Arrival.QUIET : Arrival.END;
        }

        @Override
        public boolean next(Frame frame) {
            if (given == packets)
                return false;
            byte[] octets = packet.octets(0, packet.length());
            frame.wrap(octets, 0, octets.length, octets.length).describe(++given, packet.timeNanos(), packet.linkType(), -1);
            return true;
        }

        @Override
        public long quietUntil() {
            return packet.timeNanos() + quiet[calls - 1] * SECOND;
        }

        @Override
        public int waiting() {
            return 0;
        }

        @Override
        public Drops drops() {
            return new Drops(given, 0, 0, 0);
        }

        @Override
        public void stop() {}

        @Override
        public void close() throws CaptureException {}
    }
}
