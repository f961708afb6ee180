package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.type.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a packet of a capture that is damaged somewhere. */
class InquiryTest {
    private static final RuleSet CLOSED = Told.rules("rule closed { on close when connection.id > 0 }");

    private Optional<CaptureException> damage = Optional.empty();

    private Inquiry ask(long packet, int cut) throws IOException {
        byte[] octets = Files.readAllBytes(Path.of("../samples/captures/ping.pcap"));
        Inquiry inquiry = new Inquiry(CLOSED, Told.DISSECTORS, Settings.STANDARD, packet);
        try (Capture capture = Capture.open(new ByteArrayInputStream(octets, 0, octets.length - cut), "ping")) {
            damage = inquiry.ask(capture, () -> true);
        }
        return inquiry;
    }

    private static long last() throws IOException {
        return new InquiryTest().ask(Long.MAX_VALUE, 0).seen();
    }

    /** The connection ends with what can be read. */
    @Test
    void tellsOfThePacketBeforeTheDamageWhatItDoesOfTheLastOne() throws IOException {
        Explanation whole = ask(last(), 0).answers().getFirst();
        Inquiry cut = ask(last() - 1, 9);

        assertThat(damage).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("ping: octet "));
        assertThat(cut.isAnswered()).isTrue();
        assertThat(cut.answers()).singleElement().satisfies(answer -> assertThat(answer.sentence()).isEqualTo(whole.sentence()));
        assertThat(((Explanation.OfRule) whole).outcome()).isEqualTo(Outcome.REPORTS);
    }

    @Test
    void tellsNothingOfAPacketBehindTheDamage() throws IOException {
        assertThat(ask(last(), 9).answers()).isEmpty();
        assertThat(damage).isPresent();
    }

    @Test
    void readsNoFurtherThanItTakesOrIsWanted() throws IOException {
        assertThat(ask(1, 9).seen()).isEqualTo(2);
        assertThat(damage).isEmpty();
        Inquiry inquiry = new Inquiry(CLOSED, Told.DISSECTORS, Settings.STANDARD, 5);
        try (Capture capture = Capture.open(Path.of("../samples/captures/ping.pcap"))) {
            inquiry.ask(capture, () -> inquiry.seen() < 3);
        }
        assertThat(inquiry.seen()).isEqualTo(3);
        assertThat(inquiry.answers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void waitsForThePacketThatConfirmsAPause(int packets) {
        Inquiry inquiry = new Inquiry(Told.rules("rule r { when udp count by ip.dst within 1s >= 1 } rule s { when udp count by ip.dst within 1s >= 2 }"), Told.DISSECTORS,
                Settings.STANDARD, 2);
        byte[] octets = HexFormat.of().parseHex("000000000002000000000001" + "0800" + "4500001c000000004011" + "0000" + "0a0000010a000002" + "1000000900080000");
        for (int i = 0; i < packets; i++)
            inquiry.offer(new Frame().wrap(octets, 0, octets.length, octets.length).describe(i + 1, i * 100_000_000_000_000L, 1, -1));
        inquiry.finish();

        assertThat(inquiry.answers()).extracting(Explanation::sentence).satisfiesExactly(
                one -> assertThat(one).isEqualTo("reports this packet because the packet has udp (octets 34-41, 0x1000000900080000)"),
                two -> assertThat(two).isEqualTo("matches because the packet has udp (octets 34-41, 0x1000000900080000); nothing is reported yet: "
                        + "its time stamp is far ahead of the packets before it, so it counts only when the next packet has come"));
    }

    @Test
    void saysOfStepsAndOfWhatLooksBackThatTheyWaitForThePacketAfterAPause() {
        Explainer explainer = new Explainer(Told.rules("rule r { sequence by ip.dst { udp then udp within 1s } } rule s { when udp without icmp by ip.dst within 1s }"),
                Told.DISSECTORS, Settings.STANDARD);
        Datagrams datagrams = new Datagrams().at(0, 1, 9).at(100_000_000, 1, 9);
        explainer.offer(datagrams.frames.getFirst());

        assertThat(explainer.explain(datagrams.frames.getLast())).extracting(Explanation::sentence).allSatisfy(sentence -> assertThat(sentence)
                .endsWith("; nothing is reported yet: its time stamp is far ahead of the packets before it, so it counts only when the next packet has come"));
    }
}
