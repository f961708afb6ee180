package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

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
}
