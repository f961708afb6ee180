package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.dissect.Settings;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.type.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
