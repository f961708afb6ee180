package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that carry so much that their sequence numbers go around: captured with a short snap length, so that the frames stay small. */
class TcpLongConnectionTest {
    private static final int SEQ_AT      = 24;
    private static final int ACK_AT      = 28;
    private static final int SNAP_LENGTH = 54;
    private static final int AT_ONCE     = 65_000;

    private final Wire                 wire    = new Wire();
    private final Tracker              tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private long                       time    = Wire.START;

    private Tracked track(byte[] datagram) {
        Tracked tracked = tracker.track(wire.packet(datagram, Math.min(SNAP_LENGTH, datagram.length), time += Wire.MILLI));
        reasons.merge(tracked.reason(), 1, Integer::sum);
        return tracked;
    }

    private static byte[] numbered(byte[] datagram, long seq, long ack) {
        ByteBuffer.wrap(datagram).putInt(SEQ_AT, (int) seq).putInt(ACK_AT, (int) ack);
        return datagram;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x7000_0000L, 0xFFFF_FF00L})
    void goesOnBehindHalfTheCircleOfNumbersAndAllOfIt(long first) {
        byte[] data = Wire.tcp(1, 1024, 2, 80, Wire.ACK, 0, 501, new byte[AT_ONCE]);
        byte[] ack = Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 0);
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, (int) first, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, (int) first + 1));
        long next = first + 1;
        for (; next - first < 5L << 30; next += AT_ONCE) {
            track(numbered(data, next, 501));
            track(Wire.sealTcp(numbered(ack, 501, next + AT_ONCE)));
        }
        Tracked last = track(Wire.tcp(1, 1024, 2, 80, Wire.ACK | Wire.FIN, (int) next, 501));

        assertThat(reasons).containsOnlyKeys(Reason.OPENING, Reason.IN_ORDER);
        assertThat(last.connection().state(Side.RESPONDER)).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(last.connection().octets(Side.ORIGINATOR)).isEqualTo(next - first - 1);
    }
}
