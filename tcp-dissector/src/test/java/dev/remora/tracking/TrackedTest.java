package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import org.junit.jupiter.api.Test;

/** What is said of a packet is never what was said of one before it. */
class TrackedTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    private void trackSegment() {
        Tracked tracked = track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        assertThat(tracked.reason()).isEqualTo(Reason.OPENING);
        assertThat(tracked.isTaken()).isTrue();
        assertThat(tracked.layer()).isPositive();
    }

    @Test
    void aDatagramHasNoVerdict() {
        trackSegment();
        Tracked tracked = track(Wire.udp(1, 1025, 2, 53, new byte[30]));
        assertThat(tracked.isKnown()).isTrue();
        assertThat(tracked.reason()).isEqualTo(Reason.STRAY);
        assertThat(tracked.isTaken()).isFalse();
        assertThat(tracked.layer()).isPositive();
    }

    @Test
    void nothingIsSaidOfASegmentThatIsCutOff() {
        trackSegment();
        byte[] segment = Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501);
        Tracked tracked = tracker.track(wire.packet(segment, 30, time += Wire.MILLI));
        assertThat(tracked.isKnown()).isFalse();
        assertThat(tracked.reason()).isEqualTo(Reason.STRAY);
        assertThat(tracked.isTaken()).isFalse();
        assertThat(tracked.layer()).isEqualTo(Packet.ABSENT);
    }
}
