package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.remora.packet.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every capture; each is a {@code .hex} file, and another one needs no code here. */
class EveryCaptureTest {
    static List<Fixture> captures() throws IOException {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void readsAsItsFileOfFramesSays(Fixture capture) throws IOException {
        List<String> lines = Fixture.linesOf(capture.octets(), Window.BLOCK);

        if (Boolean.getBoolean("golden.update"))
            Files.write(capture.frames(), lines);
        assertThat(lines).isEqualTo(Files.readAllLines(capture.frames()));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void readsTheSameInBlocksOfAnySize(Fixture capture) {
        List<String> lines = Fixture.linesOf(capture.octets(), Window.BLOCK);

        for (int block = 1; block <= capture.octets().length; block++)
            assertThat(Fixture.linesOf(capture.octets(), block)).as("in blocks of %s", block).isEqualTo(lines);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void tellsOfFramesAsTheyComeThen(Fixture capture) throws IOException {
        List<String> lines = Fixture.linesOf(capture.octets(), Window.BLOCK);

        for (int block = 1; block <= capture.octets().length; block++) {
            Deque<String> told = new ArrayDeque<>();
            assertThat(Fixture.linesOf(capture.octets(), block, (frames, count) -> {
                assertThat(told).isEmpty();
                for (int i = 0; i < count; i++)
                    told.add(Fixture.octetsOf(frames[i]));
            }, frame -> {
                if (!told.isEmpty())
                    assertThat(told.remove()).isEqualTo(Fixture.octetsOf(frame));
            })).as("in blocks of %s", block).isEqualTo(lines);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void givesTheFramesBeforeACut(Fixture capture) {
        assumeFalse(capture.needsRecordsToTell());
        List<String> whole = Fixture.framesOf(capture.octets(), Window.BLOCK);

        for (int length = 0; length < capture.octets().length; length++)
            assertThat(Fixture.framesOf(capture.first(length), Window.BLOCK)).as("first %s octets", length).isEqualTo(Fixture.before(length, whole));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void givesTheFramesBeforeDamage(Fixture capture) {
        assumeFalse(capture.needsRecordsToTell());
        List<String> whole = Fixture.framesOf(capture.octets(), Window.BLOCK);

        for (int bit = 0; bit < capture.octets().length * 8; bit++) {
            byte[] damaged = capture.octets().clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            List<String> before = Fixture.before(bit / 8, whole);
            assertThat(Fixture.framesOf(damaged, Window.BLOCK)).as("bit %s of octet %s", bit % 8, bit / 8).satisfies(
                    frames -> assertThat(frames).hasSizeGreaterThanOrEqualTo(before.size()),
                    frames -> assertThat(frames.subList(0, before.size())).isEqualTo(before));
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void readsTheSameCompressed(Fixture capture) throws IOException {
        List<String> frames = Fixture.framesOf(capture.octets(), Window.BLOCK);

        byte[] compressed = compressed(capture.octets());
        assertThat(Fixture.framesOf(compressed, Window.BLOCK)).isEqualTo(frames);
        for (int block = 1; block < 40; block++)
            assertThat(Fixture.framesOf(compressed, block)).as("in blocks of %s", block).isEqualTo(frames);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void comesBackToEveryMark(Fixture capture, @TempDir Path folder) throws IOException {
        Path plain = Files.write(folder.resolve("capture"), capture.octets());
        Path packed = Files.write(folder.resolve("capture.gz"), compressed(capture.octets()));
        List<String> frames = Fixture.framesOf(capture.octets(), Window.BLOCK);

        if (!frames.isEmpty()) {
            assertThat(framesFromMarks(plain)).isEqualTo(frames);
            assertThat(framesFromMarks(packed)).isEqualTo(frames);
        }
    }

    /** The frame behind each mark, last mark first, read by another capture of the file. */
    private static List<String> framesFromMarks(Path file) throws IOException {
        List<Capture.Mark> marks = new ArrayList<>();
        try (Capture capture = Capture.open(file)) {
            marks.add(capture.mark());
            while (capture.next(new Frame()))
                marks.add(capture.mark());
        } catch (CaptureException damage) {
            assertThat(marks).as("marks before: " + damage.getMessage()).isNotEmpty();
        }
        List<String> frames = new ArrayList<>();
        try (Capture capture = Capture.open(file)) {
            Frame frame = new Frame();
            for (Capture.Mark mark : marks.subList(0, marks.size() - 1).reversed()) {
                capture.resume(mark);
                assertThat(capture.next(frame)).isTrue();
                frames.addFirst(Fixture.line(frame, capture));
            }
        }
        return frames;
    }

    private static byte[] compressed(byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(octets);
        }
        return out.toByteArray();
    }
}
