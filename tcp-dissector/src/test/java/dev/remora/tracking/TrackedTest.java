package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import java.nio.ByteBuffer;
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

    private static byte[] tunnelled(byte[] datagram) {
        ByteBuffer b = ByteBuffer.allocate(22 + datagram.length);
        b.putInt(0x0800_0000).putInt(7 << 8).putLong(0x0200_0000_0002_0200L).putInt(1).putShort((short) 0x0800).put(datagram);
        return Wire.udp(3, 50000, 4, 4789, b.array());
    }

    @Test
    void theConnectionsOfATunnelAreToldFromTheOutsideIn() {
        assertThat(track(Wire.udp(1, 1025, 2, 53, new byte[30])).ids()).containsExactly(1);
        byte[] segment = tunnelled(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        Tracked tracked = track(segment);
        assertThat(tracked.connection().id()).isEqualTo(3);
        assertThat(tracked.ids()).containsExactly(2, 3);
        assertThat(track(Wire.tcp(1, 1030, 2, 80, Wire.RST, 100, 0)).ids()).containsExactly(0);
        assertThat(track(new byte[30]).ids()).isEmpty();

        Tracker part = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        Tracked again = part.track(wire.packet(segment, time), 2, 3);
        assertThat(again.hasOpened()).isTrue();
        assertThat(again.ids()).containsExactly(2, 3);
        assertThat(part.track(wire.packet(Wire.udp(1, 1026, 2, 53), time)).ids()).containsExactly(4);
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
