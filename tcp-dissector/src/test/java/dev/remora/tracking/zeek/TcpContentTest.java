package dev.remora.tracking.zeek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpContentTest {
    private static final Duration MOMENT = Duration.ofSeconds(20);

    private final TcpEnd     end  = new TcpEnd();
    private final TcpEnd     peer = new TcpEnd();
    private final List<Long> gaps = new ArrayList<>();

    private void send(long from, int length) {
        end.content.sent(from, length, peer, false, (of, octets) -> gaps.add(octets));
    }

    private void acknowledge(long number) {
        end.ackSeq((int) number);
        end.content.acknowledged(number, peer, false, (of, octets) -> gaps.add(octets));
    }

    /** Every other octet: each is a block of its own, and none is looked at again for those that come later. */
    @Test
    void takesNoLongerForSegmentsBehindManyGaps() {
        int many = 400_000;
        send(1, 10);
        acknowledge(11);

        assertTimeoutPreemptively(MOMENT, () -> {
            for (int i = 1; i <= many; i++)
                send(11 + 2 * i, 1);
        });
        acknowledge(12 + 2 * many);

        assertThat(gaps).hasSize(many).first().isEqualTo(2L);
        assertThat(end.content.hasBlocks()).isFalse();
    }

    @Test
    void givesUpWhereTooMuchWaitsForAnAcknowledgment() {
        int block = 1 << 20;
        send(1, 10);
        acknowledge(11);
        for (int i = 0; i < 10; i++)
            send(11 + (long) i * block, block);
        assertThat(end.content.hasBlocks()).isTrue();
        acknowledge(11 + 5 * block + 7);
        for (int i = 10; i < 15; i++)
            send(11 + (long) i * block, block);
        assertThat(end.content.hasBlocks()).as("what was acknowledged waits no longer").isTrue();

        send(11 + 15L * block, 8);
        assertThat(end.content.hasBlocks()).isFalse();
    }
}
