package dev.remora.capture;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes pcapng, one little-endian section, an interface for each link type; see {@link PcapNgBlocks} and {@link PcapNgReader} for what is
 * where. Times count nanoseconds; those before 1970 have an interface of their own whose clock starts earlier.
 */
final class PcapNgWriter implements CaptureWriter {
    private static final int SECTION         = 0x0A0D0D0A;
    private static final int ORDER           = 0x1A2B3C4D;
    private static final int INTERFACE       = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int RESOLUTION      = 9;
    private static final int OFFSET          = 14;
    private static final int AROUND_PACKET   = 32;
    private static final int EARLY_KEY       = 1 << 16;

    /** Seconds at which the clock for times before 1970 starts, before every time that a long of nanoseconds holds; and its ticks at 1970, 10^19. */
    private static final long EARLY      = -10_000_000_000L;
    private static final long EARLY_1970 = 0x8AC7230489E80000L;

    private final Output out;
    private int[]        interfaces = new int[4];
    private int          count;
    private boolean      begun;

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
        int id = interfaceOf(frame.linkType() | (time < 0 ? EARLY_KEY : 0));
        long ticks = time < 0 ? time + EARLY_1970 : time;
        int octets = AROUND_PACKET + (frame.length() + 3 & ~3);
        out.i32(ENHANCED_PACKET).i32(octets).i32(id).i32((int) (ticks >>> 32)).i32((int) ticks).i32(frame.length()).i32(frame.originalLength());
        out.octets(frame.array(), frame.start(), frame.length()).pad().i32(octets);
    }

    private void begin() throws CaptureException {
        if (begun)
            return;
        begun = true;
        out.i32(SECTION).i32(28).i32(ORDER).u16(1).u16(0).i64(-1).i32(28);
    }

    private int interfaceOf(int key) throws CaptureException {
        for (int id = 0; id < count; id++)
            if (interfaces[id] == key)
                return id;
        if (count == interfaces.length)
            interfaces = Arrays.copyOf(interfaces, count * 2);
        interfaces[count] = key;
        describe(key & 0xFFFF, key >= EARLY_KEY);
        return count++;
    }

    private void describe(int linkType, boolean early) throws CaptureException {
        int octets = early ? 44 : 32;
        out.i32(INTERFACE).i32(octets).u16(linkType).u16(0).i32(0);
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
