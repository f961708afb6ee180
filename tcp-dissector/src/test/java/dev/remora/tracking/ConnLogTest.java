package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.testkit.Allocations;
import dev.remora.tracking.zeek.ConnLog;
import dev.remora.tracking.zeek.ConnLogRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnLogTest {
    private final Wire             wire = new Wire();
    private final List<ConnLogRow> rows = new ArrayList<>();
    private final ConnLog          log  = new ConnLog(true, rows::add);

    private void client(int flags, int seq, int ack) {
        log.take(wire.packet(Wire.tcp(1, 1024, 2, 80, flags, seq, ack), Wire.START));
    }

    private void server(int flags, int seq, int ack) {
        log.take(wire.packet(Wire.tcp(2, 80, 1, 1024, flags, seq, ack), Wire.START));
    }

    /** Each reset has another number, so that each is a letter of the history. */
    @Test
    void looksThroughNoLongHistoryForEachSynAck() {
        int many = 20_000;
        client(Wire.SYN, 100, 0);
        server(Wire.SYN | Wire.ACK, 500, 101);
        client(Wire.ACK, 101, 501);
        for (int i = 1; i <= many; i++)
            server(Wire.RST, 500 + 11 * i, 0);

        assertThat(Allocations.of(() -> server(Wire.SYN | Wire.ACK, 500, 101))).as("octets allocated for a packet").isLessThan(many / 2);
        log.finish();

        assertThat(rows).hasSize(1).first().extracting(ConnLogRow::history).asString().startsWith("ShAr").hasSize(3 + many);
    }
}
