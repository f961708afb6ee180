package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.packet.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    @Property(tries = 2_000)
    void anyOctetsEndOrSayWhatIsWrong(@ForAll byte[] octets, @ForAll @IntRange(min = 1, max = 100) int block) {
        assertThat(Fixture.linesOf(octets, block)).isNotEmpty();
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        Path missing = folder.resolve("missing.pcap");

        assertThatThrownBy(() -> Capture.open(missing)).isInstanceOf(CaptureException.class).hasMessage(missing + ": there is no such file");
    }

    @Test
    void saysThatADirectoryIsNoCapture(@TempDir Path folder) {
        assertThatThrownBy(() -> Capture.open(folder)).isInstanceOf(CaptureException.class)
                .hasMessage(folder + ": this is a directory; expected a capture file");
    }

    @Test
    void throwsTheSameDamageAgain() throws IOException {
        try (Capture capture = open(Fixture.named("pcap-cut-in-frame").octets())) {
            Frame frame = new Frame();
            assertThat(capture.next(frame)).isTrue();

            for (int i = 0; i < 3; i++)
                assertThatThrownBy(() -> capture.next(frame)).isInstanceOf(CaptureException.class).hasMessageContaining("ends within frame 2");
            assertThat(frame.number()).isEqualTo(1);
        }
    }

    @Test
    void saysThatItIsClosed() throws IOException {
        for (String name : List.of("pcap", "pcapng")) {
            Capture capture = open(Fixture.named(name).octets());
            Frame frame = new Frame();
            capture.next(frame);
            capture.close();

            assertThatThrownBy(() -> capture.next(frame)).isInstanceOf(CaptureException.class).hasMessageEndingWith("this capture is closed");
        }
    }

    @Test
    void tellsOfFramesBeforeTheFirstOfThemComes() throws IOException {
        List<String> told = new ArrayList<>();
        for (String name : List.of("pcap", "pcapng"))
            try (Capture capture = open(Fixture.named(name).octets())) {
                capture.lookAhead((frames, count) -> told.add(count + " " + Fixture.octetsOf(frames[0])));
                Frame frame = new Frame();
                while (told.isEmpty())
                    assertThat(capture.next(frame)).as(name + " tells before it ends").isTrue();

                assertThat(told).hasSize(1).first().asString().endsWith(" " + Fixture.octetsOf(frame));
                told.clear();
            }
    }

    @Test
    void aStreamCannotBeReadTwice() throws IOException {
        try (Capture capture = open(Fixture.named("pcap").octets())) {
            assertThatThrownBy(() -> capture.resume(capture.mark())).isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("x is a stream");
        }
    }

    @Test
    void aFrameWithoutATimeKeepsNoneWhenCopied() throws IOException {
        try (Capture capture = open(Fixture.named("pcapng-simple-packets").octets())) {
            Frame frame = new Frame();
            capture.next(frame);
            assertThat(frame.copy().hasTime()).isTrue();
            long time = frame.timeNanos();

            capture.next(frame);

            assertThat(frame.copy().hasTime()).isFalse();
            assertThat(frame.copy().timeNanos()).isEqualTo(time);
        }
    }

    @Test
    void aFrameHasItsOwnCommentsOnly() throws IOException {
        List<List<String>> comments = new ArrayList<>();
        try (Capture capture = open(Fixture.named("pcapng-comments").octets())) {
            Frame frame = new Frame();
            while (capture.next(frame))
                comments.add(frame.copy().comments());
        }
        assertThat(comments).containsExactly(List.of("first", "zweiter: größer"), List.of(), List.of("third"));
    }

    @Test
    void isNotResumedOnceItIsClosed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("capture"), Fixture.named("pcap").octets());
        Capture capture = Capture.open(file);
        Capture.Mark start = capture.mark();
        capture.close();

        assertThatThrownBy(() -> capture.resume(start)).isInstanceOf(CaptureException.class).hasMessageEndingWith("this capture is closed");
    }

    @Test
    void resumesAfterDamage(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("capture"), Fixture.named("pcapng-interface-unknown").octets());
        try (Capture capture = Capture.open(file)) {
            Frame frame = new Frame();
            Capture.Mark start = capture.mark();
            assertThat(capture.next(frame)).isTrue();
            assertThatThrownBy(() -> capture.next(frame)).isInstanceOf(CaptureException.class);

            capture.resume(start);

            assertThat(capture.next(frame)).isTrue();
            assertThat(frame.number()).isEqualTo(1);
        }
    }

    @Test
    void followsAFileThatGrowsOctetByOctet(@TempDir Path folder) throws IOException {
        for (String name : List.of("pcap", "pcapng", "pcapng-comments")) {
            byte[] whole = Fixture.named(name).octets();
            Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, name.equals("pcap") ? 24 : whole[4]));      // its header
            List<String> found = new ArrayList<>();
            Frame frame = new Frame();
            try (Capture capture = Capture.open(file)) {
                Capture.Mark behind = capture.mark();
                for (int count = (int) Files.size(file); count <= whole.length; count++) {
                    Files.write(file, Arrays.copyOf(whole, count));
                    capture.resume(behind);
                    try {
                        while (capture.next(frame)) {
                            found.add(Fixture.line(frame, capture));
                            behind = capture.mark();
                        }
                    } catch (CaptureException cut) {
                        assertThat(cut.isCutShort()).as(cut.getMessage()).isTrue();
                    }
                }
            }
            assertThat(found).as(name).hasSizeGreaterThan(1).isEqualTo(Fixture.framesOf(whole, 256));
        }
    }

    @Test
    void passesOverABlockThatDoesNotFitTheWindow() throws IOException {
        byte[] whole = Fixture.named("pcapng-unknown-blocks").octets();
        byte[] huge = new byte[10_000_000];
        int head = 92;                                                      // section, interface, first frame
        huge[0] = 0x77;
        for (int i = 0; i < 4; i++)
            huge[4 + i] = huge[huge.length - 4 + i] = (byte) (huge.length >>> 8 * i);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, head);
        out.write(huge);
        out.write(whole, head, whole.length - head);

        assertThat(Fixture.framesOf(out.toByteArray(), 256)).hasSize(2);
    }

    @Test
    void boundsTheInterfacesOfASection() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(28 + 70_000 * 20).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
        while (file.hasRemaining())
            file.putInt(1).putInt(20).putShort((short) 1).putShort((short) 0).putInt(65_535).putInt(20);
        try (Capture capture = Capture.open(new ByteArrayInputStream(file.array()), "made up")) {
            assertThatThrownBy(() -> capture.next(new Frame())).isInstanceOf(CaptureException.class).hasMessageContaining("more than 65,536 interfaces");
            assertThat(capture.interfaces()).hasSize(65_536);
        }
    }

    @Test
    void readsSeveralGzipMembers() throws IOException {
        byte[] whole = Fixture.named("pcap").octets();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(compressed(Arrays.copyOf(whole, 30)));
        out.write(compressed(new byte[0]));
        out.write(compressed(Arrays.copyOfRange(whole, 30, whole.length)));

        assertThat(Fixture.framesOf(out.toByteArray(), Window.BLOCK)).isEqualTo(Fixture.framesOf(whole, Window.BLOCK));
        assertThat(Fixture.linesOf(out.toByteArray(), Window.BLOCK)).contains("format: pcap, gzip-compressed");
    }

    @Test
    void givesOutWhatACompressedCaptureHolds() throws IOException {
        byte[] whole = Fixture.named("pcap").octets();

        assertThat(Capture.decompressed(new ByteArrayInputStream(compressed(whole))).readAllBytes()).isEqualTo(whole);
        assertThat(Capture.decompressed(new ByteArrayInputStream(whole)).readAllBytes()).isEqualTo(whole);
        assertThat(Capture.decompressed(new ByteArrayInputStream(new byte[]{0x1F})).readAllBytes()).containsExactly(0x1F);
    }

    @Test
    void givesEveryFrameThatACutGzipFileHolds() throws IOException {
        byte[] whole = compressed(Fixture.named("pcap").octets());
        List<String> frames = Fixture.framesOf(whole, Window.BLOCK);

        for (int length = 2; length < whole.length; length++) {
            List<String> lines = Fixture.linesOf(Arrays.copyOf(whole, length), Window.BLOCK);
            assertThat(lines.getLast()).as("first %s octets", length).startsWith("! octet ").contains("gzip file, octet " + length + ": the file ends");
            List<String> there = lines.stream().filter(line -> line.startsWith("frame ")).toList();
            assertThat(there).isEqualTo(frames.subList(0, there.size()));
        }
        assertThat(Fixture.framesOf(Arrays.copyOf(whole, whole.length - 8), Window.BLOCK)).isEqualTo(frames);
    }

    @Test
    void saysThatAGzipChecksumIsWrong() throws IOException {
        byte[] whole = compressed(Fixture.named("pcap").octets());
        whole[whole.length - 8] ^= 1;

        List<String> lines = Fixture.linesOf(whole, Window.BLOCK);

        assertThat(lines).hasSize(Fixture.linesOf(Fixture.named("pcap").octets(), Window.BLOCK).size() + 1);
        assertThat(lines.getLast()).endsWith("the checksum of the compressed capture is wrong");
    }

    @Test
    void saysWhatAGzipFileHoldsThatIsNoCapture() throws IOException {
        assertThat(Fixture.linesOf(compressed(Fixture.named("not-text").octets()), 64))
                .containsExactly("! octet 0: in the gzip file, this is text; expected a pcap or pcapng capture");
    }

    @Test
    void givesTheFramesBeforeAnInputFails() throws IOException {
        byte[] octets = Fixture.named("pcap").octets();
        InputStream input = new SequenceInputStream(new ByteArrayInputStream(octets, 0, octets.length - 1), new Broken());
        try (Capture capture = Capture.open(input, "x")) {
            Frame frame = new Frame();
            assertThat(capture.next(frame)).isTrue();

            assertThatThrownBy(() -> capture.next(frame)).isInstanceOf(CaptureException.class).hasMessage("x: octet 70: the disk is gone, within frame 2");
        }
    }

    @Test
    void doesNotWaitForMoreThanTheSecondRecord() throws IOException {
        Broken later = new Broken();
        try (Capture capture = Capture.open(new SequenceInputStream(new ByteArrayInputStream(Fixture.named("pcap").octets()), later), "live")) {
            assertThat(capture.next(new Frame())).isTrue();

            assertThat(later.wasAsked).isFalse();
        }
    }

    /** An input that fails at once, and knows whether it was asked. */
    private static final class Broken extends InputStream {
        private boolean wasAsked;

        @Override
        public int read() throws IOException {
            wasAsked = true;
            throw new IOException("the disk is gone");
        }

        @Override
        public int read(byte[] into, int index, int count) throws IOException {
            return read();
        }
    }

    private static Capture open(byte[] octets) throws CaptureException {
        return Capture.open(new ByteArrayInputStream(octets), "x");
    }

    private static byte[] compressed(byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(octets);
        }
        return out.toByteArray();
    }
}
