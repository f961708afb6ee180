package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final long TICK   = 1L << 27;
    private static final long SECOND = 1_000_000_000;

    private final ConnectionTable table  = new ConnectionTable(1000, 1);
    private final Timers          timers = new Timers(table, 0);
    private int                   ports;

    private int enter(long deadline) {
        Key key = table.key();
        key.ofIpv4(17, 1, 2, ++ports, 53, 0);
        Connection added = table.add(key);
        timers.enter(added, deadline);
        return added.place();
    }

    private List<Integer> due(long now) {
        List<Integer> seen = new ArrayList<>();
        timers.advance(now, c -> {
            seen.add(c.place());
            return Timers.GONE;
        });
        return seen;
    }

    @Property(tries = 300)
    void looksAtEachOnceNeverEarlyAndAtMostATickLate(@ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 4_000_000L) Long> millis,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 400_000L) Long> steps) {
        TimersTest fresh = new TimersTest();
        Map<Integer, Long> deadlines = new HashMap<>();
        for (long deadline : millis)
            deadlines.put(fresh.enter(deadline * 1_000_000), deadline * 1_000_000);
        long now = 0;
        for (long step : steps) {
            now += step * 1_000_000;
            for (int record : fresh.due(now))
                assertThat(deadlines.remove(record)).isLessThanOrEqualTo(now);
            long late = now - TICK;
            assertThat(deadlines.values()).allSatisfy(deadline -> assertThat(deadline).isGreaterThan(late));
        }
    }

    @Test
    void passesOverYearsAtOnce() {
        int record = enter(40L * 365 * 86_400 * SECOND);

        assertThat(due(39L * 365 * 86_400 * SECOND)).isEmpty();
        assertThat(due(41L * 365 * 86_400 * SECOND)).containsExactly(record);
    }

    @Test
    void entersAnewWhatIsNotYetDue() {
        enter(SECOND);
        timers.advance(2 * SECOND, c -> 10 * SECOND);

        assertThat(due(9 * SECOND)).isEmpty();
        assertThat(due(11 * SECOND)).hasSize(1);
    }

    @Test
    void looksAtAllOthersAllTheSameWhereALookThrows() {
        int first = enter(SECOND);
        int second = enter(SECOND);
        int third = enter(SECOND);
        assertThatThrownBy(() -> timers.advance(2 * SECOND, c -> {
            throw new IllegalStateException("a listener's");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(due(2 * SECOND)).containsExactlyInAnyOrder(first, second, third);
        assertThat(due(1000 * SECOND)).isEmpty();
    }

    @Test
    void looksAsSoonAfterwardsAsWithoutTheClockHavingBeenSetBack() {
        int early = enter(1001 * SECOND);
        int late = enter(2000 * SECOND);
        assertThat(due(1000 * SECOND)).isEmpty();

        timers.setBack(5 * SECOND);
        int own = enter(8 * SECOND);

        assertThat(due(4 * SECOND)).isEmpty();
        assertThat(due(7 * SECOND)).containsExactly(early);
        assertThat(due(9 * SECOND)).containsExactly(own);
        assertThat(due(1004 * SECOND)).isEmpty();
        assertThat(due(1007 * SECOND)).containsExactly(late);
    }

    @Test
    void forgetsWhatLeft() {
        int first = enter(SECOND);
        int second = enter(SECOND);
        int third = enter(SECOND);
        timers.leave(table.get(second));

        assertThat(due(2 * SECOND)).containsExactlyInAnyOrder(first, third);
    }

    @Test
    void hastensOnlyWhatWouldBeLate() {
        int record = enter(100 * SECOND);
        Connection entered = table.get(record);
        timers.atLatest(entered, 200 * SECOND);
        assertThat(entered.due).isEqualTo(100 * SECOND / TICK);

        timers.atLatest(entered, 5 * SECOND);

        assertThat(due(6 * SECOND)).containsExactly(record);
    }
}
