package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Setting;
import dev.remora.dissect.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Any timeout may be set to less than all others. */
class TimeoutsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void noneIsShorterThanTheShortest() {
        for (Setting<Duration> timeout : TrackingSettings.TIMEOUTS)
            assertThat(new Timeouts(Settings.STANDARD.with(timeout, SECOND)).shortest()).as(timeout.name()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void anEstablishedConnectionIsForgottenSoonerThanAClosedOne() {
        Wire wire = new Wire();
        Tracker tracker = new Tracker(Settings.STANDARD.with(TrackingSettings.ESTABLISHED, SECOND), TrackerListener.NOBODY);
        tracker.track(wire.packet(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0), Wire.START));
        tracker.track(wire.packet(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101), Wire.START));
        tracker.track(wire.packet(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501), Wire.START));

        Tracked late = tracker.track(wire.packet(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, (byte) 1), Wire.START + 2 * SECOND.toNanos()));

        assertThat(late.hasOpened()).isTrue();
        assertThat(late.connection().id()).isEqualTo(2);
    }
}
