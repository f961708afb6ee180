package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StreamReassemblerTest {
    private final Taker             taker  = new Taker();
    private final StreamReassembler stream = stream(taker, Overlap.BSD, 1000);

    private static StreamReassembler stream(Taker taker, Overlap overlap, int waiting) {
        return new StreamReassembler(new StreamBudget(waiting, waiting), overlap, StreamReassembler.REMEMBERED, taker);
    }

    static void send(StreamReassembler to, int seq, String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        to.segment(seq, octets, 0, octets.length, octets.length);
    }

    /** Split anywhere, sent in any order, some parts twice and overlapping, across the end of the number space: the same octets. */
    @Property
    void givesTheSameOctetsWhateverTheSegments(@ForAll @IntRange(min = 1, max = 300) int size, @ForAll int isn, @ForAll long seed, @ForAll Overlap overlap) {
        Random random = new Random(seed);
        byte[] sent = new byte[size];
        random.nextBytes(sent);
        List<int[]> segments = new ArrayList<>();
        for (int at = 0; at < size;) {
            int length = Math.min(size - at, 1 + random.nextInt(20));
            int more = random.nextInt(4) == 0 ? Math.min(size - at - length, random.nextInt(30)) : 0;
            segments.add(new int[]{at, length + more});
            if (random.nextInt(4) == 0)
                segments.add(new int[]{at, length});
            at += length;
        }
        Collections.shuffle(segments, random);
        Taker all = new Taker();
        StreamReassembler to = stream(all, overlap, 10_000);

        to.segment(isn, sent, 0, 0, 0);
        for (int[] segment : segments)
            to.segment(isn + segment[0], sent, segment[0], segment[1], segment[1]);

        assertThat(all.taken.toByteArray()).isEqualTo(sent);
        assertThat(all.remarks).isEmpty();
        assertThat(to.delivered()).isEqualTo(size);
        assertThat(to.missing()).isZero();
    }

    @Test
    void tellsOfOctetsThatTheCaptureCut() {
        byte[] octets = "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        stream.segment(1, octets, 0, 0, 0);
        stream.segment(1, octets, 0, octets.length, 17);
        send(stream, 18, "END");
        stream.segment(21, octets, 0, 0, 100);

        assertThat(taker.text()).isEqualTo("helloEND");
        assertThat(taker.remarks).containsExactly("cut 12", "cut 100");
        assertThat(stream.missing()).isEqualTo(112);
        assertThat(stream.delivered()).isEqualTo(8);
    }

    /** However little may wait, what is delivered and what is missing add up, and nothing comes twice or out of order. */
    @Property
    void losesOnlyWhatItReports(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int waiting) {
        Random random = new Random(seed);
        byte[] sent = new byte[size];
        for (int i = 0; i < size; i++)
            sent[i] = (byte) i;
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < size; at += 5)
            order.add(at);
        Collections.shuffle(order, random);
        Taker all = new Taker();
        int most = waiting * StreamPieces.LEAST;
        StreamBudget budget = new StreamBudget(most, most);
        StreamReassembler to = new StreamReassembler(budget, Overlap.FIRST, StreamReassembler.REMEMBERED, all);

        to.segment(0, sent, 0, 0, 0);
        for (int at : order) {
            int length = Math.min(5, size - at);
            to.segment(at, sent, at, length, length);
            assertThat(budget.used()).isBetween(0L, (long) most);
        }
        to.finish();

        byte[] got = all.taken.toByteArray();
        for (int i = 1; i < got.length; i++)
            assertThat(got[i] & 0xFF).isGreaterThan(got[i - 1] & 0xFF);
        assertThat(to.delivered()).isEqualTo(got.length);
        assertThat(to.delivered() + to.missing()).isLessThanOrEqualTo(size);
        assertThat(budget.used()).isZero();
    }

    /** Octets that come alone count what it takes to hold them, so that no more of them wait than there is memory for. */
    @Test
    void aPieceOfOneOctetCountsAsWhatHoldsIt() {
        StreamBudget budget = new StreamBudget(1 << 20, 1 << 20);
        StreamReassembler to = new StreamReassembler(budget, Overlap.BSD, StreamReassembler.REMEMBERED, taker);
        byte[] octet = {'x'};
        to.segment(0, octet, 0, 0, 0);
        for (int i = 1; i <= 20_000; i++) {
            to.segment(2 * i, octet, 0, 1, 1);
            assertThat(budget.used()).isLessThanOrEqualTo(1 << 20);
        }
        to.finish();

        assertThat(to.delivered()).as("what had room waited, and the rest was given up for it").isEqualTo(20_000 - 8192);
        assertThat(budget.used()).isZero();
    }

    @Test
    void givesAGapUpWhenItIsAcknowledged() {
        send(stream, 100, "ab");
        send(stream, 105, "fg");
        assertThat(taker.text()).isEqualTo("ab");

        stream.acknowledged(105);
        assertThat(taker.text()).isEqualTo("ab");
        stream.acknowledged(107);

        assertThat(taker.text()).isEqualTo("abfg");
        assertThat(taker.remarks).containsExactly("gap 3");
        assertThat(stream.missing()).isEqualTo(3);
    }

    @Test
    void givesNoGapUpForARefusedSegmentThatHasNoRoom() {
        StreamReassembler small = stream(taker, Overlap.BSD, 800);
        send(small, 0, "ab");
        for (int seq : new int[]{1000, 2000, 3000})
            small.refused(seq, new byte[500], 0, 500, 500);
        send(small, 4, "ef");
        send(small, 2, "cd");

        assertThat(taker.text()).isEqualTo("abcdef");
        assertThat(taker.remarks).isEmpty();
    }

    @Test
    void takesARefusedSegmentThatComesInOrder() {
        send(stream, 0, "ab");
        stream.refused(2, new byte[]{'c', 'd'}, 0, 2, 2);
        send(stream, 2, "CD");

        assertThat(taker.text()).isEqualTo("abcd");
        assertThat(taker.remarks).containsExactly("conflict at 2");
    }

    @Test
    void tellsOfOctetsThatCameAgainWithAnotherValue() {
        send(stream, 0, "abcdef");
        send(stream, 2, "cdXf");

        assertThat(taker.text()).isEqualTo("abcdef");
        assertThat(taker.remarks).containsExactly("conflict at 2");
        assertThat(stream.conflicts()).isEqualTo(1);
    }

    @Test
    void takesOctetsSentAgainWithMoreForWhatTheyAre() {
        send(stream, 0, "abc");
        send(stream, 1, "bcde");

        assertThat(taker.text()).isEqualTo("abcde");
        assertThat(taker.remarks).isEmpty();
    }

    @Test
    void letsThePolicyDecideWhereWaitingSegmentsDiffer() {
        assertThat(overlapped(Overlap.FIRST)).isEqualTo("_bBBBB");
        assertThat(overlapped(Overlap.BSD)).isEqualTo("_aaaBB");
        assertThat(overlapped(Overlap.LAST)).isEqualTo("_aaaBB");
        assertThat(overlappedBehind(Overlap.FIRST)).isEqualTo("_aaabb");
        assertThat(overlappedBehind(Overlap.BSD)).isEqualTo("_aaabb");
        assertThat(overlappedBehind(Overlap.LAST)).isEqualTo("_abbbb");
    }

    /** A later segment that begins before the one that waits. */
    private static String overlapped(Overlap overlap) {
        Taker all = new Taker();
        StreamReassembler to = stream(all, overlap, 1000);
        to.segment(0, new byte[0], 0, 0, 0);
        send(to, 2, "BBBB");
        send(to, 1, overlap == Overlap.FIRST ? "bbb" : "aaa");
        send(to, 0, "_");
        return all.text();
    }

    /** A later segment that begins within the one that waits. */
    private static String overlappedBehind(Overlap overlap) {
        Taker all = new Taker();
        StreamReassembler to = stream(all, overlap, 1000);
        to.segment(0, new byte[0], 0, 0, 0);
        send(to, 1, "aaa");
        send(to, 2, "bbbb");
        send(to, 0, "_");
        return all.text();
    }

    @Test
    void keepsWhatASlowConsumerLeaves() {
        taker.room = 2;
        send(stream, 0, "abcde");
        send(stream, 5, "fg");
        assertThat(taker.text()).isEqualTo("ab");

        taker.room = 2;
        stream.resume();
        assertThat(taker.text()).isEqualTo("abcd");
        taker.room = 2;
        send(stream, 7, "h");
        assertThat(taker.text()).isEqualTo("abcdef");
        taker.room = 100;
        stream.finish();

        assertThat(taker.text()).isEqualTo("abcdefgh");
        assertThat(taker.remarks).isEmpty();
        assertThat(stream.delivered()).isEqualTo(8);
    }

    @Test
    void offersTheRestUntilNothingMoreIsTaken() {
        taker.atOnce = 2;
        send(stream, 0, "abcde");

        assertThat(taker.text()).isEqualTo("abcde");
    }

    @Test
    void whatIsNeverTakenIsAGap() {
        taker.room = 2;
        send(stream, 0, "abc");
        send(stream, 5, "fg");
        stream.acknowledged(7);
        assertThat(taker.remarks).as("the gap lies behind what waits").isEmpty();
        stream.finish();

        assertThat(taker.text()).isEqualTo("ab");
        assertThat(taker.remarks).containsExactly("gap 5");
        assertThat(stream.delivered()).isEqualTo(2);
        assertThat(stream.missing()).isEqualTo(5);
    }

    @Test
    void refusesAConsumerThatTakesMoreThanThereIs() {
        StreamReassembler odd = new StreamReassembler(new StreamBudget(1000, 1000), Overlap.FIRST, StreamReassembler.REMEMBERED, (array, from, count) -> count + 1);

        assertThatThrownBy(() -> send(odd, 0, "abc")).isInstanceOf(IllegalStateException.class).hasMessage("a consumer says that it took 4 of 3 octets");
    }

    @Test
    void saysWhereUrgentDataEnds() {
        send(stream, 10, "abc");
        stream.urgent(12);

        assertThat(taker.remarks).containsExactly("urgent 2");
    }

    @Test
    void saysNothingOfUrgentDataBeforeItKnowsWhereTheStreamBegins() {
        stream.urgent(77_000);
        send(stream, 10, "abc");

        assertThat(taker.remarks).isEmpty();
    }

    @Test
    void isOverOnceItIsFinished() {
        StreamBudget budget = new StreamBudget(1000, 1000);
        StreamReassembler over = new StreamReassembler(budget, Overlap.BSD, StreamReassembler.REMEMBERED, taker);
        send(over, 0, "abc");
        send(over, 5, "fg");
        over.finish();
        over.acknowledged(7);

        assertThat(budget.used()).isZero();
        assertThat(taker.text()).isEqualTo("abc");
        assertThat(taker.remarks).isEmpty();
    }
}
