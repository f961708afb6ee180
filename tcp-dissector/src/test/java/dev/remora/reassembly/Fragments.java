package dev.remora.reassembly;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes fragments of datagrams between two hosts, as frames without a link layer. */
final class Fragments {
    static final int  PROTOCOL = 253;                                    // for experiments: nobody looks inside
    static final long SECOND   = 1_000_000_000;

    private int  id = 1;
    private long number;
    private long time;

    /** Fragments from now on are of a datagram with this identification. */
    Fragments of(int newId) {
        id = newId;
        return this;
    }

    /** Fragments from now on come this much later. */
    Fragments later(long nanos) {
        time += nanos;
        return this;
    }

    Frame ipv4(int offset, boolean more, byte[] octets) {
        return ipv4(PROTOCOL, offset, more, octets);
    }

    Frame ipv4(int protocol, int offset, boolean more, byte[] octets) {
        ByteBuffer header = ByteBuffer.allocate(20 + octets.length)
                .putShort((short) 0x4500).putShort((short) (20 + octets.length))
                .putShort((short) id).putShort((short) (offset / 8 | (more ? 0x2000 : 0)))
                .put((byte) 64).put((byte) protocol).putShort((short) 0)
                .putInt(0x0A00_0001).putInt(0x0A00_0002);
        header.putShort(10, checksum(header));
        return frame(header.put(octets).array());
    }

    Frame ipv6(int offset, boolean more, byte[] octets) {
        return ipv6(PROTOCOL, offset, more, octets);
    }

    Frame ipv6(int protocol, int offset, boolean more, byte[] octets) {
        return frame(ByteBuffer.allocate(48 + octets.length)
                .putInt(0x6000_0000).putShort((short) (8 + octets.length)).put((byte) 44).put((byte) 64)
                .putLong(0x2001_0DB8_0000_0000L).putLong(1).putLong(0x2001_0DB8_0000_0000L).putLong(2)
                .put((byte) protocol).put((byte) 0).putShort((short) (offset | (more ? 1 : 0))).putInt(id)
                .put(octets).array());
    }

    private Frame frame(byte[] octets) {
        return new Frame().wrap(octets, 0, octets.length, octets.length).describe(++number, time, LinkType.RAW, -1);
    }

    private static short checksum(ByteBuffer header) {
        int sum = 0;
        for (int i = 0; i < 20; i += 2)
            sum += header.getShort(i) & 0xFFFF;
        return (short) ~((sum & 0xFFFF) + (sum >>> 16));
    }

    /** The pieces of a datagram, each of a multiple of 8 octets but the last. */
    List<Frame> ipv4(byte[] datagram, int... cuts) {
        List<Frame> pieces = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            pieces.add(ipv4(from, true, Arrays.copyOfRange(datagram, from, cut)));
            from = cut;
        }
        pieces.add(ipv4(from, false, Arrays.copyOfRange(datagram, from, datagram.length)));
        return pieces;
    }

    /** Octets that differ from place to place and from seed to seed. */
    static byte[] octets(int count, int seed) {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++)
            octets[i] = (byte) (i * 7 + i / 256 + seed * 31);
        return octets;
    }
}
