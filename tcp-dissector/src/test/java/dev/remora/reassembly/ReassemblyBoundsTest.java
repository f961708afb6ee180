package dev.remora.reassembly;

import static dev.remora.reassembly.Fragments.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flood of fragments is given: so many datagrams and octets, and no more. */
class ReassemblyBoundsTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private final Fragments  fragments  = new Fragments();
    private final Dissection dissection = DISSECTORS.open();

    private Dissected dissect(Frame frame) {
        return new Dissected(dissection.dissect(frame));
    }

    @Test
    void refusesBoundsThatLeaveRoomForNothing() {
        assertThatThrownBy(() -> Settings.STANDARD.with(ReassemblySettings.MOST_DATAGRAMS, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ip.reassembly.datagrams: 0; ").hasMessageEndingWith("At least 1.");
        assertThatThrownBy(() -> Settings.STANDARD.with(ReassemblySettings.MOST_OCTETS, -5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settings.STANDARD.with(ReassemblySettings.TIMEOUT, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesUpTheOldestInAFloodAndCountsIt() {
        Settings few = Settings.STANDARD.with(ReassemblySettings.MOST_DATAGRAMS, 10);
        Dissection bounded = DISSECTORS.open(few);
        List<String> anomalies = new ArrayList<>();
        for (int id = 1; id <= 100; id++)
            anomalies.addAll(new Dissected(bounded.dissect(fragments.of(id).ipv4(0, true, octets(16, id)))).anomalies());

        Reassembler reassembler = bounded.part(Reassembler.PART);
        assertThat(reassembler.datagrams()).isEqualTo(10);
        assertThat(reassembler.octets()).isEqualTo(10 * (16 + Spans.KEPT));
        assertThat(reassembler.evicted()).isEqualTo(90);
        assertThat(anomalies).hasSize(90).containsOnly("ip.reassembly.flood");
        assertThat(new Dissected(bounded.dissect(fragments.of(1).ipv4(16, false, octets(8, 0)))).datagram()).isEmpty();
        assertThat(new Dissected(bounded.dissect(fragments.of(100).ipv4(16, false, octets(8, 0)))).datagram()).hasSize(24);
    }

    @Test
    void boundsOctetsToo() {
        Dissection bounded = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.MOST_OCTETS, 10_000));
        for (int id = 1; id <= 100; id++)
            bounded.dissect(fragments.of(id).ipv4(0, true, octets(1400, id)));

        assertThat(bounded.part(Reassembler.PART).octets()).isLessThanOrEqualTo(10_000);
        assertThat(bounded.part(Reassembler.PART).datagrams()).isEqualTo(7);
    }

    /** What is noted of fragments counts, too: those without octets of their own would take any amount. */
    @Test
    void boundsFragmentsThatCameBefore() {
        Dissection bounded = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.MOST_OCTETS, 10_000));
        for (int i = 0; i < 1000; i++)
            for (int id = 1; id <= 3; id++)
                bounded.dissect(fragments.of(id).ipv4(0, true, octets(8, id)));

        assertThat(bounded.part(Reassembler.PART).octets()).isLessThanOrEqualTo(10_000);
        assertThat(bounded.part(Reassembler.PART).evicted()).isPositive();
    }

    @Test
    void refusesMoreFragmentsThanADatagramCanHave() {
        for (int i = 0; i < 9000; i++)
            dissect(fragments.ipv4(0, true, octets(8, 1)));

        assertThat(dissection.part(Reassembler.PART).refused()).isEqualTo(9000 - 8192);
    }

    @Test
    void keepsTheOctetsOfDuplicatesOnce() {
        for (int i = 0; i < 8000; i++)
            assertThat(dissect(fragments.ipv4(8, true, octets(32_000, 1))).anomalies()).doesNotContain("ip.reassembly.overlap");

        assertThat(dissection.part(Reassembler.PART).octets()).isEqualTo(32_000 + 8000 * Spans.KEPT);
        dissect(fragments.ipv4(32_008, false, octets(8, 2)));
        Dissected last = dissect(fragments.ipv4(0, true, octets(8, 3)));
        assertThat(last.datagram()).hasSize(32_016).startsWith(octets(8, 3)).endsWith(octets(8, 2));
        assertThat(last.numbers("ip.fragment.count")).containsExactly(8002L);
        assertThat(dissection.part(Reassembler.PART).octets()).isZero();
    }

    @Test
    void givesUpTheOnlyDatagramToo() {
        Dissection bounded = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.MOST_OCTETS, 10_000));
        List<String> anomalies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            anomalies.addAll(new Dissected(bounded.dissect(fragments.ipv4(8, true, octets(4000, i)))).anomalies());
            assertThat(bounded.part(Reassembler.PART).octets()).isLessThanOrEqualTo(10_000);
        }

        assertThat(bounded.part(Reassembler.PART).evicted()).isEqualTo(2);
        assertThat(anomalies).filteredOn("ip.reassembly.flood"::equals).hasSize(2);
    }

    @Test
    void givesUpADatagramWhoseFragmentsOverlapManyTimesOver() {
        for (int i = 0; i < 100; i++) {
            dissect(fragments.ipv4(8, true, octets(64_000, i)));
            assertThat(dissection.part(Reassembler.PART).octets()).isLessThanOrEqualTo(1 << 20);
        }

        assertThat(dissection.part(Reassembler.PART).evicted()).isEqualTo(100 / 17);
    }
}
