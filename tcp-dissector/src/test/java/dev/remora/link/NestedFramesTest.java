package dev.remora.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames in each other, as many as fit into the largest that a capture can hold. */
class NestedFramesTest {
    private static final int LARGEST      = 262_144;
    private static final int BEYOND_LIMIT = 4;           // layers that lead on by themselves, without a table

    /** A frame that begins with this header, again and again. */
    private static Frame frame(String header) {
        byte[] one = HexFormat.of().parseHex(header.replace(" ", ""));
        byte[] all = new byte[LARGEST];
        for (int i = 0; i < all.length; i++)
            all[i] = one[i % one.length];
        return Frame.of(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "010000000000 000000000000 8903 0020",                                      // FabricPath
        "01000c000000 000000000000 0000 aaaa03 000000 0000 0000 0000",              // ISL
        "000000000002 000000000001 05dc aaaa03 0080c2 0007 0000",                   // bridged in SNAP
        "000000000002 000000000001 8870 aaaa03 0080c2 0007 0000"})
    void areFollowedAsDeepAsTunnels(String header) {
        assertThat(Dissectors.load().open().dissect(frame(header)).layers()).isBetween(60, Dissection.MOST_LAYERS + BEYOND_LIMIT);
    }
}
