package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.tree.TextBuffer;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Live packets are chosen as those of a capture are. */
class LivePacketsTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void countsTheTimeSinceThePacketChosenBefore() {
        Dissectors dissectors = Dissectors.load();
        Streams streams = new Streams(InputStream.nullInputStream(), OutputStream.nullOutputStream(), System.err);
        PacketFilter matching = Read.filter(dissectors.catalogue(), "frame.number != 2 and frame.time_delta_displayed != 1", streams);
        LivePackets packets = new LivePackets(dissectors, Settings.STANDARD, matching, true, 0, new TextBuffer());
        Frame frame = new Frame();

        assertThat(LongStream.of(1, 2, 3).filter(number -> packets.take(frame.wrap(new byte[14], 0, 14, 14).describe(number, number * SECOND, LinkType.ETHERNET, -1))))
                .containsExactly(1L, 3L);
    }
}
