package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule keeps, in words: a sentence stays short however long a predicate is, and the lines under it have the whole predicate, last. */
class StandingTextTest {
    private static final long   SECOND = 1_000_000_000L;
    private static final String LONG   = "tcp.flags.syn and not tcp.flags.ack and tcp.dstport in {22, 23, 3389} and not icmp";
    private static final String SHORT  = "`tcp.flags.syn and not tcp.flags.ack and …`";

    private static Standing.Step step(boolean absent, Long reached, boolean taken) {
        return new Standing.Step(LONG, absent, 5 * SECOND, reached, SECOND, taken);
    }

    @Test
    void waitsForAStep() {
        Standing.Steps steps = new Standing.Steps(List.of(), List.of(step(false, SECOND, false), step(false, null, false)), null, 0, false);

        assertThat(StandingText.why(steps)).isEqualTo("nothing is reported yet: it waits for step 2, " + SHORT + " within 5s");
        assertThat(StandingText.lines(steps)).containsExactly("step 1, taken 1.000 s ago: " + LONG + " within 5s", "step 2, not taken: " + LONG + " within 5s");
    }

    @Test
    void waitsForAnAbsence() {
        Standing.Steps steps = new Standing.Steps(List.of(), List.of(step(false, null, true), step(true, null, false)), 5 * SECOND, 4 * SECOND, false);

        assertThat(StandingText.why(steps)).isEqualTo("it is reported only if no " + SHORT + " comes for another 4.000 s");
        assertThat(StandingText.lines(steps)).startsWith("step 1, taken by this packet: " + LONG + " within 5s", "then no, has not come: " + LONG + " within 5s");
    }

    @Test
    void looksBack() {
        Standing.Back back = new Standing.Back(List.of(), LONG, SECOND, SECOND, 30 * SECOND, false);

        assertThat(StandingText.why(back)).isEqualTo("nothing is reported: " + SHORT + " came 1.000 s before, and counts for 30s");
        assertThat(StandingText.lines(back)).containsExactly("last seen 1.000 s ago, counts for 30s: " + LONG);
    }

    /** Whether it is reported now or silenced again, another line says. */
    @Test
    void tellsASilenceUpToThisPacket() {
        Standing.Count count = new Standing.Count(List.of(), "packets", 3, 4, 3, 10 * SECOND, true, true, false, null);

        assertThat(StandingText.lines(count)).containsExactly("counts 4 of 3 packets within 10s (3 before this packet); silenced so far, the episode goes on");
    }
}
