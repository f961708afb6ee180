package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Half-open connections make room first, so a flood of them harms none that is established. */
class SynFloodTest {
    private static final int MOST        = 4_096;
    private static final int ESTABLISHED = 1_000;
    private static final int FLOOD       = 200_000;

    private final Wire    wire    = new Wire();
    private final Events  events  = new Events();
    private final Tracker tracker = new Tracker(Settings.STANDARD.with(TrackingSettings.CONNECTIONS, MOST), new TrackerListener() {
                                      @Override
                                      public void closed(Connection c) {
                                          if (c.isCompleted())
                                              events.closed(c);
                                      }
                                  });
    private long          time    = Wire.START;

    @Test
    void theRestIsToldInTheOrderInWhichItBegan() {
        List<Long> told = new ArrayList<>();
        Tracker small = new Tracker(Settings.STANDARD.with(TrackingSettings.CONNECTIONS, 100), new TrackerListener() {
            @Override
            public void forgotten(Connection c) {
                told.add(c.id());
            }
        });
        for (int i = 0; i < 250; i++)
            small.track(wire.packet(i % 3 == 0 ? Wire.udp(i, 7, 2, 80) : Wire.tcp(i, 1024, 2, 80, Wire.SYN, i, 0), time));
        told.clear();
        small.finish();

        assertThat(told).hasSize(100).isSorted();
        assertThat(small.peak()).isEqualTo(100);
    }

    @Test
    void establishedConnectionsOutliveAFlood() {
        for (int i = 0; i < ESTABLISHED; i++)
            handshake(10_000 + i);
        Random random = new Random(1);
        for (int i = 0; i < FLOOD; i++)
            track(Wire.tcp(random.nextInt(1 << 24), random.nextInt(1 << 16), 2, 80, Wire.SYN, random.nextInt(), 0));

        assertThat(tracker.size()).isEqualTo(MOST);
        assertThat(tracker.counters().evictedHalfOpen()).isGreaterThan(FLOOD - MOST - 100);
        assertThat(tracker.counters().evicted()).isZero();
        assertThat(events.lines).isEmpty();
        List<String> harmed = new ArrayList<>();
        for (int i = 0; i < ESTABLISHED; i++) {
            Tracked tracked = track(Wire.tcp(1, 10_000 + i, 2, 80, Wire.ACK | Wire.PSH, 101, 501, (byte) 1)).note(Tracked.KIND);
            if (!tracked.connection().isEstablished() || tracked.reason() != Reason.IN_ORDER || tracked.connection().certainty() != Certainty.OBSERVED)
                harmed.add(i + ": " + tracked.reason());
        }
        assertThat(harmed).isEmpty();
    }

    @Test
    void establishedConnectionsOutliveAFloodOfForgedHandshakes() {
        for (int i = 0; i < ESTABLISHED; i++)
            handshake(10_000 + i);
        Random random = new Random(1);
        for (int i = 0; i < FLOOD / 4; i++) {
            int source = random.nextInt(3, 1 << 24);
            int number = random.nextInt(1 << 30);
            track(Wire.tcp(source, 1024, 2, 80, Wire.SYN, number, 0));
            track(Wire.tcp(source, 1024, 2, 80, Wire.ACK, number + 1, 7));
            track(Wire.tcp(source, 1024, 2, 80, Wire.ACK | Wire.PSH, number + 1, 7, (byte) 1));
        }

        assertThat(tracker.counters().evicted()).isGreaterThan(FLOOD / 4 - 2 * MOST);
        int known = 0;
        for (int i = 0; i < ESTABLISHED; i++) {
            Tracked tracked = track(Wire.tcp(1, 10_000 + i, 2, 80, Wire.ACK | Wire.PSH, 101, 501, (byte) 1)).note(Tracked.KIND);
            known += tracked.connection().certainty() == Certainty.OBSERVED ? 1 : 0;
        }
        assertThat(known).isGreaterThan(ESTABLISHED * 9 / 10);
    }

    private void handshake(int port) {
        track(Wire.tcp(1, port, 2, 80, Wire.SYN, 100, 0));
        track(Wire.tcp(2, 80, 1, port, Wire.SYN | Wire.ACK, 500, 101));
        track(Wire.tcp(1, port, 2, 80, Wire.ACK, 101, 501));
    }

    private Packet track(byte[] datagram) {
        Packet packet = wire.packet(datagram, time += 1_000);
        tracker.track(packet);
        return packet;
    }
}
