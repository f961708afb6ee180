package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A hint that looked for the wrong connection would change nothing but the speed: here is who would notice. */
class OutlookTest {
    private static final byte[] SEGMENT  = Wire.tcp(1, 1024, 2, 80, Wire.ACK, 1, 1);
    private static final byte[] DATAGRAM = Wire.udp(1, 1025, 2, 53, new byte[8]);

    private final ConnectionTable table   = new ConnectionTable(10, 7);
    private final Outlook         outlook = new Outlook(table);

    @Test
    void findsTheConnectionOfASegment() {
        assertThat(findsThatOf(SEGMENT, LinkType.RAW)).isTrue();
    }

    @Test
    void findsTheConnectionOfADatagram() {
        assertThat(findsThatOf(DATAGRAM, LinkType.RAW)).isTrue();
    }

    @Test
    void findsItOverEthernetWithAndWithoutTags() {
        assertThat(findsThatOf(ethernet(SEGMENT, 0x0800), LinkType.ETHERNET)).isTrue();
        assertThat(findsThatOf(ethernet(SEGMENT, 0x8100, 5, 0x0800), LinkType.ETHERNET)).isTrue();
        assertThat(findsThatOf(ethernet(SEGMENT, 0x88A8, 5, 0x8100, 6, 0x0800), LinkType.ETHERNET)).isTrue();
    }

    @Test
    void findsItOverIpv6() {
        assertThat(findsThatOf(ipv6(SEGMENT), LinkType.RAW)).isTrue();
    }

    @Test
    void leavesFragmentsOut() {
        byte[] fragment = SEGMENT.clone();
        fragment[6] = 0x20;

        assertThat(finds(new Frame().wrap(fragment, 0, fragment.length, fragment.length).describe(0, 0, LinkType.RAW, -1))).isFalse();
    }

    @Test
    void readsNothingBehindTheEndOfAFrame() {
        for (byte[] octets : new byte[][]{SEGMENT, ipv6(SEGMENT), ethernet(SEGMENT, 0x8100, 5, 0x0800)})
            for (int linkType : new int[]{LinkType.RAW, LinkType.ETHERNET})
                for (int length = 0; length < octets.length; length++)
                    finds(new Frame().wrap(Arrays.copyOf(octets, length), 0, length, octets.length).describe(0, 0, linkType, -1));
    }

    /** Whether the connection of a packet is found once it is there, and not before. */
    private boolean findsThatOf(byte[] octets, int linkType) {
        Frame frame = new Frame().wrap(octets, 0, octets.length, octets.length).describe(1, 0, linkType, -1);
        Packet packet = Dissectors.load().open().dissect(frame);
        int network = layer(packet, true);
        int transport = layer(packet, false);
        Key key = table.key();
        boolean isTcp = packet.type(transport) == Tcp.PROTOCOL;
        if (isTcp)
            Endpoints.key(key, packet, network, Transport.TCP.number(), Tcp.SRC_PORT.get(packet, transport), Tcp.DST_PORT.get(packet, transport), 0);
        else
            Endpoints.key(key, packet, network, Transport.UDP.number(), Udp.SRC_PORT.get(packet, transport), Udp.DST_PORT.get(packet, transport), 0);
        boolean before = finds(frame);
        Connection added = table.add(key);
        boolean after = finds(frame);
        table.remove(added);
        return !before && after;
    }

    private boolean finds(Frame frame) {
        outlook.ahead(new Frame[]{frame}, 1);
        return outlook.expected(frame) != ConnectionTable.NONE;
    }

    private static int layer(Packet packet, boolean isNetwork) {
        for (int layer = 0; layer < packet.layers(); layer++)
            if (isNetwork ? Endpoints.areIn(packet, layer) : packet.type(layer) == Tcp.PROTOCOL || packet.type(layer) == Udp.PROTOCOL)
                return layer;
        throw new AssertionError("no such layer");
    }

    private static byte[] ethernet(byte[] datagram, int... types) {
        ByteBuffer octets = ByteBuffer.allocate(12 + 2 * types.length + datagram.length).position(12);
        for (int type : types)
            octets.putShort((short) type);
        return octets.put(datagram).array();
    }

    private static byte[] ipv6(byte[] datagram) {
        int length = datagram.length - 20;
        ByteBuffer octets = ByteBuffer.allocate(40 + length).putInt(0x6000_0000).putShort((short) length).put((byte) 6).put((byte) 64);
        octets.putLong(0x2001_0DB8_0000_0000L).putLong(1).putLong(0x2001_0DB8_0000_0000L).putLong(2);
        return octets.put(datagram, 20, length).array();
    }
}
