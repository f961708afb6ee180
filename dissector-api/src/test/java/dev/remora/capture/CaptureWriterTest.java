package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWriterTest {
    private static final long LAST_OF_PCAP = 0xFFFF_FFFFL * 1_000_000_000 + 999_999_999;

    @Property(tries = 300)
    void pcapNgGivesBackAnyFrames(@ForAll("frames") List<Frame> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            for (Frame frame : frames)
                writer.write(frame);
        }

        assertThat(read(out.toByteArray())).isEqualTo(described(frames));
    }

    @Property(tries = 300)
    void pcapGivesBackFramesOfOneLinkType(@ForAll("pcapFrames") List<Frame> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CaptureWriter writer = CaptureWriter.pcap(out, "x")) {
            for (Frame frame : frames)
                writer.write(frame);
        }

        assertThat(read(out.toByteArray())).isEqualTo(described(frames));
    }

    @Property(tries = 100)
    void aPcapFileHasNanosecondsOnceAFrameNeedsThem(@ForAll("pcapFrames") List<Frame> frames) throws IOException {
        Path file = Files.createTempFile("frames", ".pcap");
        try (CaptureWriter writer = CaptureWriter.open(file)) {
            for (Frame frame : frames)
                writer.write(frame);
        }
        byte[] octets = Files.readAllBytes(file);
        Files.delete(file);

        boolean needed = frames.stream().anyMatch(frame -> frame.timeNanos() % 1_000 != 0);
        assertThat(octets[0]).isEqualTo((byte) (needed ? 0x4D : 0xD4));
        assertThat(read(octets)).isEqualTo(described(frames));
    }

    @Test
    void theNameOfAFileTellsItsFormat(@TempDir Path folder) throws IOException {
        for (String name : List.of("a.pcap", "a.CAP", "a.dmp", "a.pcapng", "a.ntar", "a")) {
            CaptureWriter.open(folder.resolve(name)).close();

            int first = Files.readAllBytes(folder.resolve(name))[0];
            assertThat(first).as(name).isEqualTo(name.matches(".*\\.(pcap|CAP|dmp)") ? (byte) 0xD4 : 0x0A);
        }
    }

    @Test
    void theNameOfAFileTellsWhetherItIsCompressed(@TempDir Path folder) throws IOException {
        List<Frame> frames = List.of(frame(1, 1_000, 60, 60, LinkType.ETHERNET), frame(2, 2_345, 60, 90, LinkType.ETHERNET));
        for (String name : List.of("a.pcap.gz", "a.PCAPNG.GZ", "a.gz")) {
            Path file = folder.resolve(name);
            try (CaptureWriter writer = CaptureWriter.open(file)) {
                writer.write(frames.getFirst());
                writer.flush();
                writer.write(frames.getLast());
            }

            byte[] octets = Files.readAllBytes(file);
            assertThat(octets).as(name).startsWith(0x1F, 0x8B);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(octets)).read()).as(name).isEqualTo(name.contains(".pcap.") ? 0x4D : 0x0A);
            assertThat(read(octets)).as(name).isEqualTo(described(frames));
        }
    }

    @Test
    void aCaptureWithoutFramesCanBeRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CaptureWriter.pcap(out, "x").close();

        assertThat(read(out.toByteArray())).isEmpty();
    }

    @Test
    void pcapGivesBackAFrameThatIsLongerThanItIsSaidToHaveBeen() throws IOException {
        List<Frame> frames = List.of(frame(1, 0, 1, 1, LinkType.ETHERNET), frame(2, 0, 13, 5, LinkType.ETHERNET));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcap(out, "x")) {
            for (Frame frame : frames)
                writer.write(frame);
        }

        assertThat(read(out.toByteArray())).as("13 octets of 5 are not 5 octets after a header that is longer by 4").isEqualTo(described(frames));
    }

    @Test
    void pcapRefusesASecondLinkType() throws IOException {
        try (CaptureWriter writer = CaptureWriter.pcap(OutputStream.nullOutputStream(), "x.pcap")) {
            writer.write(frame(1, 0, 4, 4, LinkType.ETHERNET));

            assertThatThrownBy(() -> writer.write(frame(2, 0, 4, 4, LinkType.RAW))).isInstanceOf(CaptureException.class)
                    .hasMessage("x.pcap: octet 44: frame 2 has link type 101 after frames of link type 1; pcap holds one link type, pcapng any");
        }
    }

    @Test
    void pcapRefusesTimesThatItCannotHold() throws IOException {
        try (CaptureWriter writer = CaptureWriter.pcap(OutputStream.nullOutputStream(), "x.pcap")) {
            for (long time : new long[]{-1, LAST_OF_PCAP + 1})
                assertThatThrownBy(() -> writer.write(frame(7, time, 4, 4, 1))).isInstanceOf(CaptureException.class).hasMessageContaining("frame 7 has a time outside");
        }
    }

    @Test
    void refusesAFrameThatNobodyWouldRead() throws IOException {
        Frame large = frame(1, 0, 262_145, 262_145, LinkType.ETHERNET);
        try (CaptureWriter pcap = CaptureWriter.pcap(OutputStream.nullOutputStream(), "x"); CaptureWriter pcapNg = CaptureWriter.pcapNg(OutputStream.nullOutputStream(), "x")) {
            for (CaptureWriter writer : List.of(pcap, pcapNg))
                assertThatThrownBy(() -> writer.write(large)).isInstanceOf(CaptureException.class).hasMessageContaining("at most 262144 can be read back");
        }
    }

    @Test
    void refusesLinkTypesThatNoFormatCanHold() throws IOException {
        try (CaptureWriter pcap = CaptureWriter.pcap(OutputStream.nullOutputStream(), "x"); CaptureWriter pcapNg = CaptureWriter.pcapNg(OutputStream.nullOutputStream(), "x")) {
            for (CaptureWriter writer : List.of(pcap, pcapNg))
                for (int linkType : new int[]{65_536, 65_537, -2})
                    assertThatThrownBy(() -> writer.write(frame(3, 0, 4, 4, linkType))).isInstanceOf(CaptureException.class)
                            .hasMessage("x: octet 0: frame 3 has link type " + linkType + "; link types are numbers from 0 to 65535");
        }
    }

    @Test
    void takesNothingBehindItsEnd(@TempDir Path folder) throws IOException {
        for (String name : List.of("a.pcap", "a.pcapng", "a.pcap.gz")) {
            CaptureWriter writer = CaptureWriter.open(folder.resolve(name));
            writer.close();
            writer.close();

            assertThatThrownBy(() -> writer.write(frame(1, 0, 4, 4, LinkType.ETHERNET))).as(name).isInstanceOf(CaptureException.class)
                    .hasMessageEndingWith("frame 1 comes after the end: this capture is closed");
            assertThat(read(Files.readAllBytes(folder.resolve(name)))).as(name).isEmpty();
        }
    }

    @Test
    void leavesOutWhatIsOfNoLink() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            writer.write(frame(1, 0, 4, 4, LinkType.NONE));
            writer.write(frame(2, 5, 4, 4, LinkType.RAW));
        }

        assertThat(read(out.toByteArray())).containsExactly("5 ns, link 101, 4 of 4: 00010203");
    }

    @Test
    void leavesNothingOpenWhereTheHeaderOfGzipCannotBeWritten(@TempDir Path folder) throws IOException {
        Path full = Path.of("/dev/full");
        Path open = Path.of("/proc/self/fd");
        assumeThat(Files.isWritable(full) && Files.isDirectory(open)).as("a device that is full, and a list of what is open").isTrue();
        Path packed = Files.createSymbolicLink(folder.resolve("x.pcap.gz"), full);

        assertThatThrownBy(() -> CaptureWriter.open(packed)).isInstanceOf(CaptureException.class).hasMessageContaining("it cannot be written");
        try (Stream<Path> all = Files.list(open)) {
            assertThat(all.filter(Files::isSymbolicLink).map(CaptureWriterTest::target)).doesNotContain(full);
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closedMeanwhile) {
            return link;
        }
    }

    @Test
    void saysWhereTheOutputFailed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> CaptureWriter.pcapNg(full, "x").flush()).isInstanceOf(CaptureException.class)
                .hasMessage("x: octet 0: writing failed: No space left on device");
    }

    @Provide
    Arbitrary<List<Frame>> frames() {
        return frames(Arbitraries.longs(), Arbitraries.of(0, 1, 101, 113, 228, 276, 65_535)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Frame>> pcapFrames() {
        Arbitrary<Long> times = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(0, LAST_OF_PCAP / 1_000).map(micros -> micros * 1_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, LAST_OF_PCAP)));
        return Arbitraries.of(0, 1, 101, 276).flatMap(linkType -> frames(times, Arbitraries.just(linkType)).list().ofMaxSize(30));
    }

    private static Arbitrary<Frame> frames(Arbitrary<Long> times, Arbitrary<Integer> linkTypes) {
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 70_000);
        return Combinators.combine(times, lengths, Arbitraries.integers().between(0, Integer.MAX_VALUE), linkTypes)
                .as((time, length, original, linkType) -> frame(1, time, length, original, linkType));
    }

    private static Frame frame(long number, long time, int length, int original, int linkType) {
        byte[] octets = new byte[length + 3];
        for (int i = 0; i < octets.length; i++)
            octets[i] = (byte) (i - 3);
        return new Frame().wrap(octets, 3, length, original).describe(number, time, linkType, -1);
    }

    private static List<String> read(byte[] octets) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (Capture capture = Capture.open(new ByteArrayInputStream(octets), "x")) {
            Frame frame = new Frame();
            while (capture.next(frame))
                frames.add(frame.copy());
        }
        return described(frames);
    }

    private static List<String> described(List<Frame> frames) {
        return frames.stream().map(frame -> frame.timeNanos() + " ns, link " + frame.linkType() + ", " + frame.length() + " of " + frame.originalLength() + ": "
                + (frame.length() <= 16 ? HexFormat.of().formatHex(frame.octets(0, frame.length())) : Arrays.hashCode(frame.octets(0, frame.length())))).toList();
    }
}
