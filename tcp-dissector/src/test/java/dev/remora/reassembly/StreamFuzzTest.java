package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever segments come in whatever order: the stream has only octets that some segment had at that place, and nothing but gaps between them. */
class StreamFuzzTest {
    private static final int OCTETS = 4;                                 // of a step's description

    static Stream<Arguments> anySegments() {
        return Stream.of("00", "00 00000101 00010102 00030103 00020104", "01 0000ff01 0010ff02 00ff0103", "02 ff000801 00fc0802 00100803 80180000 00000804 c0000000",
                "03 00000101 00100102 00200103 00300104 80400000", "04 00000401 00080402 00060403 a0000000 00040404 c0000000")
                .map(text -> Arguments.of((Object) HexFormat.of().parseHex(text.replace(" ", ""))));
    }

    /** The first octet chooses the policy and where numbers begin; then four for each step: what is done, two for where, and for a segment its length and octet. */
    @MethodSource
    @FuzzTest
    void anySegments(byte[] script) {
        if (script.length == 0)
            return;
        Overlap[] policies = Overlap.values();
        Sent sent = new Sent();
        StreamBudget budget = new StreamBudget(8 * StreamPieces.LEAST, 6 * StreamPieces.LEAST);
        StreamReassembler stream = new StreamReassembler(budget, policies[(script[0] & 0x7F) % policies.length], StreamReassembler.REMEMBERED, sent);
        int base = script[0] < 0 ? -100 : 0;                             // the numbers go round
        for (int at = 1; at + OCTETS <= script.length; at += OCTETS)
            step(stream, base, Arrays.copyOfRange(script, at, at + OCTETS), sent);
        stream.finish();

        assertThat(sent.place).isEqualTo(stream.delivered() + stream.missing());
        assertThat(sent.ended).isTrue();
    }

    private static void step(StreamReassembler stream, int base, byte[] step, Sent sent) {
        int place = (short) ((step[0] & 1) << 8 | step[1] & 0xFF) - (step[0] & 0x10) * 4;
        switch (step[0] >> 5 & 7) {
            case 4 -> stream.acknowledged(base + place);
            case 5 -> stream.resume();
            case 6 -> stream.urgent(base + place);
            default -> {
                byte[] octets = new byte[step[2] & 0xFF];
                Arrays.fill(octets, step[3]);
                sent.add(place, octets);
                stream.segment(base + place, octets, 0, octets.length, octets.length);
            }
        }
    }

    /** The octets that were sent at each place, counted from the first segment; takes those that are delivered. */
    private static final class Sent implements StreamConsumer {
        private final Map<Long, Set<Byte>> octets = new HashMap<>();
        private boolean                    begun;
        private boolean                    ended;
        private int                        first;
        private long                       place;

        void add(int from, byte[] segment) {
            if (!begun)
                first = from;
            begun = true;
            for (int i = 0; i < segment.length; i++)
                octets.computeIfAbsent((long) from - first + i, k -> new HashSet<>()).add(segment[i]);
        }

        @Override
        public int octets(byte[] array, int from, int count) {
            for (int i = 0; i < count; i++)
                assertThat(octets.getOrDefault(place++, Set.of())).contains(array[from + i]);
            return count;
        }

        @Override
        public void gap(long missing) {
            assertThat(missing).isPositive();
            place += missing;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
