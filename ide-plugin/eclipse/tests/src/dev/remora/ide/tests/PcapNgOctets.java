package dev.remora.ide.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** A capture in pcapng that has much beside its frames. */
final class PcapNgOctets {
    private static final int SECTION = 0x0A0D0D0A;
    private static final int NAMES   = 4;

    private PcapNgOctets() {}

    // Of two sections in either octet order, with interfaces, a name of an address between frames and behind them, and a comment on each frame.
    static byte[] pcapNg(int... ports) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int whole = ports.length;
        for (int half = 0; half < 2; half++) {
            ByteOrder order = half == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            section(all, order, whole);
            int from = half;
            all.write(block(order, 1, body(order, 24).putShort((short) 1).putShort((short) 0).putInt(0).put(option(order, 2, "eth" + (7 + half)))));
            all.write(block(order, NAMES, body(order, 12).put(HexFormat.of().parseHex("0000000000000000")).putInt(0)));
            for (int port : Arrays.stream(ports).filter(port -> (port > 2 ? 1 : 0) == from).toArray())
                all.write(packet(order, port));
            all.write(block(order, NAMES, body(order, 12).put(HexFormat.of().parseHex("0000000000000000")).putInt(half)));
        }
        return all.toByteArray();
    }

    // The interface of the second section is of raw IP.
    static byte[] ofTwoLinks() throws IOException {
        byte[] octets = pcapNg(1, 2, 3, 4);
        int second = 4;
        while (ByteBuffer.wrap(octets).getInt(second) != SECTION)
            second += 4;
        octets[second + 28 + 8] = 101;
        return octets;
    }

    // How long it is is said where no frame is left out.
    private static void section(ByteArrayOutputStream all, ByteOrder order, int frames) throws IOException {
        all.write(block(order, SECTION, body(order, 16).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(frames == 4 ? 1000 : -1)));
    }

    private static byte[] packet(ByteOrder order, int port) {
        String type = port == 9 ? "9999" : "0800";
        byte[] frame = HexFormat.of().parseHex("020000000002020000000001" + type + "4500001c000100004011b1ceC0000201C0000202" + "0001" + String.format(Locale.ROOT, "%04x", port)
                + "00080000");
        long micros = port * 1_001_000L;
        ByteBuffer body = body(order, 64 + 16).putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros).putInt(42).putInt(42).put(frame).putShort((short) 0);
        return block(order, 6, body.put(option(order, 1, "packet " + port)));
    }

    private static ByteBuffer body(ByteOrder order, int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static byte[] option(ByteOrder order, int code, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer option = body(order, 4 + (octets.length + 3 & ~3) + 4).putShort((short) code).putShort((short) octets.length).put(octets);
        return option.array();
    }

    private static byte[] block(ByteOrder order, int type, ByteBuffer body) {
        int length = 12 + body.position();
        return body(order, length).putInt(type).putInt(length).put(body.flip()).putInt(length).array();
    }
}
