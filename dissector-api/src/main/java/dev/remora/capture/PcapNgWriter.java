package dev.remora.capture;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes pcapng, little-endian: an interface for each link type and name, and another section where one has no room for more of them; see {@link PcapNgBlocks} and
 * {@link PcapNgReader} for what is where. Times count nanoseconds; those before 1970 have an interface of their own whose clock starts earlier.
 */
final class PcapNgWriter implements CaptureWriter {
    private static final int SECTION         = 0x0A0D0D0A;
    private static final int ORDER           = 0x1A2B3C4D;
    private static final int INTERFACE       = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int NAME            = 2;
    private static final int RESOLUTION      = 9;
    private static final int OFFSET          = 14;
    private static final int OPTION          = 4;           // octets before the value of an option
    private static final int LONGEST         = 0xFFFF;
    private static final int AROUND_PACKET   = 32;
    private static final int EARLY_KEY       = 1 << 16;

    /** Seconds at which the clock for times before 1970 starts, before every time that a long of nanoseconds holds; and its ticks at 1970, 10^19. */
    private static final long EARLY      = -10_000_000_000L;
    private static final long EARLY_1970 = 0x8AC7230489E80000L;

    private static final int[] NONE = {};

    private final Output             out;
    private final Map<String, int[]> interfaces = new HashMap<>();        // by name: pairs of a key and the number of its interface
    private int                      count;
    private boolean                  begun;

    PcapNgWriter(String name, OutputStream stream) {
        this.out = new Output(name, stream);
    }

    @Override
    public void write(Frame frame) throws CaptureException {
        if (frame.linkType() == LinkType.NONE)
            return;
        out.check(frame);
        begin();
        long time = frame.timeNanos();
        int id = interfaceOf(frame.interfaceName(), frame.linkType() | (time < 0 ? EARLY_KEY : 0));
        long ticks = time < 0 ? time + EARLY_1970 : time;
        List<byte[]> comments = frame.comments().isEmpty() ? List.of() : frame.comments().stream().map(PcapNgWriter::option).toList();
        int options = comments.isEmpty() ? 0 : OPTION + comments.stream().mapToInt(comment -> OPTION + PcapNgOptions.padded(comment.length)).sum();
        int octets = AROUND_PACKET + PcapNgOptions.padded(frame.length()) + options;
        out.i32(ENHANCED_PACKET).i32(octets).i32(id).i32((int) (ticks >>> 32)).i32((int) ticks).i32(frame.length()).i32(frame.originalLength());
        out.octets(frame.array(), frame.start(), frame.length()).pad();
        for (byte[] comment : comments)
            out.u16(PcapNgOptions.COMMENT).u16(comment.length).octets(comment, 0, comment.length).pad();
        if (!comments.isEmpty())
            out.i32(PcapNgOptions.END);
        out.i32(octets);
    }

    /** A text for an option, whose length has two octets: a character that would not be in them whole is left out, and what is behind it. */
    private static byte[] option(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, LONGEST);
        while (length < octets.length && (octets[length] & 0xC0) == 0x80)
            length--;
        return length == octets.length ? octets : Arrays.copyOf(octets, length);
    }

    private void begin() throws CaptureException {
        if (!begun)
            section();
        begun = true;
    }

    private void section() throws CaptureException {
        interfaces.clear();
        count = 0;
        out.i32(SECTION).i32(28).i32(ORDER).u16(1).u16(0).i64(-1).i32(28);
    }

    private int interfaceOf(String name, int key) throws CaptureException {
        int[] known = interfaces.getOrDefault(name, NONE);
        for (int i = 0; i < known.length; i += 2)
            if (known[i] == key)
                return known[i + 1];
        if (count == PcapNgBlocks.MOST_INTERFACES) {
            section();
            known = NONE;
        }
        int[] more = Arrays.copyOf(known, known.length + 2);
        more[known.length] = key;
        more[known.length + 1] = count;
        interfaces.put(name, more);
        describe(name, key & 0xFFFF, key >= EARLY_KEY);
        return count++;
    }

    private void describe(String name, int linkType, boolean early) throws CaptureException {
        byte[] called = name.equals(PcapNgSection.UNNAMED) ? new byte[0] : option(PcapNgBlocks.cut(name));
        int octets = 32 + (called.length == 0 ? 0 : OPTION + PcapNgOptions.padded(called.length)) + (early ? 12 : 0);
        out.i32(INTERFACE).i32(octets).u16(linkType).u16(0).i32(0);
        if (called.length > 0)
            out.u16(NAME).u16(called.length).octets(called, 0, called.length).pad();
        out.u16(RESOLUTION).u16(1).i32(9);
        if (early)
            out.u16(OFFSET).u16(8).i64(EARLY);
        out.i32(PcapNgOptions.END).i32(octets);
    }

    @Override
    public void flush() throws CaptureException {
        begin();
        out.flush();
    }

    @Override
    public void close() throws CaptureException {
        begin();
        out.close();
    }
}
