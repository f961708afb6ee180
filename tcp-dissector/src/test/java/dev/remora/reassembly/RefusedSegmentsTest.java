package dev.remora.reassembly;

import static dev.remora.reassembly.StreamReassemblerTest.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is made of segments that their receiver refuses, before anything else is known of the stream. */
class RefusedSegmentsTest {
    private final Taker             taker  = new Taker();
    private final StreamReassembler stream = new StreamReassembler(new StreamBudget(1000, 1000), Overlap.BSD, StreamReassembler.REMEMBERED, taker);

    private static void refuse(StreamReassembler to, int seq, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        to.refused(seq, octets, 0, octets.length, octets.length);
    }

    @Test
    void whatIsRefusedBeforeTheStreamBeginsSaysNothingOfWhereItDoes() {
        refuse(stream, 7_000, "forged");
        refuse(stream, 7_006, "");
        stream.refusedAcknowledgment(9_000);
        send(stream, 101, "");
        send(stream, 101, "true");
        stream.acknowledged(105);
        stream.believe();
        stream.finish();

        assertThat(taker.text()).isEqualTo("true");
        assertThat(taker.remarks).isEmpty();
        assertThat(stream.missing()).isZero();
    }

    @Test
    void whatWasRefusedIsTheStreamWhereNothingElseCame() {
        refuse(stream, 101, "all ");
        refuse(stream, 105, "of it");
        assertThat(taker.text()).isEmpty();
        stream.finish();

        assertThat(taker.text()).isEqualTo("all of it");
    }

    @Test
    void whatWasRefusedIsTheStreamInWhateverOrderItCame() {
        refuse(stream, 105, "of it");
        refuse(stream, 101, "all ");
        refuse(stream, 113, "end");
        stream.acknowledged(116);
        send(stream, 116, "!");

        assertThat(taker.text()).isEqualTo("all of itend!");
        assertThat(stream.missing()).isEqualTo(3);
    }

    @Test
    void whatWasRefusedIsTheStreamOnceItIsAcknowledged() {
        refuse(stream, 101, "taken");
        stream.acknowledged(106);

        assertThat(taker.text()).isEqualTo("taken");
    }

    private static void open(StreamReassembler to, int seq, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        to.opening(seq, octets, 0, octets.length, octets.length);
    }

    @Test
    void octetsOfASynThatItsAnswerLeavesOutAreNotOfTheStream() {
        open(stream, 101, "GET /harmless");
        stream.acknowledged(101);
        assertThat(taker.text()).isEmpty();
        send(stream, 101, "GET /harmful");
        stream.finish();

        assertThat(taker.text()).isEqualTo("GET /harmful");
        assertThat(taker.remarks).isEmpty();
    }

    @Test
    void octetsOfASynAreOfTheStreamOnceTheyAreAcknowledged() {
        open(stream, 101, "early ");
        open(stream, 101, "early ");
        stream.acknowledged(107);
        assertThat(taker.text()).isEqualTo("early ");
        send(stream, 107, "late");

        assertThat(taker.text()).isEqualTo("early late");
    }

    @Test
    void octetsOfASynAreOfTheStreamWhereItGoesOnBehindThem() {
        refuse(stream, 7_000, "forged");
        open(stream, 101, "early ");
        send(stream, 107, "late");

        assertThat(taker.text()).isEqualTo("early late");
    }

    @Test
    void octetsOfASynAreOfTheStreamWhereNothingElseComes() {
        open(stream, 101, "alone");
        stream.finish();

        assertThat(taker.text()).isEqualTo("alone");
    }

    @Test
    void aStreamBeginsBehindTheSynWhereItsOctetsAreLeftOutAndTheNextAreMissing() {
        open(stream, 101, "early ");
        stream.acknowledged(101);
        send(stream, 106, "late");
        assertThat(taker.text()).isEmpty();
        send(stream, 101, "first");

        assertThat(taker.text()).isEqualTo("firstlate");
    }

    @Test
    void octetsOfASynThatHaveNoRoomAreAGap() {
        StreamReassembler small = new StreamReassembler(new StreamBudget(100, 100), Overlap.BSD, StreamReassembler.REMEMBERED, taker);
        open(small, 101, "early ");
        send(small, 107, "late");
        send(small, 111, "r");

        assertThat(taker.text()).isEqualTo("later");
    }

    @Test
    void aSynThatComesAgainWithoutItsOctetsSaysNothingOfThem() {
        open(stream, 101, "early ");
        open(stream, 101, "");
        stream.acknowledged(107);
        send(stream, 107, "late");

        assertThat(taker.text()).isEqualTo("early late");
    }
}
