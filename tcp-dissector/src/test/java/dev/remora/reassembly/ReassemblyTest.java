package dev.remora.reassembly;

import static dev.remora.reassembly.Fragments.octets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Foresight;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.testkit.Allocations;
import dev.remora.transport.Udp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReassemblyTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private final Fragments  fragments  = new Fragments();
    private final Dissection dissection = DISSECTORS.open();

    private Dissected dissect(Frame frame) {
        return new Dissected(dissection.dissect(frame));
    }

    // Putting together

    @Property
    void givesTheSameOctetsHoweverTheyWereCutAndMixed(@ForAll @IntRange(min = 9, max = 5000) int length, @ForAll @IntRange(max = 40) int cuts,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] datagram = octets(length, 1);
        int last = (length - 1) / 8 * 8;
        int[] places = random.ints(cuts, 1, last / 8 + 1).map(i -> i * 8).distinct().sorted().toArray();
        List<Frame> pieces = new Fragments().ipv4(datagram, places.length == 0 ? new int[]{last} : places);
        pieces.add(pieces.get(random.nextInt(pieces.size() - 1)));       // one of them twice, not the one that may complete it alone
        Collections.shuffle(pieces, random);
        Dissection own = DISSECTORS.open();

        List<byte[]> complete = pieces.stream().map(piece -> new Dissected(own.dissect(piece)).datagram()).filter(octets -> octets.length > 0).toList();

        assertThat(complete).containsExactly(datagram);
    }

    @Test
    void dissectsOnInTheDatagram() {
        byte[] udp = ByteBuffer.allocate(24).putShort((short) 1024).putShort((short) 2049).putShort((short) 24).putShort((short) 0).array();
        Packet first = dissection.dissect(fragments.ipv4(17, 0, true, Arrays.copyOf(udp, 16)));
        assertThat(Reassembly.frames(first)).isEmpty();

        Packet packet = dissection.dissect(fragments.ipv4(17, 16, false, new byte[8]));

        int layer = packet.find(Udp.PROTOCOL);
        assertThat(layer).isPositive();
        assertThat(packet.at(layer)).isGreaterThan(packet.frame().length());
        assertThat(new Dissected(packet).numbers("udp.srcport")).containsExactly(1024L);
        assertThat(new Dissected(packet).numbers("ip.fragment")).containsExactly(1L, 2L);
        assertThat(Reassembly.frames(packet)).containsExactly(1L, 2L);
        assertThat(new Dissected(packet).numbers("ip.reassembled.length")).containsExactly(24L);
    }

    @Test
    void putsIpv6Together() {
        dissect(fragments.ipv6(16, false, octets(5, 2)));

        Dissected last = dissect(fragments.ipv6(0, true, octets(16, 1)));

        assertThat(last.datagram()).startsWith(octets(16, 1)).endsWith(octets(5, 2)).hasSize(21);
        assertThat(last.numbers("ipv6.fragment")).containsExactly(2L, 1L);
        assertThat(last.numbers("ipv6.fragment.count")).containsExactly(2L);
    }

    @Test
    void keepsDatagramsApartByIdentificationAndProtocol() {
        dissect(fragments.of(1).ipv4(0, true, octets(16, 1)));
        dissect(fragments.of(2).ipv4(0, true, octets(16, 2)));

        assertThat(dissect(fragments.of(1).ipv4(17, 16, false, octets(8, 3))).datagram()).isEmpty();
        assertThat(dissect(fragments.of(2).ipv4(16, false, octets(8, 4))).datagram()).startsWith(octets(16, 2));
        assertThat(dissect(fragments.of(1).ipv4(16, false, octets(8, 5))).datagram()).startsWith(octets(16, 1));
    }

    @Test
    void takesNoFragmentWhoseHeaderIsDamaged() {
        Frame damaged = fragments.ipv4(0, true, octets(16, 1));
        damaged.array()[8]++;                                            // time to live, without the checksum

        dissect(damaged);

        assertThat(dissect(fragments.ipv4(16, false, octets(8, 2))).datagram()).isEmpty();
    }

    @Test
    void takesNoFragmentThatTheCaptureCut() {
        Frame whole = fragments.ipv4(0, true, octets(16, 1));

        dissect(new Frame().wrap(whole.array(), 0, 30, 36).describe(1, 0, whole.linkType(), -1));

        assertThat(dissect(fragments.ipv4(16, false, octets(8, 2))).datagram()).isEmpty();
    }

    @Test
    void canBeTurnedOff() {
        Dissection off = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.ENABLED, false));
        off.dissect(fragments.ipv4(0, true, octets(16, 1)));

        assertThat(new Dissected(off.dissect(fragments.ipv4(16, false, octets(8, 2)))).datagram()).isEmpty();
    }

    @Test
    void tellsEachFragmentInASecondPassWhereItsDatagramIsComplete() {
        Foresight foresight = new Foresight();
        Settings settings = Settings.STANDARD.with(Foresight.SETTING, foresight);
        List<Frame> pieces = fragments.ipv4(octets(40, 1), 16, 32);
        Dissection first = DISSECTORS.open(settings);
        pieces.forEach(first::dissect);
        foresight.seal();
        Dissection second = DISSECTORS.open(settings);

        List<List<Long>> told = pieces.stream().map(piece -> new Dissected(second.dissect(piece)).numbers("ip.reassembled_in")).toList();

        assertThat(told).containsExactly(List.of(3L), List.of(3L), List.of());
    }

    // What is wrong with fragments

    @Test
    void tellsOverlapFromContradictionAndFromDuplicates() {
        dissect(fragments.ipv4(0, true, octets(24, 1)));

        assertThat(dissect(fragments.ipv4(0, true, octets(24, 1))).anomalies()).as("duplicate").isEmpty();
        assertThat(dissect(fragments.ipv4(0, true, octets(16, 1))).anomalies()).containsExactly("ip.reassembly.overlap");
        assertThat(dissect(fragments.ipv4(16, true, octets(16, 9))).anomalies()).containsExactly("ip.reassembly.overlap", "ip.reassembly.conflict");
    }

    @Test
    void putsTogetherWhatIsFragmentedBehindAnAuthenticationHeader() {
        String header = "600000000030 3340 20010db8000000000000000000000001 20010db8000000000000000000000002 2c04000000000001 0000000200000000 0000000000000000";
        dissection.dissect(raw(1, header + "1100000100000007 0400080100200000 0000000000000000"));

        Packet packet = dissection.dissect(raw(2, header + "1100001000000007 0000000000000000 0000000000000000"));

        assertThat(packet.find(Udp.PROTOCOL)).isPositive();
        assertThat(new Dissected(packet).numbers("ipv6.reassembled.length")).containsExactly(32L);
    }

    private static Frame raw(long number, String octets) {
        byte[] it = HexFormat.of().parseHex(octets.replace(" ", ""));
        return new Frame().wrap(it, 0, it.length, it.length).describe(number, 0, LinkType.RAW, -1);
    }

    @Test
    void knowsATeardrop() {
        dissect(fragments.ipv4(0, true, octets(40, 1)));

        assertThat(dissect(fragments.ipv4(24, false, octets(4, 2))).anomalies())
                .containsExactly("ip.reassembly.overlap", "ip.reassembly.conflict", "ip.reassembly.teardrop");
    }

    @Test
    void knowsAPingOfDeath() {
        assertThat(dissect(fragments.ipv4(1, 65_528, false, octets(100, 1))).anomalies()).contains("ip.reassembly.too_long");
    }

    @Test
    void knowsAFirstFragmentThatHidesTheTransportHeader() {
        assertThat(dissect(fragments.ipv4(6, 0, true, octets(8, 1))).anomalies()).containsExactly("ip.reassembly.tiny_first");
        assertThat(dissect(fragments.of(2).ipv4(6, 0, true, octets(24, 1))).anomalies()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "60, 3c00010400000000 0600010400000000, true",                                              // the chain ends where the fragment does
        "60, 0600010400000000 0400005000000000, true",
        "60, 3c01010400000000, true",                                                               // a header of 16 octets
        "51, 0604000000000001 0000000200000000 0000000000000000 0400005000000000, true",
        "60, 0600010400000000 0400005000000000 0000000050020000 0000000000000000, false",
        "43, 1100000000000000 0400005000080000, false",
        "51, 0604000000000001 0000000200000000 0000000000000000 0400005000000000 0000000050020000 0000000000000000, false",
        "60, fd00010400000000, false"})
    void knowsAFirstFragmentWithoutAllHeadersOfIpv6(int next, String octets, boolean isTiny) {
        assertThat(dissect(fragments.ipv6(next, 0, true, HexFormat.of().parseHex(octets.replace(" ", "")))).anomalies())
                .isEqualTo(isTiny ? List.of("ip.reassembly.tiny_first") : List.of());
    }

    @Test
    void knowsAFirstFragmentWhoseTransportHeaderIsCutBehindAnAuthenticationHeaderOfIpv4() {
        byte[] cut = HexFormat.of().parseHex("0604000000000001" + "0000000200000000" + "0000000000000000" + "0400005000000000");

        assertThat(dissect(fragments.ipv4(51, 0, true, cut)).anomalies()).containsExactly("ip.reassembly.tiny_first");
        assertThat(dissect(fragments.of(2).ipv4(51, 0, true, Arrays.copyOf(cut, 48))).anomalies()).isEmpty();
    }

    @Test
    void remarksThatOctetsAreMissing() {
        dissect(fragments.ipv4(0, true, octets(16, 1)));

        assertThat(dissect(fragments.ipv4(16, true, octets(16, 1))).anomalies()).isEmpty();
        assertThat(dissect(fragments.ipv4(48, true, octets(16, 1))).anomalies()).containsExactly("ip.reassembly.gap");
    }

    // Bounds

    @Test
    void givesUpADatagramThatTakesTooLong() {
        dissect(fragments.ipv4(0, true, octets(16, 1)));

        Dissected late = dissect(fragments.later(61 * Fragments.SECOND).ipv4(16, false, octets(8, 2)));

        assertThat(late.anomalies()).contains("ip.reassembly.timeout");
        assertThat(late.datagram()).isEmpty();
        assertThat(dissection.part(Reassembler.PART).timedOut()).isEqualTo(1);
    }

    /** A datagram that is not overdue then is the oldest, since it came before the clock was set back. */
    @Test
    void givesUpADatagramThatTakesTooLongAfterTheClockWasSetBack() {
        dissect(fragments.of(9).later(1000 * Fragments.SECOND).ipv4(0, true, octets(16, 9)));
        dissect(fragments.of(1).later(-1000 * Fragments.SECOND).ipv4(0, true, octets(16, 1)));

        assertThat(dissect(fragments.later(61 * Fragments.SECOND).ipv4(0, true, octets(16, 2))).anomalies()).containsExactly("ip.reassembly.timeout");
        Dissected last = dissect(fragments.later(Fragments.SECOND).ipv4(16, false, octets(8, 3)));

        assertThat(last.anomalies()).isEmpty();
        assertThat(last.datagram()).hasSize(24).startsWith(octets(16, 2));
        assertThat(dissection.part(Reassembler.PART).timedOut()).isEqualTo(1);
        assertThat(dissection.part(Reassembler.PART).datagrams()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        Dissection patient = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.TIMEOUT, Duration.ofMinutes(5)));
        patient.dissect(fragments.ipv4(0, true, octets(16, 1)));

        assertThat(new Dissected(patient.dissect(fragments.later(61 * Fragments.SECOND).ipv4(16, false, octets(8, 2)))).datagram()).hasSize(24);
    }

    @Test
    void findsEveryDatagramAmongManyThatComeAndGo() {
        Random random = new Random(7);
        List<Integer> open = new ArrayList<>();
        for (int id = 1; id <= 20_000; id++) {
            dissect(fragments.of(id).ipv4(0, true, octets(8, id)));
            open.add(id);
            if (random.nextInt(3) > 0) {
                int which = open.remove(/* index */ random.nextInt(open.size()));
                assertThat(dissect(fragments.of(which).ipv4(8, false, octets(8, 0))).datagram()).startsWith(octets(8, which));
            }
        }

        assertThat(dissection.part(Reassembler.PART).datagrams()).isEqualTo(open.size());
    }

    @Test
    void allocatesNothingOnceItIsWarm() {
        List<Frame> pieces = fragments.ipv4(octets(4000, 1), 1480, 2960);
        pieces.addAll(List.of(fragments.of(2).ipv6(1232, false, octets(100, 2)), fragments.ipv6(0, true, octets(1232, 2))));
        Runnable traffic = () -> {
            for (int i = 0; i < 10_000; i++)
                for (int piece = 0; piece < pieces.size(); piece++)
                    dissection.dissect(pieces.get(piece));
        };
        traffic.run();

        assertThat(Allocations.of(traffic)).as("octets allocated for 50,000 fragments").isZero();
    }
}
