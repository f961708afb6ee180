package dev.remora.cli;

import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Packets between 10.0.0.1:1024 and 10.0.0.2:80, from a script: a packet a line.
 *
 * <pre>
 * 0.000  &gt;  SYN          10000  0             seconds, direction, flags, sequence number, acknowledgment number
 * 0.030  &lt;  PSH,ACK      20001  10001  1460   octets of payload: so many, or "text" with \r and \n
 * 0.040  &gt;  UDP          32                   a datagram of 32 octets
 * 0.041  &lt;  UNREACHABLE                       the answer to the datagram before: its port is closed
 * 130    tick                                 time passes: a packet of somebody else
 * </pre>
 */
final class Exchange {
    private static final long NANOS = 1_000_000_000L;
    private static final long START = 1_767_225_600L * NANOS;    // 2026-01-01T00:00:00Z

    private static final byte[]               CLIENT  = {10, 0, 0, 1};
    private static final byte[]               SERVER  = {10, 0, 0, 2};
    private static final int                  PORT    = 1024;
    private static final int                  SERVICE = 80;
    private static final int                  WINDOW  = 65_535;
    private static final Map<String, Integer> FLAGS   = Map.of("FIN", 1, "SYN", 2, "RST", 4, "PSH", 8, "ACK", 16, "URG", 32);
    private static final int                  MINIMUM = 60;

    private byte[] lastDatagram = {};
    private int    identification;

    /** Writes the packets of a script as a capture. */
    static void write(Path script, Path capture) throws IOException {
        Exchange exchange = new Exchange();
        Frame frame = new Frame();
        long number = 0;
        try (CaptureWriter writer = CaptureWriter.pcap(capture)) {
            for (String line : Files.readAllLines(script)) {
                List<String> words = List.of(line.replaceAll("#.*", "").strip().split("\\s+"));
                if (words.size() < 2)
                    continue;
                byte[] octets = exchange.frame(words);
                long time = START + Math.round(Double.parseDouble(words.getFirst()) * NANOS);
                writer.write(frame.wrap(octets, 0, octets.length, octets.length).describe(++number, time, LinkType.ETHERNET, -1));
            }
        }
    }

    private byte[] frame(List<String> words) {
        boolean sent = words.get(1).equals(">");
        if (words.get(1).equals("tick"))
            return ethernet(true, 0x0806, ByteBuffer.allocate(28).putInt(0x00010800).putInt(0x06040001).array());
        return switch (words.get(2)) {
            case "UDP" -> ethernet(sent, 0x0800, datagram(sent, Integer.parseInt(words.get(3))));
            case "UNREACHABLE" -> ethernet(sent, 0x0800, ip(sent, 1, unreachable()));
            default -> ethernet(sent, 0x0800, ip(sent, 6, segment(sent, words)));
        };
    }

    private static byte[] ethernet(boolean sent, int type, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(Math.max(MINIMUM, 14 + payload.length));
        long one = 0x0200_0000_0001L;
        long other = 0x0200_0000_0002L;
        long to = sent ? other : one;
        long from = sent ? one : other;
        return frame.putShort((short) (to >> 32)).putInt((int) to).putShort((short) (from >> 32)).putInt((int) from).putShort((short) type).put(payload).array();
    }

    private byte[] ip(boolean sent, int protocol, byte[] payload) {
        ByteBuffer datagram = ByteBuffer.allocate(20 + payload.length);
        datagram.putInt(0x4500_0000 | datagram.capacity()).putShort((short) ++identification).putShort((short) 0x4000);
        datagram.put((byte) 64).put((byte) protocol).putShort((short) 0);
        datagram.put(sent ? CLIENT : SERVER).put(sent ? SERVER : CLIENT);
        datagram.putShort(10, (short) checksum(datagram.array(), 20, 0));
        return datagram.put(payload).array();
    }

    private static byte[] segment(boolean sent, List<String> words) {
        int flags = 0;
        for (String flag : words.get(2).split(","))
            flags |= FLAGS.get(flag);
        byte[] payload = words.size() > 5 ? payload(String.join(" ", words.subList(5, words.size()))) : new byte[0];
        ByteBuffer segment = ByteBuffer.allocate(20 + payload.length).put(20, payload);
        segment.putShort((short) (sent ? PORT : SERVICE)).putShort((short) (sent ? SERVICE : PORT));
        segment.putInt(Integer.parseUnsignedInt(words.get(3))).putInt(Integer.parseUnsignedInt(words.get(4)));
        segment.put((byte) 0x50).put((byte) flags).putShort((short) WINDOW);
        segment.putShort(16, (short) checksum(segment.array(), segment.capacity(), pseudoHeader(6, segment.capacity())));
        return segment.array();
    }

    private static byte[] payload(String word) {
        if (!word.startsWith("\""))
            return new byte[Integer.parseInt(word)];
        String text = word.substring(1, word.length() - 1).replace("\\r", "\r").replace("\\n", "\n");
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] datagram(boolean sent, int octets) {
        ByteBuffer datagram = ByteBuffer.allocate(8 + octets);
        datagram.putShort((short) (sent ? PORT : SERVICE)).putShort((short) (sent ? SERVICE : PORT)).putShort((short) datagram.capacity());
        datagram.putShort(6, (short) checksum(datagram.array(), datagram.capacity(), pseudoHeader(17, datagram.capacity())));
        lastDatagram = ip(sent, 17, datagram.array());
        return lastDatagram;
    }

    /** Destination unreachable, port unreachable, with the datagram that went there: RFC 792. */
    private byte[] unreachable() {
        ByteBuffer message = ByteBuffer.allocate(8 + lastDatagram.length).put((byte) 3).put((byte) 3).put(8, lastDatagram);
        return message.putShort(2, (short) checksum(message.array(), message.capacity(), 0)).array();
    }

    private static long pseudoHeader(int protocol, int length) {
        return 2L * 0x0A00 + 1 + 2 + protocol + length;
    }

    /** RFC 1071. */
    private static int checksum(byte[] octets, int count, long start) {
        long sum = start;
        for (int i = 0; i < count; i++)
            sum += i % 2 == 0 ? (octets[i] & 0xFF) << 8 : octets[i] & 0xFF;
        while (sum >> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (int) ~sum & 0xFFFF;
    }
}
