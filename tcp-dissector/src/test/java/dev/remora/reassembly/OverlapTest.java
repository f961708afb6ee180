package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the rows say so, each letter stands for 8 octets of one fragment; the later fragment is b. */
class OverlapTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(textBlock = """
            # earlier, later, FIRST, LAST, BSD,  LINUX, WINDOWS
            aaa.,      .bbb,  aaab,  abbb, aaab, aaab,  aaab
            .aaa,      bbb.,  baaa,  bbba, bbba, bbba,  baaa
            .aa.,      bbbb,  baab,  bbbb, bbbb, bbbb,  bbbb
            aaaa,      .bb.,  aaaa,  abba, aaaa, aaaa,  aaaa
            aaaa,      bbbb,  aaaa,  bbbb, aaaa, bbbb,  aaaa
            aa..,      bbbb,  aabb,  bbbb, aabb, bbbb,  aabb
            ..aa,      bbbb,  bbaa,  bbbb, bbbb, bbbb,  bbaa
            aaaa,      ..bb,  aaaa,  aabb, aaaa, aaaa,  aaaa
            """)
    void letsThePolicyDecide(String earlier, String later, String first, String last, String bsd, String linux, String windows) {
        assertThat(reassemble(Overlap.FIRST, earlier, later)).isEqualTo(first);
        assertThat(reassemble(Overlap.LAST, earlier, later)).isEqualTo(last);
        assertThat(reassemble(Overlap.BSD, earlier, later)).isEqualTo(bsd);
        assertThat(reassemble(Overlap.LINUX, earlier, later)).isEqualTo(linux);
        assertThat(reassemble(Overlap.WINDOWS, earlier, later)).isEqualTo(windows);
    }

    private static String reassemble(Overlap policy, String earlier, String later) {
        Dissection dissection = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.OVERLAP, policy));
        Fragments fragments = new Fragments();
        dissection.dissect(fragments.ipv4(8 * earlier.indexOf('a'), true, octets(earlier)));
        dissection.dissect(fragments.ipv4(8 * later.indexOf('b'), true, octets(later)));
        byte[] datagram = new Dissected(dissection.dissect(fragments.ipv4(32, false, new byte[8]))).datagram();
        assertThat(datagram).hasSize(40);
        return letters(datagram);
    }

    private static byte[] octets(String letters) {
        String own = letters.replace(".", "");
        byte[] octets = new byte[8 * own.length()];
        Arrays.fill(octets, (byte) own.charAt(0));
        return octets;
    }

    private static String letters(byte[] datagram) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 32; i += 8)
            letters.append((char) datagram[i]);
        return letters.toString();
    }
}
