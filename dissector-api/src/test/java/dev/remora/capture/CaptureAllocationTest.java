package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.remora.packet.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int          MILLION = 1_000_000;
    private static final int          RUNS    = 25;            // at the most, until nothing is allocated: the JVM allocates now and then on its own

    /** A capture of frames without end: a head, then a record again and again, in reads of odd sizes. */
    private static final class Endless extends InputStream {
        private final byte[] octets;
        private final int    head;
        private int          at;

        Endless(byte[] octets, int record) {
            this.octets = octets;
            this.head = octets.length - record;
        }

        @Override
        public int read() {
            int octet = octets[at++] & 0xFF;
            if (at == octets.length)
                at = head;
            return octet;
        }

        @Override
        public int read(byte[] into, int index, int count) {
            int wanted = Math.min(count, 77_777);
            for (int done = 0; done < wanted;) {
                int part = Math.min(wanted - done, octets.length - at);
                System.arraycopy(octets, at, into, index + done, part);
                done += part;
                at = at + part == octets.length ? head : at + part;
            }
            return wanted;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMillionFramesAllocateNothing(boolean pcapNg) throws IOException {
        Frame frame = new Frame();
        try (Capture capture = Capture.open(new Endless(capture(pcapNg, 2), capture(pcapNg, 2).length - capture(pcapNg, 1).length), "endless")) {
            capture.lookAhead((frames, count) -> {});
            read(capture, frame, MILLION);

            long least = Long.MAX_VALUE;
            int runs = 0;
            for (; runs < RUNS && least > 0; runs++)
                least = Math.min(least, allocated(capture, frame));

            assertThat(least).isZero();
            assertThat(frame.number()).isEqualTo((runs + 1L) * MILLION);
        }
    }

    private static long allocated(Capture capture, Frame frame) throws CaptureException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        read(capture, frame, MILLION);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void read(Capture capture, Frame frame, int count) throws CaptureException {
        for (int i = 0; i < count; i++)
            if (!capture.next(frame))
                throw new AssertionError("the capture has no end");
    }

    private static byte[] capture(boolean pcapNg, int frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = pcapNg ? CaptureWriter.pcapNg(out, "x") : CaptureWriter.pcap(out, "x")) {
            for (int i = 0; i < frames; i++)
                writer.write(Frame.of(new byte[61]));
        }
        return out.toByteArray();
    }
}
