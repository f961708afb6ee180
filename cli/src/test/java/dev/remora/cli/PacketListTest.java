package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketListTest {
    // The second packet and those behind it a hundred million packets, and a year, later.
    private static List<String> lines(int columns) throws IOException {
        Dissectors dissectors = Dissectors.load();
        PacketList list = new PacketList(dissectors, columns);
        TextBuffer out = new TextBuffer();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(Path.of("../samples/captures/connection.pcap"))) {
            for (var dissection = dissectors.open(); capture.next(frame);) {
                long later = frame.number() == 1 ? 0 : 1;
                Packet packet = dissection.dissect(frame.describe(frame.number() + later * 100_000_000, frame.timeNanos() + later * 31_536_000_000_000_000L, frame.linkType(), -1));
                list.show(packet, out);
            }
        }
        return Arrays.asList(out.toString().split("\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void breaksWhatPacketsSayBetweenWords(int columns) throws IOException {
        List<String> broken = lines(columns);

        assertThat(broken.stream().filter(line -> line.length() > columns)).isEmpty();
        assertThat(broken).hasSizeGreaterThan(lines(0).size());
        assertThat(words(broken)).isEqualTo(words(lines(0)));
    }

    private static List<String> words(List<String> lines) {
        return Arrays.asList(String.join(" ", lines).strip().split(" +"));
    }
}
