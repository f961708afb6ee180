package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.tracking.ladder.Ladders;
import dev.remora.tracking.ladder.Step;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holes in captures of connections that use timestamps. */
class HolesTest {
    private static final int OFFSET_AT = 32;
    private static final int TCP       = 20;
    private static final int OPTION    = 12;

    private final Wire       wire      = new Wire();
    private final List<Step> steps     = new ArrayList<>();
    private final Tracker    tracker   = new Tracker(Settings.STANDARD, new Ladders(100, ladder -> steps.addAll(ladder.steps())));
    private long             time      = Wire.START;
    private int              clientSeq = 100;
    private int              serverSeq = 500;

    private int ticks() {
        return (int) ((time - Wire.START) / Wire.MILLI);
    }

    /** Client and server clocks are this far apart. */
    private static final int APART = 70_000_000;

    private Reason track(boolean isClient, int flags, int seq, int ack, int length, int stamp, int echo) {
        time += Wire.MILLI;
        byte[] payload = new byte[OPTION + length];
        ByteBuffer.wrap(payload).putInt(0x0101_080A).putInt(stamp).putInt(echo);
        byte[] segment = isClient ? Wire.tcp(1, 1024, 2, 80, flags, seq, ack, payload) : Wire.tcp(2, 80, 1, 1024, flags, seq, ack, payload);
        segment[OFFSET_AT] = (byte) ((TCP + OPTION) / 4 << 4);
        return tracker.track(wire.packet(Wire.sealTcp(segment), time)).reason();
    }

    private Reason client(int flags, int length) {
        Reason reason = track(true, flags, clientSeq, serverSeq, length, ticks(), APART + ticks());
        clientSeq += length;
        return reason;
    }

    private Reason server(int flags, int length) {
        Reason reason = track(false, flags, serverSeq, clientSeq, length, APART + ticks(), ticks());
        serverSeq += length;
        return reason;
    }

    private void establish() {
        track(true, Wire.SYN, 100, 0, 0, ticks(), 0);
        track(false, Wire.SYN | Wire.ACK, 500, 101, 0, APART + ticks(), ticks());
        clientSeq = 101;
        serverSeq = 501;
        assertThat(client(Wire.ACK, 0)).isEqualTo(Reason.IN_ORDER);
        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
        assertThat(server(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
    }

    private void hole(int seconds) {
        clientSeq += 20_000_000;
        serverSeq += 20_000_000;
        time += seconds * 1000L * Wire.MILLI;
    }

    @Test
    void goesOnWhereBothEndsHaveMovedAndTheirClocksHaveToo() {
        goOnBehindAHole();
    }

    private void goOnBehindAHole() {
        establish();
        hole(100);

        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.BEYOND_WINDOW);
        assertThat(server(Wire.ACK, 10)).isEqualTo(Reason.BEYOND_WINDOW);
        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.BEYOND_WINDOW);
        assertThat(server(Wire.ACK, 10)).isEqualTo(Reason.RESUMED);
        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
        assertThat(server(Wire.ACK | Wire.FIN, 0)).isEqualTo(Reason.IN_ORDER);
    }

    @Test
    void isToldInLadders() {
        goOnBehindAHole();
        tracker.finish();

        assertThat(steps.get(8).words()).startsWith("shows that 40,000,000 octets are missing from the capture; continues after a gap in the capture");
        assertThat(steps.get(9).words()).doesNotContain("missing");
    }

    @Test
    void goesOnInABulkTransferWhoseAcknowledgmentsLag() {
        establish();
        hole(1);
        Reason[] reasons = new Reason[24];
        int acked = clientSeq - 60;
        for (int i = 0; i < reasons.length; i++) {
            if (i % 3 == 2)
                reasons[i] = track(false, Wire.ACK, serverSeq, acked += 20, 0, APART + ticks(), ticks());
            else
                reasons[i] = client(Wire.ACK, 10);
        }

        assertThat(Arrays.asList(reasons)).containsOnlyOnce(Reason.RESUMED);
        assertThat(Arrays.asList(reasons).subList(15, 24)).containsOnly(Reason.IN_ORDER);
    }

    @Test
    void staysWhereSegmentsLackTimestamps() {
        establish();
        for (int i = 0; i < 4; i++) {
            assertThat(plain(true, 90_000_000 + 10 * i, 80_000_000 + 10 * i)).isEqualTo(Reason.BEYOND_WINDOW);
            assertThat(plain(false, 80_000_000 + 10 * i, 90_000_010 + 10 * i)).isEqualTo(Reason.BEYOND_WINDOW);
        }
        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
    }

    private Reason plain(boolean isClient, int seq, int ack) {
        byte[] payload = new byte[10];
        return tracker.track(wire.packet(isClient ? Wire.tcp(1, 1024, 2, 80, Wire.ACK, seq, ack, payload) : Wire.tcp(2, 80, 1, 1024, Wire.ACK, seq, ack, payload),
                time += Wire.MILLI)).reason();
    }

    @Test
    void staysWhereTimestampsGoForwardFasterThanAClock() {
        establish();
        for (int i = 0; i < 4; i++) {
            assertThat(track(true, Wire.ACK, 90_000_000 + 10 * i, 80_000_000 + 10 * i, 10, 50_000, APART + 50_000)).isEqualTo(Reason.BEYOND_WINDOW);
            assertThat(track(false, Wire.ACK, 80_000_000 + 10 * i, 90_000_010 + 10 * i, 10, APART + 50_000, 50_000)).isEqualTo(Reason.BEYOND_WINDOW);
        }
        assertThat(server(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
    }

    @Test
    void beginsAgainWhereTheConnectionGoesOnAsItWas() {
        establish();
        for (int i = 0; i < 6; i++) {
            int next = 90_000_000 + 10 * i;
            assertThat(track(true, Wire.ACK, next, 80_000_000 + 10 * i, 10, ticks(), APART + ticks())).isEqualTo(Reason.BEYOND_WINDOW);
            assertThat(track(false, Wire.ACK, 80_000_000 + 10 * i, next + 10, 10, APART + ticks(), ticks())).isEqualTo(Reason.BEYOND_WINDOW);
            assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
        }
    }

    @Test
    void goesBackWhereTheOldPlaceGoesOn() {
        establish();
        for (int i = 0; i < 2; i++) {
            track(true, Wire.ACK, 90_000_000 + 10 * i, 80_000_000 + 10 * i, 10, ticks(), APART + ticks());
            track(false, Wire.ACK, 80_000_000 + 10 * i, 90_000_010 + 10 * i, 10, APART + ticks(), ticks());
        }
        assertThat(client(Wire.ACK, 10)).isEqualTo(Reason.RETURNED);
        assertThat(server(Wire.ACK, 10)).isEqualTo(Reason.IN_ORDER);
        assertThat(client(Wire.ACK | Wire.FIN, 0)).isEqualTo(Reason.IN_ORDER);
    }
}
