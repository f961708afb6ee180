package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is wrong with a capture is told apart from what its traffic does. */
class CaptureWatchTest {
    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time    = Wire.START;

    private void track(byte[] datagram) {
        tracker.track(wire.packet(datagram, time += Wire.MILLI));
    }

    private void establish() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
    }

    private void finds(CaptureFault fault, long count, long octets, long firstPacket) {
        tracker.finish();
        assertThat(tracker.captureFindings()).singleElement()
                .satisfies(f -> assertThat(f.fault()).isEqualTo(fault))
                .satisfies(f -> assertThat(f.count()).isEqualTo(count))
                .satisfies(f -> assertThat(f.octets()).isEqualTo(octets))
                .satisfies(f -> assertThat(f.firstPacket()).isEqualTo(firstPacket));
    }

    @Test
    void hasNothingToSayOfAGoodCapture() {
        establish();
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, new byte[10]));
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 111));
        tracker.finish();

        assertThat(tracker.captureFindings()).isEmpty();
    }

    @Test
    void findsPacketsThatAreCutShort() {
        byte[] datagram = Wire.udp(1, 1024, 2, 53, new byte[100]);
        tracker.track(wire.packet(datagram, 50, time));

        finds(CaptureFault.SNAP_LENGTH, 1, 78, 1);
        assertThat(tracker.captureFindings().getFirst().text()).isEqualTo("1 packet cut short by the snap length: 78 octets are missing");
    }

    @Test
    void findsTimeThatGoesBackwards() {
        findsAStepBack(2_500_000, "by up to 0.002500 seconds");
    }

    @Test
    void aStepBackOfLessThanAMicrosecondHasItsNanoseconds() {
        findsAStepBack(300, "by up to 0.000000300 seconds");
    }

    private void findsAStepBack(long nanos, String told) {
        track(Wire.udp(1, 1024, 2, 53, (byte) 1));
        tracker.track(wire.packet(Wire.udp(1, 1024, 2, 53, (byte) 2), time - nanos));

        finds(CaptureFault.TIME_BACKWARDS, 1, 0, 2);
        assertThat(tracker.captureFindings().getFirst().text()).endsWith(told);
    }

    @Test
    void oneTimeStampFarAheadIsOneStepBack() {
        track(Wire.udp(1, 1024, 2, 53, (byte) 1));
        tracker.track(wire.packet(Wire.udp(1, 1024, 2, 53, (byte) 2), time + 1_000_000 * Wire.MILLI));
        track(Wire.udp(1, 1024, 2, 53, (byte) 3));
        track(Wire.udp(1, 1024, 2, 53, (byte) 4));

        finds(CaptureFault.TIME_BACKWARDS, 1, 0, 3);
    }

    @Test
    void findsAPacketThatWasCapturedOnBothSidesOfARouter() {
        byte[] datagram = Wire.identified(Wire.udp(1, 1024, 2, 53, (byte) 1), 77);
        track(datagram);
        tracker.track(wire.packet(Wire.hop(datagram), time + 5_000));

        finds(CaptureFault.DUPLICATED_PACKETS, 1, 0, 2);
    }

    @Test
    void aDatagramThatComesAgainWithATimeLongBeforeIsNoCopy() {
        byte[] datagram = Wire.identified(Wire.udp(1, 1024, 2, 53, (byte) 1), 77);
        track(datagram);
        tracker.track(wire.packet(datagram, time - 1_000 * Wire.MILLI));

        finds(CaptureFault.TIME_BACKWARDS, 1, 0, 2);
    }

    @Test
    void findsASegmentThatWasCapturedOnBothSidesOfARouter() {
        establish();
        byte[] segment = Wire.identified(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, new byte[10]), 77);
        track(segment);
        tracker.track(wire.packet(Wire.hop(segment), time + 5_000));

        finds(CaptureFault.DUPLICATED_PACKETS, 1, 0, 5);
    }

    @Test
    void segmentsThatDifferInTheirOctetsAloneAreTwo() {
        establish();
        byte[] octets = new byte[100];
        track(Wire.identified(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, octets), 77));
        octets[99] = 1;
        tracker.track(wire.packet(Wire.identified(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, octets), 77), time + 5_000));
        tracker.finish();

        assertThat(tracker.captureFindings()).isEmpty();
    }

    @Test
    void datagramsWithoutChecksumThatDifferWithinFortyOctetsAreTwo() {
        byte[] datagram = Wire.identified(Wire.udp(1, 1024, 2, 53, new byte[100]), 77);
        datagram[26] = datagram[27] = 0;                                 // the checksum
        track(datagram);
        datagram[59] = 1;
        tracker.track(wire.packet(datagram, time + 5_000));
        datagram[60] = 1;
        tracker.track(wire.packet(datagram, time + 6_000));

        finds(CaptureFault.DUPLICATED_PACKETS, 1, 0, 3);
    }

    @Test
    void errorsAboutTwoEchoRequestsOverIpv6AreTwo() {
        byte[] error = HexFormat.of().parseHex("6000000000403a4020010db800000000000000000000000920010db8000000000000000000000001" + "0103090000000000"
                + "6000000000103a4020010db800000000000000000000000120010db8000000000000000000000002" + "800092a2000700016162636465666768");
        track(error);
        error[91] = (byte) (error[91] - 1);                              // the quoted checksum
        error[95] = (byte) (error[95] + 1);                              // the quoted sequence number
        tracker.track(wire.packet(error, time + 5_000));
        tracker.track(wire.packet(error, time + 6_000));

        finds(CaptureFault.DUPLICATED_PACKETS, 1, 0, 3);
    }

    @Test
    void takesASecondDatagramWithTheSameContentForASecondDatagram() {
        track(Wire.identified(Wire.udp(1, 1024, 2, 53, (byte) 1), 77));
        track(Wire.identified(Wire.udp(1, 1024, 2, 53, (byte) 1), 78));
        track(Wire.udp(1, 1024, 2, 53, (byte) 2));
        track(Wire.udp(1, 1024, 2, 53, (byte) 2));                       // without identification, a millisecond later
        tracker.finish();

        assertThat(tracker.captureFindings()).isEmpty();
    }

    @Test
    void findsOctetsThatWereAcknowledgedAndAreNotThere() {
        establish();
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, new byte[10]));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 141, 501, new byte[10]));
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 151));

        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 151, 501));
        track(Wire.udp(1, 1024, 2, 53, (byte) 1));

        finds(CaptureFault.GAPS, 1, 30, 6);
    }

    @Test
    void findsAHoleOfThreeBillionOctets() {
        establish();
        int next = 101;
        for (long hole : new long[]{0, 3_000_000_000L}) {
            next += (int) hole;
            for (int i = 0; i < 20; i++) {
                track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, next, 501, new byte[1000]));
                next += 1000;
                track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, next));
            }
        }
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK | Wire.FIN, next, 501));
        Tracked last = tracker.track(wire.packet(Wire.tcp(2, 80, 1, 1024, Wire.ACK | Wire.FIN, 501, next + 1), time));
        assertThat(last.connection().state(Side.ORIGINATOR)).isEqualTo(TcpState.TIME_WAIT);

        finds(CaptureFault.GAPS, 1, 3_000_000_000L, 47);
    }

    @Test
    void countsMissingOctetsNoFurtherThanFourGiB() {
        establish();
        int next = 101;
        for (int hole = 0; hole < 3; hole++) {
            next += 2_000_000_000;
            for (int i = 0; i < 2; i++) {
                track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, next, 501, new byte[10]));
                next += 10;
                track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, next));
            }
        }

        finds(CaptureFault.GAPS, 1, 0xFFFF_FFFFL, 7);
    }

    @Test
    void findsConnectionsOfWhichOneDirectionIsThere() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 601, new byte[10]));

        finds(CaptureFault.ONE_SIDED, 1, 0, 3);
    }

    @Test
    void anAttemptThatNobodyAnswersIsTrafficAndNoFault() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        tracker.finish();

        assertThat(tracker.captureFindings()).isEmpty();
    }

    @Test
    void octetsWithChecksumsThatHardwareWasToCompleteAreNoGap() {
        establish();
        byte[] segment = Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501, new byte[10]);
        segment[36]++;                                                   // of the checksum
        track(segment);
        track(Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 111));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 111, 501));
        tracker.finish();

        assertThat(tracker.captureFindings()).extracting(CaptureFinding::fault).doesNotContain(CaptureFault.GAPS);
    }

    @Test
    void aRepeatedIdentificationIsNoPacketCapturedTwice() {
        byte[] datagram = Wire.identified(Wire.udp(1, 1024, 2, 53, (byte) 1), 1);
        track(datagram);
        track(datagram);                                                 // a tool that gives every datagram the same, a millisecond later
        tracker.finish();

        assertThat(tracker.captureFindings()).isEmpty();
    }

    @Test
    void findsChecksumsThatWereLeftToHardware() {
        byte[] datagram = Wire.udp(1, 1024, 2, 53, (byte) 1, (byte) 2);
        int pseudo = (10 << 8) + (10 << 8) + 1 + 2 + 17 + 10;            // addresses, protocol, length
        datagram[26] = (byte) (pseudo >> 8);
        datagram[27] = (byte) pseudo;
        track(datagram);

        finds(CaptureFault.OFFLOADED_CHECKSUMS, 1, 0, 1);
    }
}
