package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureWriter;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every capture, however its packets are mixed. */
class TrackingLawsTest {
    private static final int[] ANY_FLAGS = {Wire.SYN, Wire.SYN | Wire.ACK, Wire.ACK, Wire.ACK | Wire.PSH, Wire.FIN | Wire.ACK, Wire.RST, Wire.RST | Wire.ACK, Wire.FIN, 0,
        Wire.SYN | Wire.FIN, Wire.SYN | Wire.RST, Wire.ACK | Wire.URG};
    private static final int[] NO_SYN    = {Wire.ACK, Wire.ACK | Wire.PSH, Wire.FIN | Wire.ACK, Wire.RST, Wire.RST | Wire.ACK, Wire.FIN, 0};
    private static final int[] RESETS    = {Wire.RST, Wire.RST | Wire.ACK};

    /** A packet of one of two connections: sequence numbers close to what makes sense, times from nothing to longer than any timer, and clocks that are set back. */
    record Step(boolean sent, int port, int flags, int seq, int ack, int length, long millis) {
        private byte[] datagram() {
            int client = 0x7FFF_FF00;                                    // so that numbers pass the middle of their circle
            int server = 0xFFFF_FF00;
            byte[] payload = new byte[length];
            return sent ? Wire.tcp(1, port, 2, 80, flags, client + seq, server + ack, payload) : Wire.tcp(2, 80, 1, port, flags, server + seq, client + ack, payload);
        }
    }

    private static Arbitrary<List<Step>> steps(int[] flags) {
        Arbitrary<Integer> number = Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.integers().between(0, 3)),
                Tuple.of(2, Arbitraries.integers().between(-5, 600)), Tuple.of(1, Arbitraries.integers()));
        Arbitrary<Long> pause = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.longs().between(0, 500)),
                Tuple.of(1, Arbitraries.longs().between(-10_000_000, 10_000_000)));
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(1024, 1025), flagsOf(flags), number, number,
                Arbitraries.integers().between(0, 3), pause).as(Step::new).list().ofMaxSize(40);
    }

    private static Arbitrary<Integer> flagsOf(int[] flags) {
        return Arbitraries.integers().between(0, flags.length - 1).map(i -> flags[i]);
    }

    @Provide
    Arbitrary<List<Step>> mixtures() {
        return steps(ANY_FLAGS);
    }

    @Provide
    Arbitrary<List<Step>> withoutSyn() {
        return steps(NO_SYN);
    }

    @Provide
    Arbitrary<List<Step>> resets() {
        return steps(RESETS);
    }

    private static Events track(List<Step> steps, boolean isWhole) {
        Wire wire = new Wire();
        Events events = new Events();
        Tracker tracker = new Tracker(Settings.STANDARD, events);
        long time = Wire.START;
        for (Step step : steps) {
            time += step.millis * Wire.MILLI;
            tracker.track(wire.packet(step.datagram(), time));
        }
        if (isWhole)
            tracker.finish();
        return events;
    }

    @Property(tries = 300)
    void aCaptureCutShortGivesTheBeginningOfTheEvents(@ForAll("mixtures") List<Step> steps, @ForAll @IntRange(min = 0, max = 40) int cut) {
        List<String> whole = track(steps, true).lines;
        List<String> beginning = track(steps.subList(0, Math.min(cut, steps.size())), false).lines;

        assertThat(whole).hasSizeGreaterThanOrEqualTo(beginning.size());
        assertThat(whole.subList(0, beginning.size())).isEqualTo(beginning);
    }

    @Property(tries = 300)
    void whatIsPickedUpMidwayIsNeverSaidToBeObserved(@ForAll("withoutSyn") List<Step> steps) {
        Events events = track(steps, true);

        assertThat(events.transitions).extracting(Transition::certainty).doesNotContain(Certainty.OBSERVED);
        assertThat(events.summaries).extracting(Summary::certainty).doesNotContain(Certainty.OBSERVED);
        assertThat(events.summaries).flatExtracting(s -> List.of(s.originator().certainty(), s.responder().certainty())).doesNotContain(Certainty.OBSERVED);
    }

    @Property(tries = 100)
    void aLoneResetIsNoConnection(@ForAll("resets") List<Step> steps) {
        Events events = track(steps, true);

        assertThat(events.summaries).allMatch(Summary::isStray);
        assertThat(events.transitions).isEmpty();
    }

    @Property(tries = 50)
    void theSizeOfTheBlocksThatACaptureIsReadInChangesNothing(@ForAll("mixtures") List<Step> steps, @ForAll long seed) throws IOException {
        Path file = Files.createTempFile("laws", ".pcap");
        try {
            write(steps, file);

            assertThat(read(new Blocks(Files.readAllBytes(file), new Random(seed)))).isEqualTo(track(steps, true).lines);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(List<Step> steps, Path file) throws IOException {
        Frame frame = new Frame();
        long time = Wire.START;
        long number = 0;
        try (CaptureWriter writer = CaptureWriter.pcap(file)) {
            for (Step step : steps) {
                byte[] datagram = step.datagram();
                time += step.millis * Wire.MILLI;
                writer.write(frame.wrap(datagram, 0, datagram.length, datagram.length).describe(++number, time, LinkType.RAW, -1));
            }
            if (steps.isEmpty())
                writer.write(frame.wrap(new byte[0], 0, 0, 0).describe(1, time, LinkType.RAW, -1));
        }
    }

    static Stream<Path> samples() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("../samples/captures", "../samples/textbook"))
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".pcap")).sorted().forEach(found::add);
            }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSizeOfTheBlocksThatASampleIsReadInChangesNothing(Path sample) throws IOException {
        byte[] octets = Files.readAllBytes(sample);

        assertThat(read(new Blocks(octets, new Random(1)))).isEqualTo(read(new ByteArrayInputStream(octets))).isNotEmpty();
    }

    private static List<String> read(InputStream in) throws IOException {
        Events events = new Events();
        Tracker tracker = new Tracker(Settings.STANDARD, events);
        Dissection dissection = Dissectors.load().open();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(in, "blocks")) {
            capture.lookAhead(tracker);
            while (capture.next(frame))
                tracker.track(dissection.dissect(frame));
        }
        tracker.finish();
        return events.lines;
    }

    /** Gives a few octets at a time, or many. */
    private static final class Blocks extends InputStream {
        private final ByteArrayInputStream in;
        private final Random               random;

        Blocks(byte[] octets, Random random) {
            this.in = new ByteArrayInputStream(octets);
            this.random = random;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] to, int at, int count) {
            int most = random.nextBoolean() ? 1 + random.nextInt(7) : 1 + random.nextInt(5000);
            return in.read(to, at, Math.min(count, most));
        }
    }
}
