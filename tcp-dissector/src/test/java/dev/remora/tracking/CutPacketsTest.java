package dev.remora.tracking;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import dev.remora.testkit.FrameFile;
import dev.remora.tracking.zeek.ConnLog;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the capture lacks of a packet is nothing that following connections may go by: behind what was captured lies another packet. */
class CutPacketsTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    static Stream<FrameFile> frames() {
        return FrameFile.in(Path.of("src/test/resources/frames")).stream();
    }

    /** There are no octets behind those of a frame, so that reading them is an error. */
    @ParameterizedTest
    @MethodSource("frames")
    void nobodyReadsBehindWhatWasCaptured(FrameFile frame) {
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Tracker tracker = new Tracker(Settings.STANDARD, new Events());
        ConnLog log = new ConnLog(true, row -> {});
        for (int length = 0; length <= frame.octets().length; length++) {
            Packet packet = dissection.dissect(frame.first(length));
            analysis.analyse(packet);
            tracker.track(packet);
            log.take(packet);
        }
        tracker.finish();
        log.finish();
    }
}
