package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.Test;

class IcmpTrackerTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private Tracked echo(int from, int to, boolean isRequest, int sequence) {
        return tracker.track(wire.packet(Wire.echo(from, to, isRequest, 7, sequence), time += Wire.MILLI));
    }

    private Tracked request(int sequence) {
        return echo(1, 2, true, sequence);
    }

    private Tracked reply(int sequence) {
        return echo(2, 1, false, sequence);
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

    /** As hosts do whose every ping has the same identifier. */
    @Test
    void hostsThatAskEachOtherHaveAnExchangeEach() {
        Connection there = request(1).connection();
        Tracked asked = echo(2, 1, true, 1);
        Connection back = asked.connection();

        assertThat(back.id()).isNotEqualTo(there.id());
        assertThat(asked.side()).isEqualTo(Side.ORIGINATOR);
        assertThat(back.endpoint(Side.ORIGINATOR)).isEqualTo(there.endpoint(Side.RESPONDER));
        assertThat(reply(1).connection().id()).isEqualTo(there.id());
        assertThat(echo(1, 2, false, 1).connection().id()).isEqualTo(back.id());
        assertThat(back.port(Side.ORIGINATOR)).isEqualTo(8);
        assertThat(back.port(Side.RESPONDER)).isEqualTo(8);
    }

    @Test
    void aHostMayAskItself() {
        assertThat(echo(1, 1, true, 1).side()).isEqualTo(Side.ORIGINATOR);
        Tracked reply = echo(1, 1, false, 1);

        assertThat(reply.side()).isEqualTo(Side.RESPONDER);
        assertThat(reply.hasCompleted()).isTrue();
    }
}
