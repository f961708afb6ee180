package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.Test;

/** Datagrams of UDP-Lite are exchanges as those of UDP are, and never the same ones: a socket has one of both protocols. */
class UdpLiteTrackingTest {
    private static final int UNREACHABLE = 3;

    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, new Events());
    private long          time    = Wire.START;

    private Tracked track(byte[] datagram) {
        return tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    @Test
    void answersCompleteAnExchange() {
        track(Wire.udpLite(1, 1024, 2, 5004, new byte[40]));
        Tracked answer = track(Wire.udpLite(2, 5004, 1, 1024, new byte[2]));

        assertThat(answer.connection().transport()).isEqualTo(Transport.UDPLITE);
        assertThat(answer.hasCompleted()).isTrue();
        assertThat(answer.side()).isEqualTo(Side.RESPONDER);
        assertThat(answer.connection().octets(Side.ORIGINATOR)).isEqualTo(40);
    }

    @Test
    void sharesNoExchangeWithUdp() {
        long lite = track(Wire.udpLite(1, 1024, 2, 5004)).connection().id();

        assertThat(track(Wire.udp(1, 1024, 2, 5004)).connection().id()).isNotEqualTo(lite);
    }

    @Test
    void errorsAreAboutTheExchangeThatTheyQuote() {
        track(Wire.udp(1, 1024, 2, 5004));
        byte[] datagram = Wire.udpLite(1, 1024, 2, 5004, new byte[8]);
        long lite = track(datagram).connection().id();

        Tracked error = track(Wire.icmp(2, 1, UNREACHABLE, 3, datagram));

        assertThat(error.isRelated()).isTrue();
        assertThat(error.connection().id()).isEqualTo(lite);
    }

    @Test
    void partsOfTheWorkAgreeOnWhoseItIs() {
        Share.Finder finder = new Share.Finder(Share.MOST);
        byte[] datagram = Wire.udpLite(1, 1024, 2, 5004, new byte[8]);
        long part = finder.of(wire.packet(datagram, time));

        assertThat(finder.of(wire.packet(Wire.udpLite(2, 5004, 1, 1024), time))).isEqualTo(part);
        assertThat(finder.of(wire.packet(Wire.icmp(2, 1, UNREACHABLE, 3, datagram), time))).isEqualTo(part);
    }
}
