package dev.remora.tracking.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutstandingTest {
    private final Outstanding outstanding = new Outstanding();

    private String send(long packet, int start, int octets, long sum) {
        return outstanding.add(new Outstanding.Sent(packet, start, octets, false, false, sum));
    }

    @Test
    void countsOctetsThatWereSentTwiceOnce() {
        send(4, 100, 4, 1);
        send(7, 100, 9, 2);

        assertThat(outstanding.acknowledge(104)).isEqualTo("4 octets of packet 4");
        assertThat(outstanding.acknowledge(109)).isEqualTo("5 octets of packet 7");
        assertThat(outstanding.acknowledge(109)).isEmpty();
    }

    @Test
    void goesOnWithinASegment() {
        send(1, 0, 10, 1);

        assertThat(outstanding.acknowledge(3)).isEqualTo("the first 3 octets of packet 1");
        assertThat(outstanding.acknowledge(5)).isEqualTo("another 2 octets of packet 1");
        assertThat(outstanding.acknowledge(10)).isEqualTo("5 octets of packet 1");
    }

    @Test
    void aSynIsNoOctet() {
        outstanding.add(new Outstanding.Sent(1, 0, 10, true, false, 1));

        assertThat(outstanding.acknowledge(1)).isEqualTo("the SYN of packet 1");
        send(3, 1, 10, 1);
        assertThat(outstanding.acknowledge(11)).isEqualTo("10 octets of packet 1");
    }

    @Test
    void tellsOctetsFromOthersAtTheSameNumbers() {
        assertThat(send(4, 100, 4, 1)).isEmpty();
        assertThat(send(5, 100, 4, 1)).isEqualTo("retransmits packet 4");
        assertThat(send(6, 100, 4, 2)).isEqualTo("differs from packet 4 at the same sequence numbers");
        assertThat(send(7, 101, 2, 3)).isEqualTo("repeats sequence numbers of packet 4");
    }
}
