package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which SYN opens a connection on the ports of one that waits in TIME-WAIT: RFC 6191 section 2. */
class TimeWaitTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    private void closeWithTimestamps() {
        track(Wire.stamped(1, 1024, 2, 80, Wire.SYN, 100, 0, 1000));
        track(Wire.stamped(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101, 9000));
        track(Wire.stamped(1, 1024, 2, 80, Wire.ACK, 101, 501, 1001));
        track(Wire.stamped(2, 80, 1, 1024, Wire.FIN | Wire.ACK, 501, 101, 9001));
        track(Wire.stamped(1, 1024, 2, 80, Wire.FIN | Wire.ACK, 101, 502, 1002));
        track(Wire.stamped(2, 80, 1, 1024, Wire.ACK, 502, 102, 9002));
    }

    @ParameterizedTest
    @CsvSource({"9000, 1003, true", "9000, 1002, true", "9000, 500, false", "50, 1003, true", "50, 1002, false", "50, 500, false"})
    void aTimestampDecidesAndTheNumberWhereItIsTheSame(int seq, int stamp, boolean opens) {
        closeWithTimestamps();

        Tracked tracked = track(Wire.stamped(1, 1024, 2, 80, Wire.SYN, seq, 0, stamp));

        assertThat(tracked.connection().id()).isEqualTo(opens ? 2 : 1);
    }

    @Test
    void aSynWithoutATimestampNeedsALaterNumber() {
        closeWithTimestamps();
        assertThat(track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 50, 0)).connection().id()).isEqualTo(1);
        assertThat(track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 9000, 0)).connection().id()).isEqualTo(2);
    }

    @Test
    void aTimestampWhereTheConnectionBeforeHadNoneIsLater() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
        track(Wire.tcp(2, 80, 1, 1024, Wire.FIN | Wire.ACK, 501, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.FIN | Wire.ACK, 101, 502));
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 502, 102));

        assertThat(track(Wire.stamped(1, 1024, 2, 80, Wire.SYN, 50, 0, 1)).connection().id()).isEqualTo(2);
    }
}
