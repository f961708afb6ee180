package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.rules.fold.Corpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule about a state or an end sees of the packet that brought it about what a rule about the packet sees. */
class ConnectionEventsTest {
    private static final List<Frame> FRAMES = Corpus.frames(Path.of("../samples/captures/connection.pcap"));

    @ParameterizedTest
    @ValueSource(strings = {"frame.time_delta", "frame.time_relative", "tcp.time_delta", "tcp.stream", "tcp.analysis.acks_frame", "tcp.completeness", "tcp.seq"})
    void whatEarlierPacketsSayOfThePacketIsTheSameAtTheEnd(String field) {
        assertThat(said("on close when " + field, field)).isEqualTo(said("when frame.number == 19 and " + field, field)).hasSize(1);
        assertThat(said("on state when frame.number == 4 and " + field, field)).isEqualTo(said("when frame.number == 4 and " + field, field)).hasSize(1);
    }

    @Test
    void whatTimeBringsAboutHasNoPacket() {
        assertThat(said("on state when tcp.stream or tcp.time_delta", "tcp.stream")).isNotEmpty();
        assertThat(said(FRAMES.subList(0, 10), "on close when tcp.stream or tcp.time_delta", "tcp.stream")).isEmpty();
        assertThat(said(FRAMES.subList(0, 10), "on close when connection.id", "connection.id")).hasSize(1);
    }

    private static List<String> said(String rule, String field) {
        return said(FRAMES, rule, field);
    }

    private static List<String> said(List<Frame> frames, String rule, String field) {
        return Told.of(Told.rules("rule r \"\" { " + rule + "  message \"{" + field + "}\" }"), frames, 1, ParallelEngine.BLOCK).stream()
                .filter(line -> line.startsWith("r ")).toList();
    }
}
