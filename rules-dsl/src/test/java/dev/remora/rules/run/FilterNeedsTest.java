package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.compile.Filters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterNeedsTest {
    private static final Filters FILTERS = new Filters(Told.DISSECTORS.catalogue());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tcp.flags.syn and ip.src == 10.0.0.1 | false | false | false", "tcp.seq_raw > 1 | false | false | false",
        "connection.established | true | false | false", "not tcp.verdict == 1 | true | false | false", "tcp.stream == 0 | false | true | false",
        "udp or tcp.seq > 1 | false | true | false", "tcp.analysis.retransmission or connection.id in {1..3} | true | true | false",
        "udp or tcp.segment.overlap.conflict | true | false | true"})
    void saysWhatThePacketHasToBeTakenThrough(String filter, boolean tracker, boolean analysis, boolean streams) {
        assertThat(FilterNeeds.of(FILTERS.check(filter).result().orElseThrow())).isEqualTo(new FilterNeeds(tracker, analysis, streams));
    }
}
