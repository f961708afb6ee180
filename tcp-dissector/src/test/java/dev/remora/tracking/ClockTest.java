package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures whose clock was set, or one of whose time stamps is wrong. */
class ClockTest {
    private static final long SECOND = 1000 * Wire.MILLI;
    private static final long YEAR   = 365 * 86_400 * SECOND;

    private final Wire    wire    = new Wire();
    private final Events  events  = new Events();
    private final Tracker tracker = new Tracker(Settings.STANDARD, events);
    private long          time    = Wire.START;

    private void client(int port, int flags, int seq, int ack) {
        tracker.track(wire.packet(Wire.tcp(1, port, 2, 80, flags, seq, ack), time += 10 * Wire.MILLI));
    }

    private void server(int port, int flags, int seq, int ack) {
        tracker.track(wire.packet(Wire.tcp(2, 80, 1, port, flags, seq, ack), time += 10 * Wire.MILLI));
    }

    private void open(int port) {
        client(port, Wire.SYN, 100, 0);
        server(port, Wire.SYN | Wire.ACK, 500, 101);
        client(port, Wire.ACK, 101, 501);
    }

    private void close(int port) {
        client(port, Wire.FIN | Wire.ACK, 101, 501);
        server(port, Wire.FIN | Wire.ACK, 501, 102);
        client(port, Wire.ACK, 102, 502);
    }

    private void datagram(long at) {
        tracker.track(wire.packet(Wire.udp(8, 5, 9, 53), at));
    }

    private List<String> ends() {
        tracker.finish();
        return events.summaries.stream().filter(s -> s.transport() == Transport.TCP)
                .map(s -> s.originator().state() + " " + s.responder().state() + " " + s.originator().certainty() + " " + s.endReason()).toList();
    }

