package dev.remora.tracking.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.zeek.ConnLogRow.Proto;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTimersTest {
    private static final Endpoint SERVER = new Endpoint(false, 0, 0x0A000002, 53);

    private final LogTimers timers = new LogTimers();

    private LoggedConnection add(int port, long start) {
        Endpoint client = new Endpoint(false, 0, 0x0A000001, port);
        LoggedConnection c = new LoggedConnection(ZeekKey.of(17, client, SERVER, false), Proto.UDP, port, start, client, SERVER);
        timers.inactivity(c, LogTimers.INACTIVITY_TIMEOUT);
        return c;
    }

    /** A flood within the time that Zeek waits for more: of those that made room, nothing is kept. */
    @Test
    void letsGoOfConnectionsThatAreGone() {
        for (int i = 0; i < 100_000; i++)
            add(i, 0).isGone = true;

        assertThat(timers.size()).isLessThan(10_000);
    }

    @Test
    void forgetsNoTimerOfAConnectionThatIsThere() {
        List<Long> over = new ArrayList<>();
        ConnLog log = new ConnLog(true, row -> over.add(row.number()));
        List<Long> there = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            if (i % 5 == 0)
                there.add(add(i, i).number);
            else
                add(i, i).isGone = true;
        }

        timers.advance(LogTimers.INACTIVITY_TIMEOUT - 1, log);
        assertThat(over).isEmpty();
        timers.advance(2 * LogTimers.INACTIVITY_TIMEOUT, log);

        assertThat(over).isEqualTo(there);
        assertThat(timers.size()).isZero();
    }
}
