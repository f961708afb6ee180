package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Checker;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An explanation says that a pattern was given up, since that is why it does not match. */
class GivenUpTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static String reason(String filter) {
        byte[] payload = ("b" + "a".repeat(2_000)).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer wire = ByteBuffer.allocate(42 + payload.length).put(new byte[12]).putShort((short) 0x0800);
        wire.putShort((short) 0x4500).putShort((short) (28 + payload.length)).putInt(0).putShort((short) 0x4011).putShort((short) 0).putInt(0x0a000001).putInt(0x0a000002);
        wire.putShort((short) 1).putShort((short) 2).putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        Packet packet = DISSECTORS.open().dissect(new Frame().wrap(wire.array(), 0, wire.capacity(), wire.capacity()).describe(1, 0, 1, -1));
        return Conditions.explain(new Checker(DISSECTORS.catalogue()).check(Parser.parseFilter(Source.of("filter", filter))).result().orElseThrow(), packet).reason();
    }

    @Test
    void aPatternThatWasGivenUpIsSaidToBe() {
        assertThat(reason("udp.payload matches \"ba.*a.*a.*a!\"")).contains("the pattern was given up after ten million steps and counts as not matching");
        assertThat(reason("udp.payload matches \"ba*!\"")).contains("which does not match \"ba*!\"").doesNotContain("given up");
    }
}
