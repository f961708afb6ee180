package dev.remora.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What frames say of the way to what is inside, {@code frame.protocols}. */
class LinuxCooked2Test {
    private static final byte[] HEADER = HexFormat.of().parseHex("0800" + "0000" + "00000002" + "0001" + "04" + "06" + "060708090a0b0000");

    private static String path(int octets) {
        Frame frame = new Frame().wrap(HEADER, 0, octets, 60).describe(1, 0, LinkType.LINUX_SLL2, -1);
        Packet packet = Dissectors.load().open().dissect(frame);
        return packet.type(1).path(packet, 1);
    }

    @Test
    void leadsOnOnlyWhereItIsWhole() {
        assertThat(path(20)).isEqualTo("sll:ethertype");
        assertThat(path(14)).isEqualTo("sll");
    }
}
