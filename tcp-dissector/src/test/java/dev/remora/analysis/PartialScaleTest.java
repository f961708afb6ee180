package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a SYN of which not all is there says of the windows that follow, quoted by an ICMP error or cut on the wire; each answer is tshark's. */
class PartialScaleTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int        ICMP       = 28;                    // octets in front of what it quotes
    private static final String     QUOTED     = "4500002c 00000000 40060000 0a000001 0a000002 9c400050 000003e8 00000000 600203e8";
    private static final String     CUT        = "45000030 00000000 40060000 0a000001 0a000002 9c400050 000003e8 00000000 700203e8";
    private static final String     AFTER      = "45000028 00000000 40060000 0a000001 0a000002 9c400050 000003e9 00001389 501003e8 00000000";

    @ParameterizedTest
    @CsvSource({"'0000 0000 02040218', -2", "'0000 0000 0204', -2", "'0000 0000', -1", "'0000', -1", "'0000 0000 03030700', 128"})
    void saysWhetherWindowsAreScaledWhereOptionsHaveBegun(String rest, long factor) {
        String quoted = (QUOTED + rest).replace(" ", "");
        String error = "4500%04x 00000000 40010000 0a000002 0a000001 03030000 00000000".formatted(ICMP + quoted.length() / 2) + quoted;
        assertThat(factorAfter(error)).isEqualTo(factor);
    }

    @ParameterizedTest
    @CsvSource({"'0000 0000 0303', -1", "'0000 0000 03030700', 128", "'0000 0000 0204', -1"})
    void takesAScaleThatIsThereFromASynThatTheWireCut(String rest, long factor) {
        assertThat(factorAfter(CUT + rest)).isEqualTo(factor);
    }

    private static long factorAfter(String before) {
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Values values = new Values();
        for (String packet : List.of(before, AFTER)) {
            byte[] octets = HexFormat.of().parseHex(packet.replace(" ", ""));
            Packet dissected = dissection.dissect(new Frame().wrap(octets, 0, octets.length, octets.length).describe(1, 0, LinkType.RAW, -1));
            analysis.analyse(dissected);
            values.clear();
            DISSECTORS.catalogue().find("tcp.window_size_scalefactor").orElseThrow().read(dissected, values);
        }
        return values.number(0);
    }
}
