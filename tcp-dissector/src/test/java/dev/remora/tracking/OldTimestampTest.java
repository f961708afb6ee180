package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which segments a receiver refuses as those of times gone by, RFC 7323 section 5, as Linux holds it: a tick is no time. */
class OldTimestampTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    // As on a path that reorders: octets 201 to 300 come behind 301 to 400, and behind 101 to 200 that were sent again.
    @ParameterizedTest
    @CsvSource({"2002, IN_ORDER, 0", "2001, IN_ORDER, 0", "2000, PAWS, 100", "-5, PAWS, 100"})
    void fillsAGapOrNot(int stamp, Reason reason, long missed) {
        track(Wire.stamped(1, 1024, 2, 80, Wire.SYN, 100, 0, 2000));
        track(Wire.stamped(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101, 9000));
        track(Wire.stamped(1, 1024, 2, 80, Wire.ACK, 101, 501, 2000));
        track(Wire.stamped(1, 1024, 2, 80, Wire.ACK, 301, 501, 2001, new byte[100]));
        track(Wire.stamped(1, 1024, 2, 80, Wire.ACK, 101, 501, 2002, new byte[100]));
        track(Wire.stamped(2, 80, 1, 1024, Wire.ACK, 501, 201, 9001));

        Reason late = track(Wire.stamped(1, 1024, 2, 80, Wire.ACK, 201, 501, stamp, new byte[100])).reason();
        Tracked answer = track(Wire.stamped(2, 80, 1, 1024, Wire.ACK, 501, 401, 9002));

        assertThat(late).isEqualTo(reason);
        assertThat(answer.connection().missed(Side.ORIGINATOR)).isEqualTo(missed);
    }
}
