package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import org.junit.jupiter.api.Test;

/**
 * Connections whose window scale is not known: picked up midway, or with a SYN of which the capture has no options. The window field of a {@link Wire} is 8,192: with the largest
 * scale, 128 MiB.
 */
class GuessedWindowTest {
    private static final int MEBI            = 1 << 20;
    private static final int WITHOUT_OPTIONS = 40;               // octets of IPv4 and TCP
    private static final int TIMESTAMPS      = 12;               // octets of that option, and two that fill up
    private static final int DATA_OFFSET_AT  = 20 + 12;

    private final Wire    wire      = new Wire();
    private final Tracker tracker   = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private long          time      = Wire.START;
    private int           clientSeq = 1000;
    private int           serverSeq = 5000;

    private Reason client(int seq, int ack, int length) {
        return tracker.track(wire.packet(Wire.tcp(1, 40000, 2, 80, Wire.ACK, seq, ack, new byte[length]), time += Wire.MILLI)).reason();
    }

    private Reason server(int seq, int ack, int length) {
        return tracker.track(wire.packet(Wire.tcp(2, 80, 1, 40000, Wire.ACK, seq, ack, new byte[length]), time += Wire.MILLI)).reason();
    }

    private void talk() {
        client(clientSeq, serverSeq, 10);
        server(serverSeq, clientSeq += 10, 10);
        client(clientSeq, serverSeq += 10, 10);
        server(serverSeq, clientSeq += 10, 10);
        serverSeq += 10;
    }

    @Test
    void aBlindAcknowledgmentMovesNothing() {
        talk();
        for (int guess = 17; guess < 4096; guess += 16)
            client(clientSeq + guess * MEBI, serverSeq - guess * MEBI, 0);

        assertThat(client(clientSeq, serverSeq, 10)).isEqualTo(Reason.IN_ORDER);
        assertThat(server(serverSeq, clientSeq + 10, 10)).isEqualTo(Reason.IN_ORDER);
    }

    @Test
    void severalMebioctetsMayBeMissing() {
        talk();

        assertThat(client(clientSeq + 15 * MEBI, serverSeq, 10)).isEqualTo(Reason.OUT_OF_ORDER);
    }

    @Test
    void whoGoesOnAtTheNumberSeenLastKnowsTheWindowBetter() {
        talk();
        for (int sent = 0; sent < 20 * MEBI; sent += 32_768)
            assertThat(client(clientSeq + sent, serverSeq, 32_768)).isEqualTo(Reason.IN_ORDER);
        assertThat(client(clientSeq + 20 * MEBI + 1, serverSeq, 0)).isEqualTo(Reason.BEYOND_WINDOW);
    }

    @Test
    void aSynWithoutItsOptionsTellsNoScale() {
        opens(Wire.stamped(1, 40000, 2, 80, Wire.SYN, clientSeq - 1, 0, 1), WITHOUT_OPTIONS);
        opens(Wire.stamped(2, 80, 1, 40000, Wire.SYN | Wire.ACK, serverSeq - 1, clientSeq, 1), WITHOUT_OPTIONS);
        talk();

        assertThat(client(clientSeq + MEBI, serverSeq, 10)).isEqualTo(Reason.OUT_OF_ORDER);
        assertThat(client(clientSeq + 20 * MEBI, serverSeq, 10)).isEqualTo(Reason.BEYOND_WINDOW);
    }

    @Test
    void nothingIsKnownOfTheScaleWhereTheCaptureEndsBehindTimestamps() {
        opens(stampedBeforeMore(1, 40000, 2, 80, Wire.SYN, clientSeq - 1, 0), WITHOUT_OPTIONS + TIMESTAMPS);
        opens(stampedBeforeMore(2, 80, 1, 40000, Wire.SYN | Wire.ACK, serverSeq - 1, clientSeq), WITHOUT_OPTIONS + TIMESTAMPS);
        talk();

        assertThat(client(clientSeq + MEBI, serverSeq, 10)).isEqualTo(Reason.OUT_OF_ORDER);
    }

    /** A SYN with timestamps, and behind them four octets of other options. */
    private static byte[] stampedBeforeMore(int from, int fromPort, int to, int toPort, int flags, int seq, int ack) {
        byte[] segment = Wire.stamped(from, fromPort, to, toPort, flags, seq, ack, 1, (byte) 1, (byte) 3, (byte) 3, (byte) 7);
        segment[DATA_OFFSET_AT] = (byte) 0x90;                   // nine words
        return Wire.sealTcp(segment);
    }

    private void opens(byte[] syn, int captured) {
        assertThat(tracker.track(wire.packet(syn, captured, time += Wire.MILLI)).reason()).isEqualTo(Reason.OPENING);
    }

    @Test
    void theScaleOfTheOneSynThatWasSeenCounts() {
        tracker.track(wire.packet(Wire.tcp(2, 80, 1, 40000, Wire.SYN | Wire.ACK, serverSeq - 1, clientSeq), time));
        talk();

        assertThat(client(clientSeq + 8193, serverSeq, 10)).isEqualTo(Reason.BEYOND_WINDOW);
    }
}
