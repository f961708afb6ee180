package dev.remora.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.remora.dissect.Foresight;

/** What SYNs agree on, and who closes a connection: segments are written as flags, an upper-case {@code B} first where the end that did not begin sends them. */
class HandshakeTest {
    private static final String LETTERS = "FSRPAUECN";              // from the lowest bit on, as tcp.flags has them

    @ParameterizedTest
    @CsvSource({
        "SNCE BSAC  A, true", "SNCE BSACE A, true", "SNCE BSAN  A, true", "SNCE BSANC A, true",
        "SNCE BSA   A, false", "SNCE BSAE A, false", "SNCE BSANE A, false", "SNCE BSANCE A, false",
        "SCE BSAC A, false", "SNCE A, false", "BSAC A, false", "BSAC SNCE A, true",
        "SNCE S BSAC A, false", "SNCE BSAC BSA A, false", "SNCE BSA BSAC A, true", "SNCE BSAC SA, false",
        "SNCE BSAC BR, true", "SNCE BSAC BF, true"})
    void bitsAreNumberOnceBothSynsAgree(String segments, boolean expected) {
        EcnAgreement agreement = new EcnAgreement();
        boolean counts = false;
        for (String word : segments.split(" +"))
            counts = agreement.counts(segment(word));
        assertEquals(expected, counts);
    }

    @ParameterizedTest
    @CsvSource({"FA, ACTIVE", "FA BFA, PASSIVE", "FA BFA FA, ACTIVE", "BF FA, PASSIVE", "FR BF, PASSIVE", "FA A, NONE", "SF BSFA, PASSIVE", "FA S BFA, PASSIVE"})
    void firstFinCloses(String segments, Closing expected) {
        TcpConversation conversation = new TcpConversation(0, 0, Foresight.NONE);
        Closing closing = Closing.NONE;
        for (String word : segments.split(" +"))
            closing = conversation.close(segment(word), word.startsWith("B"));
        assertEquals(expected, closing);
    }

    private static Segment segment(String word) {
        int flags = 0;
        for (char letter : word.toCharArray())
            flags |= letter == 'B' ? 0 : 1 << LETTERS.indexOf(letter);
        Segment segment = new Segment();
        segment.flags = flags & 0xFF;
        segment.ecn = flags >> 6;
        return segment;
    }
}
