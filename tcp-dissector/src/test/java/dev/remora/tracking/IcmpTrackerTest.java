package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.Test;

class IcmpTrackerTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private Tracked request(int sequence) {
        return tracker.track(wire.packet(Wire.echo(1, 2, true, 7, sequence), time += 1000 * Wire.MILLI));
    }

    private Tracked reply(int sequence) {
        return tracker.track(wire.packet(Wire.echo(2, 1, false, 7, sequence), time += Wire.MILLI));
    }

    /** A capture that begins between a request and its reply, or a reply that somebody has forged. */
    @Test
    void aRequestBeginsAnExchangeWhereThereWereOnlyRepliesBefore() {
        assertThat(reply(1).hasOpened()).isFalse();
        assertThat(reply(2).connection().isStray()).isTrue();

        Tracked request = request(3);

        assertThat(request.hasOpened()).isTrue();
        assertThat(request.connection().isStray()).isFalse();
        assertThat(request.side()).isEqualTo(Side.ORIGINATOR);
        Tracked reply = reply(3);
        assertThat(reply.hasCompleted()).isTrue();
        assertThat(reply.side()).isEqualTo(Side.RESPONDER);
        assertThat(reply.connection().packets(Side.RESPONDER)).isEqualTo(1);
        assertThat(tracker.counters().opened()).isEqualTo(1);
        assertThat(tracker.counters().strays()).isEqualTo(1);
    }
}
