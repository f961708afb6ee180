package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An ICMP error is about a connection only where it quotes what was under way; who forges one has to guess that. */
class QuoteTrackerTest {
    private static final int UNREACHABLE  = 3;
    private static final int PORT_CLOSED  = 3;
    private static final int HOST_UNKNOWN = 1;

    private final Wire    wire    = new Wire();
    private final Events  events  = new Events();
    private final Tracker tracker = new Tracker(Settings.STANDARD, events);
    private long          time    = Wire.START;

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    private static byte[] segment(int flags, int seq, int ack, int octets) {
        return Wire.tcp(1, 1024, 2, 80, flags, seq, ack, new byte[octets]);
    }

    private void establish() {
        track(segment(Wire.SYN, 100, 0, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(segment(Wire.ACK, 101, 501, 0));
        track(segment(Wire.ACK, 101, 501, 50));
    }

    @Test
    void tellsOfTheQuotedLayerOfAConnectionThatWasNeverSeen() {
        Packet error = wire.packet(Wire.icmp(3, 1, UNREACHABLE, HOST_UNKNOWN, segment(Wire.ACK, 101, 501, 50)), time);

        assertThat(tracker.track(error).layer()).isEqualTo(error.find(Tcp.PROTOCOL));
    }

    @Test
    void believesAnErrorAboutOctetsUnderWay() {
        establish();

        Tracked error = track(Wire.icmp(3, 1, UNREACHABLE, HOST_UNKNOWN, segment(Wire.ACK, 101, 501, 50)));

        assertThat(error.isRelated()).isTrue();
        assertThat(error.connection().hasIcmpError()).isTrue();
        assertThat(error.connection().isEstablished()).as("an established connection is not aborted, RFC 5461 section 2.1").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 152, 5_000, -1, Integer.MIN_VALUE})
    void doesNotBelieveAnErrorAboutWhatWasNotUnderWay(int seq) {
        establish();

        Tracked error = track(Wire.icmp(3, 1, UNREACHABLE, HOST_UNKNOWN, segment(Wire.ACK, seq, 501, 50)));

        assertThat(error.isKnown()).isTrue();
        assertThat(error.isRelated()).isFalse();
        assertThat(error.connection().hasIcmpError()).isFalse();
    }

    @Test
    void doesNotBelieveAnErrorAboutOctetsThatWereAcknowledged() {
        establish();
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 151));
        track(segment(Wire.ACK, 151, 501, 50));

        assertThat(track(Wire.icmp(3, 1, UNREACHABLE, HOST_UNKNOWN, segment(Wire.ACK, 101, 501, 50))).isRelated()).isFalse();
    }

    @Test
    void aForgedErrorAbortsNoAttempt() {
        track(segment(Wire.SYN, 100, 0, 0));
        Tracked forged = track(Wire.icmp(3, 1, UNREACHABLE, PORT_CLOSED, segment(Wire.SYN, 7_777, 0, 0)));
        assertThat(forged.connection().state(Side.ORIGINATOR)).isEqualTo(TcpState.SYN_SENT);

        Tracked real = track(Wire.icmp(2, 1, UNREACHABLE, PORT_CLOSED, segment(Wire.SYN, 100, 0, 0)));

        assertThat(real.connection().state(Side.ORIGINATOR)).isEqualTo(TcpState.CLOSED);
        assertThat(real.connection().endReason()).isEqualTo(EndReason.RESET);
    }

    @Test
    void aClosedUdpPortIsKnownByTheErrorThatQuotesTheDatagram() {
        byte[] datagram = Wire.udp(1, 1024, 2, 9, (byte) 1);
        track(datagram);

        Tracked error = track(Wire.icmp(2, 1, UNREACHABLE, PORT_CLOSED, datagram));

        assertThat(error.isRelated()).isTrue();
        assertThat(error.side()).isEqualTo(Side.RESPONDER);
        assertThat(tracker.counters().opened()).isEqualTo(1);
    }

    @Test
    void anErrorAboutNothingThatWasSeenIsAStray() {
        Tracked error = track(Wire.icmp(2, 1, UNREACHABLE, PORT_CLOSED, Wire.udp(1, 1024, 2, 9, (byte) 1)));

        assertThat(error.isKnown()).isFalse();
        assertThat(tracker.counters().opened()).isZero();
    }
}
