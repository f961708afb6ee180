package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    @ParameterizedTest
    @ValueSource(strings = {"connection.pcap", "ping.pcap", "ping-ipv6.pcap", "half-open.pcap", "fragments-tiny.pcap", "tcp-malformed.pcap"})
    void whatItDoesNotConcernIsReadAlikeWithoutIt(String capture) throws IOException {
        List<Catalogue.Entry> entries = DISSECTORS.catalogue().entries().stream().filter(entry -> !Analysis.concerns(entry)).toList();

        assertThat(entries).extracting(Catalogue.Entry::name).contains("frame.number", "ip.src", "ipv6.dst", "eth.src", "connection.id")
                .doesNotContain("tcp.stream", "tcp.seq", "udp.stream");
        assertThat(read(capture, entries, false)).isEqualTo(read(capture, entries, true)).isNotEmpty();
    }

    private static List<String> read(String name, List<Catalogue.Entry> entries, boolean isAnalysed) throws IOException {
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        Frame frame = new Frame();
        List<String> read = new ArrayList<>();
        try (Capture capture = Capture.open(Path.of("../samples/captures", name))) {
            while (capture.next(frame)) {
                Packet packet = dissection.dissect(frame);
                if (isAnalysed)
                    analysis.analyse(packet);
                tracker.track(packet);
                Values values = new Values();
                for (Catalogue.Entry entry : entries) {
                    entry.read(packet, values);
                    for (int i = 0; i < values.size(); i++)
                        read.add(entry.name() + " " + values.layer(i) + " " + values.number(i) + " " + values.object(i));
                }
            }
        }
        return read;
    }
}
