package dev.remora.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options of a pcapng block that is written, little-endian: put together first, since the block says ahead how long it is. See {@link PcapNgOptions} for what is where. */
final class WrittenOptions {
    static final WrittenOptions NONE = new WrittenOptions();

    private static final int HEADER  = 4;                    // code and length
    private static final int LONGEST = 0xFFFF;

    private final List<byte[]> options = new ArrayList<>();

    /** Adds each of these texts. */
    WrittenOptions texts(int code, List<String> texts) {
        for (String text : texts)
            octets(code, encoded(text));
        return this;
    }

    /** Adds a text, unless there is none. */
    WrittenOptions text(int code, String text) {
        return text.isEmpty() ? this : octets(code, encoded(text));
    }

    WrittenOptions octets(int code, byte... value) {
        options.add(buffer(HEADER + PcapNgOptions.padded(value.length)).putShort((short) code).putShort((short) value.length).put(value).array());
        return this;
    }

    WrittenOptions number(int code, long value) {
        return octets(code, buffer(Long.BYTES).putLong(value).array());
    }

    private static ByteBuffer buffer(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A text for an option, whose length has two octets: a character that would not be in them whole is left out, and what is behind it. */
    private static byte[] encoded(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, LONGEST);
        while (length < octets.length && (octets[length] & 0xC0) == 0x80)
            length--;
        return length == octets.length ? octets : Arrays.copyOf(octets, length);
    }

    /** Octets of all, with what ends them; 0 where there are none. */
    int length() {
        return options.isEmpty() ? 0 : HEADER + options.stream().mapToInt(option -> option.length).sum();
    }

    void write(Output out) throws CaptureException {
        for (byte[] option : options)
            out.octets(option, 0, option.length);
        if (!options.isEmpty())
            out.i32(PcapNgOptions.END);
    }
}
