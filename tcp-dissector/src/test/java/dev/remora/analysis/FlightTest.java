package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlightTest {
    private final Flight  flight  = new Flight();
    private final Segment segment = new Segment();

    private void add(int number) {
        segment.frame = number;
        segment.seq = number * 10;
        segment.length = 10;
        flight.add(segment);
    }

    /** What is left is measured anew when segments give way: were it one at a time, each packet of a capture of one direction would cost as much as thousands. */
    @Test
    void theOldestGiveWayManyAtATime() {
        for (int i = 1; i <= Flight.MOST; i++)
            add(i);
        assertThat(flight.oldestFrame()).isEqualTo(1);

        add(Flight.MOST + 1);
        long oldest = flight.oldestFrame();
        assertThat(oldest).isGreaterThan(1000);
        assertThat(flight.span(0)).isEqualTo((int) (Flight.MOST + 2 - oldest) * 10);

        for (int i = 2; i < oldest; i++)
            add(Flight.MOST + i);
        assertThat(flight.oldestFrame()).as("there is room again").isEqualTo(oldest);
    }

    private Findings acknowledge(int ack) {
        Findings findings = new Findings();
        segment.ack = ack;
        segment.time = 0;
        flight.acknowledge(segment, findings);
        return findings;
    }

    @Test
    void anAcknowledgmentRemovesWhatEndsThere() {
        for (int i = 1; i <= 5; i++)
            add(i);

        assertThat(acknowledge(40).ackedFrame).isEqualTo(3);
        assertThat(flight.oldestFrame()).isEqualTo(4);
        assertThat(acknowledge(45).ackedFrame).as("within a segment").isZero();
        assertThat(flight.span(0)).isEqualTo(15);
        assertThat(acknowledge(60).ackedFrame).isEqualTo(5);
        assertThat(flight.isEmpty()).isTrue();
    }

    /** Removed at one go or one by one, in line or not, by whatever number: the same remains. */
    @Test
    void segmentsInLineAndOthersAreToldAlike() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 2_000; run++) {
            int base = random.nextInt();
            Flight mixed = new Flight();
            List<int[]> expected = new ArrayList<>();
            int next = base;
            for (int step = 0; step < 40; step++)
                if (random.nextInt(3) > 0) {
                    boolean isAgain = random.nextInt(12) == 0;
                    segment.seq = isAgain ? base + random.nextInt(Math.max(1, next - base)) : next + (random.nextInt(8) == 0 ? 5 : 0);
                    segment.length = 1 + random.nextInt(10);
                    segment.frame = step + 1L;
                    next = isAgain ? next : segment.seq + segment.length;
                    mixed.add(segment);
                    expected.add(new int[]{segment.seq, segment.seq + segment.length, step + 1});
                } else {
                    boolean isFar = random.nextInt(8) == 0;                    // half the way round, where what is before one number is behind another
                    segment.ack = isFar ? base + Integer.MIN_VALUE + random.nextInt(60) : base + random.nextInt(Math.max(1, next - base + 3));
                    Findings findings = new Findings();
                    mixed.acknowledge(segment, findings);
                    assertThat(findings.ackedFrame).isEqualTo(acknowledged(expected, segment.ack));
                    assertThat(mixed.isEmpty()).isEqualTo(expected.isEmpty());
                    assertThat(mixed.span(base)).isEqualTo(span(expected, base));
                    if (!expected.isEmpty())
                        assertThat(mixed.oldestFrame()).isEqualTo(expected.getFirst()[2]);
                }
        }
    }

    private static int acknowledged(List<int[]> waiting, int ack) {
        int frame = waiting.stream().filter(one -> one[1] == ack).mapToInt(one -> one[2]).findFirst().orElse(0);
        waiting.removeIf(one -> one[1] - ack <= 0);
        waiting.forEach(one -> one[0] = one[0] - ack < 0 ? ack : one[0]);
        return frame;
    }

    private static int span(List<int[]> waiting, int base) {
        if (waiting.isEmpty())
            return 0;
        int low = waiting.stream().mapToInt(one -> one[0] - base).min().orElseThrow();
        return waiting.stream().mapToInt(one -> one[1] - base).max().orElseThrow() - low;
    }
}
