package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.Allocations;
import org.junit.jupiter.api.Test;

/** Packets of known connections allocate nothing. */
class TrackingAllocationTest {
    private static final int PACKETS = 200_000;
    private static final int SEQ_AT  = 24;
    private static final int ACK_AT  = 28;
    private static final int OCTETS  = 100;

    private final Wire    wire    = new Wire();
    private final Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
    private final byte[]  data    = Wire.tcp(1, 1024, 2, 80, Wire.ACK | Wire.PSH, 101, 501, new byte[OCTETS]);
    private final byte[]  answer  = Wire.tcp(2, 80, 1, 1024, Wire.ACK, 501, 101);
    private final byte[]  asks    = Wire.udp(1, 1025, 2, 53, new byte[30]);
    private final byte[]  tells   = Wire.udp(2, 53, 1, 1025, new byte[60]);
    private final byte[]  request = Wire.echo(1, 2, true, 7, 1);
    private final byte[]  reply   = Wire.echo(2, 1, false, 7, 1);
    private final Frame[] frames  = new Frame[1];
    private long          time    = Wire.START;
    private int           seq     = 101;

    @Test
    void packetsOfKnownConnectionsAllocateNothing() {
        track(Wire.tcp(1, 1024, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, 1024, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, 1024, 2, 80, Wire.ACK, 101, 501));
        exchange(20_000);

        long allocated = Allocations.of(() -> exchange(PACKETS));

        assertThat(tracker.size()).isEqualTo(3);
        assertThat(tracker.counters().opened()).isEqualTo(3);
        assertThat(allocated).as("octets allocated for %d packets of known connections", PACKETS).isZero();
    }

    /** A segment and its acknowledgment, a question and its answer, an echo and its reply, again and again. */
    private void exchange(int packets) {
        for (int i = 0; i < packets; i += 6) {
            put(data, SEQ_AT, seq);
            seq += OCTETS;
            put(answer, ACK_AT, seq);
            track(Wire.sealTcp(data));
            track(Wire.sealTcp(answer));
            track(asks);
            track(tells);
            track(request);
            track(reply);
        }
    }

    private static void put(byte[] datagram, int at, int number) {
        for (int i = 0; i < 4; i++)
            datagram[at + i] = (byte) (number >>> 24 - 8 * i);
    }

    private void track(byte[] datagram) {
        Packet packet = wire.packet(datagram, time += Wire.MILLI);
        frames[0] = packet.frame();
        tracker.ahead(frames, 1);
        tracker.track(packet);
    }
}
