package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real traffic on the loopback interface; skipped, with the reason, where that cannot be captured. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LiveCaptureTest {
    private static final String LOOPBACK = "lo";

    private Datagrams datagrams;

    @BeforeAll
    static void needsLibpcapAndPrivilege() {
        if (Diagnosis.probe() instanceof Diagnosis.Trouble trouble)
            abort(trouble.problem());
        try {
            LiveCapture.open(LOOPBACK, LiveSettings.STANDARD).close();
        } catch (LiveException e) {
            abort(e.getMessage());
        }
    }

    @BeforeEach
    void takeAPort() throws IOException {
        datagrams = new Datagrams();
    }

    @AfterEach
    void releaseIt() {
        datagrams.close();
    }

    @Test
    void readsADatagramThatWasSent() throws IOException {
        try (LiveCapture capture = LiveCapture.open(LOOPBACK, LiveSettings.STANDARD.withFilter(datagrams.filter()).withImmediate(true))) {
            datagrams.send(1);
            Frame frame = new Frame();

            assertThat(capture.next(frame)).isTrue();

            assertThat(frame.number()).isEqualTo(1);
            assertThat(new String(frame.octets(42, 10), StandardCharsets.US_ASCII)).isEqualTo("datagram 0");
            assertThat(frame.originalLength()).isEqualTo(frame.length());
            assertThat(frame.interfaceName()).isEqualTo(LOOPBACK);
            assertThat(frame.takenOn()).returns(datagrams.filter(), CaptureInterface::filter).returns((long) LiveSettings.STANDARD.snapLength(), CaptureInterface::snapLength);
            assertThat(frame.interfaceId()).as("as in a pcapng file of one interface").isZero();
        }
    }

    @Test
    void takesNothingThatTheFilterRefuses() throws IOException {
        try (Datagrams others = new Datagrams(); LiveCapture capture = LiveCapture.open(LOOPBACK, LiveSettings.STANDARD.withFilter(datagrams.filter()))) {
            others.send(100);
            datagrams.send(1);
            Frame frame = new Frame();

            assertThat(capture.next(frame)).isTrue();
            assertThat(frame.octets(36, 2)).as("destination port").isEqualTo(ByteBuffer.allocate(2).putShort((short) datagrams.port()).array());
            capture.stop();
            assertThat(capture.next(frame)).isFalse();
        }
    }

    @Test
    void capturesABurstOf20000DatagramsWhole() throws IOException {
        try (LiveCapture capture = LiveCapture.open(LOOPBACK, LiveSettings.STANDARD.withFilter(datagrams.filter()))) {
            datagrams.send(20_000);
            Frame frame = new Frame();
            for (int i = 0; i < 20_000; i++) {
                assertThat(capture.next(frame)).isTrue();
                assertThat(new String(frame.octets(42, frame.length() - 42), StandardCharsets.US_ASCII)).isEqualTo("datagram " + i);
            }

            assertThat(capture.drops().lost()).isZero();
        }
    }

    @Test
    void cutsFramesAtTheSnapLength() throws IOException {
        LiveSettings settings = LiveSettings.STANDARD.withFilter(datagrams.filter()).withSnapLength(40);
        try (LiveCapture capture = LiveCapture.open(LOOPBACK, settings)) {
            datagrams.send(1);
            Frame frame = new Frame();

            assertThat(capture.next(frame)).isTrue();

            assertThat(frame.length()).isEqualTo(40);
            assertThat(frame.originalLength()).isEqualTo(52);
        }
    }

    @Test
    void endsForAConsumerThatWaits() throws Exception {
        try (LiveCapture capture = LiveCapture.open(LOOPBACK, LiveSettings.STANDARD.withFilter(datagrams.filter()))) {
            Thread stopper = Thread.ofPlatform().start(capture::stop);

            assertThat(capture.next(new Frame())).isFalse();

            stopper.join();
        }
    }

    @Test
    void saysThatADisplayFilterIsNoCaptureFilter() {
        assertThatThrownBy(() -> LiveCapture.open(LOOPBACK, LiveSettings.STANDARD.withFilter("tcp.port == 80")))
                .isInstanceOfSatisfying(LiveException.class, e -> assertThat(e.trouble().cause()).isEqualTo(Diagnosis.Cause.BAD_FILTER));
    }

    @Test
    void saysThatAnInterfaceIsUnknown() {
        assertThatThrownBy(() -> LiveCapture.open("no-such-interface", LiveSettings.STANDARD))
                .isInstanceOfSatisfying(LiveException.class, e -> assertThat(e.trouble().cause()).isEqualTo(Diagnosis.Cause.NO_INTERFACE));
    }

    @Test
    void listsTheLoopbackInterface() throws LiveException {
        assertThat(NetworkInterface.list()).anyMatch(each -> each.isLoopback() && each.name().equals(LOOPBACK));
    }
}
