package dev.remora.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;

/** Any octets give a packet, of which every field can be asked for. */
class AnyOctetsFuzzTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int[]      LINK_TYPES = {LinkType.ETHERNET, LinkType.RAW, LinkType.NULL, LinkType.LINUX_SLL, LinkType.LINUX_SLL2, LinkType.PPP};

    /** The first octet chooses the link type; the rest is the frame, twice, since dissectors remember. */
    @FuzzTest
    void giveAPacket(byte[] octets) {
        if (octets.length == 0) return;
        int linkType = LINK_TYPES[(octets[0] & 0xFF) % LINK_TYPES.length];
        Frame frame = new Frame().wrap(octets, 1, octets.length - 1, octets.length - 1).describe(1, 0, linkType, -1);
        Dissection dissection = DISSECTORS.open();
        Values values = new Values();

        dissection.dissect(frame);
        Packet packet = dissection.dissect(frame);

        for (Catalogue.Entry entry : DISSECTORS.catalogue().entries()) {
            values.clear();
            entry.read(packet, values);
        }
        assertThat(packet.anomalies()).noneMatch(anomaly -> anomaly.code().name().equals("frame.dissector_failed"));
    }
}