    @Test
    void timeThatPassesWithoutPacketsEndsWhatFallsDueHoweverLongItIs() {
        open(1024);
        tracker.pass(time + 10 * YEAR);

        assertThat(events.summaries).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE / 2, 0, Long.MAX_VALUE})
    void timesAtTheEndsOfTheRangeAreTimes(long other) {
        for (int i = 0; i < 100; i++) {
            long at = (i & 1) == 0 ? Long.MIN_VALUE : (i & 2) == 0 ? other : Long.MAX_VALUE;
            tracker.track(wire.packet(Wire.tcp(1, 1024 + i / 4, 2, 80, i % 4 == 3 ? Wire.FIN | Wire.ACK : Wire.SYN, 100, 0), at));
        }
        tracker.finish();

        assertThat(events.summaries).hasSizeGreaterThanOrEqualTo(25).allSatisfy(s -> assertThat(s.last()).isBetween(-Frame.FARTHEST, Frame.FARTHEST));
    }

    @Test
    void oneTimeStampFarAheadEndsNothing() {
        open(1024);
        datagram(time + 20 * YEAR);
        close(1024);
        open(1025);
        close(1025);

        assertThat(ends()).containsExactly("TIME_WAIT CLOSED OBSERVED CLOSED", "TIME_WAIT CLOSED OBSERVED CLOSED");
    }

    @Test
    void oneTimeStampFarBackEndsNothing() {
        open(1024);
        tracker.track(wire.packet(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501), 0));
        close(1024);

        assertThat(ends()).containsExactly("TIME_WAIT CLOSED OBSERVED CLOSED");
    }

    @Test
    void oneWrongTimeStampOfItsOwnEndsNoConnectionLaterOn() {
        open(1024);
        client(1024, Wire.ACK, 101, 501);
        time += 2 * YEAR;
        datagram(time);
        time -= 2 * YEAR;
        datagram(time);
        close(1024);
        datagram(time += 2 * SECOND);
        datagram(time += 90 * SECOND);

        assertThat(ends()).containsExactly("CLOSED CLOSED INFERRED CLOSED");
    }

    @Test
    void whatOpensAfterTheClockWasSetBackIsNoLateComer() {
        for (long back : new long[]{200, 3600, 86_400 * 365 * 20L}) {
            open(1024);
            close(1024);
            time -= back * SECOND;
            open(1025);
            close(1025);
            tracker.finish();

            assertThat(events.transitions).noneMatch(t -> t.cue().isTimer());
        }
    }

    @Test
    void aConnectionGoesOnWhileTheClockIsSetBack() {
        open(1024);
        time -= 200 * SECOND;
        client(1024, Wire.ACK, 101, 501);
        server(1024, Wire.ACK, 501, 101);
        close(1024);
        assertThat(events.transitions).noneMatch(t -> t.cue().isTimer());
        datagram(time += 30 * SECOND);
        assertThat(events.transitions).noneMatch(t -> t.cue().isTimer());
        datagram(time += 60 * SECOND);

        assertThat(events.transitions.getLast().cue()).isEqualTo(Cue.QUIET_2MSL);
    }

    @Test
    void whoIsQuietSinceTheClockWasSetBackIsForgottenOnceItsTimeHasPassedByTheNewClock() {
        client(1024, Wire.SYN, 100, 0);
        time -= YEAR;
        datagram(time);
        for (int seconds = 0; seconds < 185; seconds++)
            datagram(time += SECOND);
        assertThat(events.lines).doesNotContain("forgotten 1");
        for (int seconds = 0; seconds < 240; seconds++)
            datagram(time += SECOND);

        assertThat(events.lines).contains("forgotten 1");
        assertThat(events.transitions).filteredOn(t -> t.cue() == Cue.QUIET_OPENING).hasSize(2).allMatch(t -> t.timeNanos() == Wire.START + 180 * SECOND + 10 * Wire.MILLI);
    }

    @Test
    void aLongPauseIsBelievedOnceASecondPacketConfirmsIt() {
        open(1024);
        datagram(time += YEAR);
        assertThat(events.lines).doesNotContain("forgotten 1");
        datagram(time += SECOND);

        assertThat(events.lines).contains("forgotten 1");
    }

    @Test
    void aPacketAfterALongPauseFindsItsOwnConnectionTooOld() {
        client(1024, Wire.SYN, 100, 0);
        time += YEAR;
        client(1024, Wire.SYN, 100, 0);

        assertThat(events.lines).contains("forgotten 1").anyMatch(line -> line.startsWith("opened 2"));
    }

    @Test
    void whoSpeaksAgainHasNotGivenUp() {
        open(1024);
        client(1024, Wire.FIN | Wire.ACK, 101, 501);
        server(1024, Wire.ACK, 501, 102);
        time += 150 * SECOND;
        datagram(time);
        tracker.track(wire.packet(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 102, new byte[9]), time));
        client(1024, Wire.ACK, 102, 510);
        server(1024, Wire.FIN | Wire.ACK, 510, 102);
        client(1024, Wire.ACK, 102, 511);

        assertThat(events.transitions).extracting(Transition::cue).containsSubsequence(Cue.QUIET_FIN_WAIT_2, Cue.STILL_FIN_WAIT_2);
        assertThat(ends()).containsExactly("TIME_WAIT CLOSED INFERRED CLOSED");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 9000})
    void aSynWithAnAcknowledgmentOpensNothingWhereAnEndSeemsToHaveGivenUp(int number) {
        open(1024);
        client(1024, Wire.FIN | Wire.ACK, 101, 501);
        server(1024, Wire.ACK, 501, 102);
        time += 150 * SECOND;
        datagram(time);
        server(1024, Wire.SYN | Wire.ACK, number, 101);

        assertThat(events.transitions.getLast().cue()).isEqualTo(Cue.QUIET_FIN_WAIT_2);
        server(1024, Wire.FIN | Wire.ACK, 501, 102);
        assertThat(events.transitions.getLast().from()).isEqualTo(TcpState.CLOSE_WAIT);
    }

    @Test
    void whatIsRefusedKeepsNoTimerAlive() {
        open(1024);
        client(1024, Wire.FIN | Wire.ACK, 101, 501);
        server(1024, Wire.ACK, 501, 102);
        long quiet = time;
        for (int i = 0; i < 5; i++) {
            time += 50 * SECOND;
            server(1024, Wire.ACK, 900_000 + i, 102);
        }

        assertThat(events.transitions).filteredOn(t -> t.cue() == Cue.QUIET_FIN_WAIT_2).singleElement()
                .satisfies(t -> assertThat(t.timeNanos()).isEqualTo(quiet + 120 * SECOND));
    }

    @Test
    void whatIsSentAgainKeepsTimersAlive() {
        open(1024);
        client(1024, Wire.FIN | Wire.ACK, 101, 501);
        tracker.track(wire.packet(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 102, new byte[9]), time));
        client(1024, Wire.ACK, 102, 510);
        for (int i = 0; i < 5; i++) {
            tracker.track(wire.packet(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 102, new byte[9]), time += 50 * SECOND));
            server(1024, Wire.ACK, 900_000 + i, 102);
        }

        assertThat(events.transitions).noneMatch(t -> t.cue() == Cue.QUIET_FIN_WAIT_2);
    }
}
