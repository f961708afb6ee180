package dev.remora.tracking;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Datagrams of IPv4 with right checksums, numbered and dissected as they come. Hosts are the last numbers of 10.0.0.0/8. */
final class Wire {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;
    static final int URG = 32;

    static final long MILLI = 1_000_000;
    static final long START = 1_700_000_000_000L * MILLI;

    private static final int IP     = 20;
    private static final int WINDOW = 8192;

    private static final int OPTION    = 12;
    private static final int OFFSET_AT = 32;

    private final Dissection dissection = Dissectors.load().open();
    private final Frame      frame      = new Frame();
    private long             number;

    /** The next packet. */
    Packet packet(byte[] datagram, long timeNanos) {
        return packet(datagram, datagram.length, timeNanos);
    }

    /** The next packet, of which the capture has the first octets only. */
    Packet packet(byte[] datagram, int captured, long timeNanos) {
        return dissection.dissect(frame.wrap(datagram, 0, captured, datagram.length).describe(++number, timeNanos, LinkType.RAW, -1));
    }

    /** A segment. */
    static byte[] tcp(int from, int fromPort, int to, int toPort, int flags, int seq, int ack, byte... payload) {
        ByteBuffer b = ip(6, from, to, 20 + payload.length);
        b.putShort((short) fromPort).putShort((short) toPort).putInt(seq).putInt(ack).put((byte) 0x50).put((byte) flags).putShort((short) WINDOW).putInt(0).put(payload);
        return sealTcp(octets(b));
    }

    /** A segment with the timestamps option, which echoes 0. */
    static byte[] stamped(int from, int fromPort, int to, int toPort, int flags, int seq, int ack, int stamp, byte... payload) {
        ByteBuffer b = ByteBuffer.allocate(OPTION + payload.length).putInt(0x0101_080A).putInt(stamp).putInt(0).put(payload);
        byte[] segment = tcp(from, fromPort, to, toPort, flags, seq, ack, octets(b));
        segment[OFFSET_AT] = (byte) ((20 + OPTION) / 4 << 4);
        return sealTcp(segment);
    }

    /** Puts the right checksum into a segment. */
    static byte[] sealTcp(byte[] datagram) {
        return seal(datagram, 16, 6);
    }

    /** A datagram of UDP. */
    static byte[] udp(int from, int fromPort, int to, int toPort, byte... payload) {
        ByteBuffer b = ip(17, from, to, 8 + payload.length);
        b.putShort((short) fromPort).putShort((short) toPort).putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        return seal(octets(b), 6, 17);
    }

    /** A datagram of UDP-Lite whose checksum covers all of it. */
    static byte[] udpLite(int from, int fromPort, int to, int toPort, byte... payload) {
        ByteBuffer b = ip(136, from, to, 8 + payload.length);
        b.putShort((short) fromPort).putShort((short) toPort).putShort((short) 0).putShort((short) 0).put(payload);
        return seal(octets(b), 6, 136);
    }

    /** An ICMP message that quotes the beginning of a datagram. */
    static byte[] icmp(int from, int to, int type, int code, byte[] quoted) {
        int length = Math.min(quoted.length, IP + 8);
        ByteBuffer b = ip(1, from, to, 8 + length);
        b.put((byte) type).put((byte) code).putShort((short) 0).putInt(0).put(quoted, 0, length);
        return seal(octets(b), 2, 0);
    }

    /** An echo request or its answer. */
    static byte[] echo(int from, int to, boolean isRequest, int identifier, int sequence) {
        ByteBuffer b = ip(1, from, to, 8);
        b.put((byte) (isRequest ? 8 : 0)).put((byte) 0).putShort((short) 0).putShort((short) identifier).putShort((short) sequence);
        return seal(octets(b), 2, 0);
    }

    /** The same datagram as a router passes it on. */
    static byte[] hop(byte[] datagram) {
        byte[] copy = Arrays.copyOf(datagram, datagram.length);
        copy[8]--;
        return identified(copy, (copy[4] & 0xFF) << 8 | copy[5] & 0xFF);
    }

    /** The same datagram with another identification. */
    static byte[] identified(byte[] datagram, int identification) {
        ByteBuffer b = ByteBuffer.wrap(datagram);
        b.putShort(4, (short) identification).putShort(10, (short) 0);
        b.putShort(10, (short) checksum(datagram, 0, IP, 0));
        return datagram;
    }

    private static ByteBuffer ip(int protocol, int from, int to, int payload) {
        ByteBuffer b = ByteBuffer.allocate(IP + payload);
        b.putInt(0x4500_0000 | IP + payload).putInt(0x0000_4000).put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(10 << 24 | from).putInt(10 << 24 | to);
        b.putShort(10, (short) checksum(b.array(), 0, IP, 0));
        return b;
    }

    private static byte[] octets(ByteBuffer b) {
        byte[] octets = new byte[b.capacity()];
        b.get(0, octets);
        return octets;
    }

    private static byte[] seal(byte[] datagram, int at, int protocol) {
        datagram[IP + at] = 0;
        datagram[IP + at + 1] = 0;
        long pseudo = protocol == 0 ? 0 : protocol + datagram.length - IP;
        for (int i = 12; protocol != 0 && i < IP; i += 2)
            pseudo += (datagram[i] & 0xFF) << 8 | datagram[i + 1] & 0xFF;
        int sum = checksum(datagram, IP, datagram.length, pseudo);
        datagram[IP + at] = (byte) (sum >> 8);
        datagram[IP + at + 1] = (byte) sum;
        return datagram;
    }

    /** RFC 1071. */
    private static int checksum(byte[] octets, int from, int to, long start) {
        long sum = start;
        for (int i = from; i < to; i++)
            sum += (i - from) % 2 == 0 ? (octets[i] & 0xFF) << 8 : octets[i] & 0xFF;
        while (sum >> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (int) ~sum & 0xFFFF;
    }
}
