package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PcapFileTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsLibpcap() {
        if (Diagnosis.probe() instanceof Diagnosis.Trouble trouble && trouble.cause() == Diagnosis.Cause.NO_LIBRARY)
            abort(trouble.problem());
    }

    @Test
    void agreesWithOurOwnReader() throws IOException {
        Path file = Files.write(folder.resolve("three.pcap"), threeFrames(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4));
        Path nanos = Files.write(folder.resolve("nanos.pcap"), threeFrames(ByteOrder.BIG_ENDIAN, 0xa1b23c4d));

        assertThat(frames(PcapFile.open(file))).hasSize(3).isEqualTo(frames(Capture.open(file)));
        assertThat(frames(PcapFile.open(nanos))).hasSize(3).isEqualTo(frames(Capture.open(nanos)));
    }

    /** A second opinion on what is shipped, as pcap and as pcapng. */
    @TestFactory
    Stream<DynamicTest> agreesOnEverySample() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
            samples = files.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
        }
        return samples.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            List<String> ours = frames(Capture.open(file));
            assertThat(ours).isNotEmpty();
            assertThat(frames(PcapFile.open(file))).isEqualTo(ours);
            assertThat(frames(PcapFile.open(asPcapNg(file)))).isEqualTo(ours);
        }));
    }

    private Path asPcapNg(Path file) throws IOException {
        Path copy = folder.resolve(file.getFileName() + "ng");
        try (Capture from = Capture.open(file); CaptureWriter to = CaptureWriter.pcapNg(copy)) {
            Frame frame = new Frame();
            while (from.next(frame))
                to.write(frame);
        }
        return copy;
    }

    @Test
    void givesWhatIsBeforeTheDamageAndThenSaysSoAgainAndAgain() throws IOException {
        byte[] whole = threeFrames(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4);
        Path file = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 1));
        Frame frame = new Frame();
        try (PcapFile cut = PcapFile.open(file)) {
            assertThat(cut.next(frame)).isTrue();
            assertThat(cut.next(frame)).isTrue();
            assertThatThrownBy(() -> cut.next(frame)).isInstanceOf(CaptureException.class).hasMessageContaining("truncated");
            assertThatThrownBy(() -> cut.next(frame)).isInstanceOf(CaptureException.class);
            assertThat(frame.number()).isEqualTo(2);
        }
    }

    @Test
    void lengthsOnTheWireHaveNoSign() throws IOException {
        byte[] octets = threeFrames(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4);
        ByteBuffer.wrap(octets).putInt(24 + 12, -1);
        Path file = Files.write(folder.resolve("wide.pcap"), octets);

        assertThat(frames(PcapFile.open(file))).hasSize(3).isEqualTo(frames(Capture.open(file)));
    }

    /** libpcap tells link types by the numbers of the system, which for some are others than those in files. */
    @Test
    void linkTypesHaveTheNumbersThatFilesHave() throws IOException {
        byte[] octets = threeFrames(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4);
        for (int linkType : new int[]{0, 1, 50, 100, 101, 102, 103, 104, 106, 107, 108, 109, 113, 127, 228, 276}) {
            ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).putInt(20, linkType);
            Path file = Files.write(folder.resolve("link-" + linkType + ".pcap"), octets);

            assertThat(frames(PcapFile.open(file))).hasSize(3).isEqualTo(frames(Capture.open(file)));
        }
    }

    @Test
    void aTimeThatIsTooLateForNanosecondsIsTheLatest() throws IOException {
        Path file = asPcapNg(Files.write(folder.resolve("late.pcap"), threeFrames(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4)));
        ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(file));
        octets.order(octets.getInt(8) == 0x1A2B3C4D ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (octets.getShort(at) != 9 || octets.getShort(at + 2) != 1)       // the option if_tsresol
            at += 4;
        octets.put(at + 4, (byte) 6);                                          // what are nanoseconds are now microseconds
        Files.write(file, octets.array());

        assertThat(frames(PcapFile.open(file))).hasSize(3).isEqualTo(frames(Capture.open(file)));
    }

    @Test
    void refusesWhatIsNoCapture() throws IOException {
        Path file = Files.writeString(folder.resolve("text.pcap"), "this is no capture file at all");

        assertThatThrownBy(() -> PcapFile.open(file)).isInstanceOf(CaptureException.class).hasMessageContaining("libpcap says");
    }

    private static List<String> frames(CaptureSource source) throws IOException {
        List<String> all = new ArrayList<>();
        try (source) {
            Frame frame = new Frame();
            while (source.next(frame))
                all.add("%d %d %d %d %s".formatted(frame.number(), frame.timeNanos(), frame.linkType(), frame.originalLength(),
                        HexFormat.of().formatHex(frame.octets(0, frame.length()))));
        }
        return all;
    }

    private static byte[] threeFrames(ByteOrder order, int magic) {
        ByteBuffer file = ByteBuffer.allocate(24 + 3 * (16 + 20)).order(order);
        file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        for (int i = 1; i <= 3; i++)
            file.putInt(1_700_000_000 + i).putInt(i * 1000).putInt(20).putInt(20 + i).put(new byte[20]);
        return file.array();
    }
}
