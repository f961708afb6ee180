package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of segments whose IPv4 header has a wrong checksum: hosts and routers drop them, RFC 1122 section 3.2.1.2. */
class HeaderChecksumTest {
    private static final int CHECKSUM_AT = 10;

    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    @BeforeEach
    void open() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
    }

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    @Test
    void aResetInADatagramThatIsDroppedClosesNothing() {
        byte[] reset = Wire.tcp(1, 1024, 2, 80, Wire.RST, 101, 0);
        reset[CHECKSUM_AT] ^= 0x55;
        Tracked tracked = track(reset);

        assertThat(tracked.reason()).isEqualTo(Reason.BAD_CHECKSUM);
        assertThat(tracked.connection().state(Side.RESPONDER)).isEqualTo(TcpState.ESTABLISHED);
        assertThat(track(Wire.tcp(1, 1024, 2, 80, Wire.ACK | Wire.PSH, 101, 501, new byte[4])).reason()).isEqualTo(Reason.IN_ORDER);
    }

    @Test
    void aSynThatOpensNothingForItsChecksumIsSaidToDoSo() {
        byte[] syn = Wire.tcp(3, 1024, 2, 80, Wire.SYN, 100, 0);
        syn[36]++;                                                       // of the segment's checksum
        Tracked tracked = track(syn);

        assertThat(tracked.reason()).isEqualTo(Reason.STRAY_CHECKSUM);
        assertThat(tracked.reason().verdict()).isEqualTo(Verdict.NO_CONNECTION);
        assertThat(tracked.isKnown()).isFalse();
    }

    @Test
    void aChecksumThatHardwareFillsInSaysNothing() {
        byte[] reset = Wire.tcp(1, 1024, 2, 80, Wire.RST, 101, 0);
        reset[CHECKSUM_AT] = 0;
        reset[CHECKSUM_AT + 1] = 0;

        assertThat(track(reset).reason()).isEqualTo(Reason.RESETTING);
    }
}
