package dev.remora.tracking;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.FrameFile;
import dev.remora.tracking.zeek.ConnLog;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the capture lacks of a packet is nothing that following connections may go by: behind what was captured lies another packet. */
class CutPacketsTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int        IP         = 14;             // behind Ethernet

    static Stream<FrameFile> frames() {
        return FrameFile.in(Path.of("src/test/resources/frames")).stream();
    }

    /** There are no octets behind those of a frame, so that reading them is an error. */
    @ParameterizedTest
    @MethodSource("frames")
    void nobodyReadsBehindWhatWasCaptured(FrameFile frame) {
        follow(IntStream.rangeClosed(0, frame.octets().length).mapToObj(frame::first));
    }

    /** Nor does anybody read behind the end of a datagram that is whole, and too short for what it carries. */
    @ParameterizedTest
    @MethodSource("frames")
    void nobodyReadsBehindADatagram(FrameFile frame) {
        byte[] octets = frame.octets();
        boolean isIpv4 = octets.length > IP + 20 && ByteBuffer.wrap(octets).getShort(IP - 2) == 0x0800;
        follow(isIpv4 ? IntStream.rangeClosed(20, octets.length - IP).mapToObj(length -> frame.with(datagram(octets, length))) : Stream.empty());
    }

    private static byte[] datagram(byte[] octets, int length) {
        byte[] cut = Arrays.copyOf(octets, IP + length);
        ByteBuffer.wrap(cut).putShort(IP + 2, (short) length);
        return cut;
    }

    private static void follow(Stream<Frame> frames) {
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Tracker tracker = new Tracker(Settings.STANDARD, new Events());
        ConnLog log = new ConnLog(true, row -> {});
        frames.forEach(frame -> {
            Packet packet = dissection.dissect(frame);
            analysis.analyse(packet);
            tracker.track(packet);
            log.take(packet);
        });
        tracker.finish();
        log.finish();
    }
}
