package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void givesPacketsInTheirOrderAlsoAfterItIsClosed() throws InterruptedException {
        Ring ring = new Ring(10, 1000);
        ring.put(packet(1));
        ring.put(packet(2));
        ring.close();
        ring.put(packet(3));

        assertThat(Objects.requireNonNull(ring.take()).timeNanos).isEqualTo(1);
        assertThat(Objects.requireNonNull(ring.take()).timeNanos).isEqualTo(2);
        assertThat(ring.take()).isNull();
    }

    @Test
    void countsWhatHasNoRoom() throws InterruptedException {
        Ring packets = new Ring(2, 1000);
        Ring octets = new Ring(10, 199);
        for (int i = 0; i < 3; i++) {
            packets.put(packet(i));
            octets.put(packet(i));
        }

        assertThat(packets.dropped()).isEqualTo(1);
        assertThat(octets.dropped()).isEqualTo(2);

        assertThat(octets.take()).isNotNull();
        octets.put(packet(9));
        assertThat(octets.dropped()).isEqualTo(2);
    }

    @Test
    void saysUpToWhenNothingIsToCome() throws InterruptedException {
        Ring ring = new Ring(10, 1000);
        assertThat(ring.poll(1)).isEqualTo(Arrival.QUIET);
        assertThat(ring.quietUntil()).isEqualTo(Long.MIN_VALUE);

        ring.complete(7);
        assertThat(ring.poll(1)).isEqualTo(Arrival.QUIET);
        ring.put(packet(8));
        ring.complete(9);
        assertThat(ring.quietUntil()).isEqualTo(7);                          // the packet has not been taken
        assertThat(ring.poll(1)).isEqualTo(Arrival.PACKET);
        assertThat(ring.take()).isNotNull();

        ring.close();
        assertThat(ring.poll(1)).isEqualTo(Arrival.END);
    }

    private static Ring.Slot packet(int time) {
        return new Ring.Slot(new byte[100], 100, time);
    }
}
