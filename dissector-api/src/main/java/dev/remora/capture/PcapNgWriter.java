package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes pcapng, little-endian: an interface for each that frames were taken on, and another section where one has no room for more of them; see {@link PcapNgBlocks} and
 * {@link PcapNgReader} for what is where. Times count nanoseconds; those before 1970 have an interface of their own whose clock starts earlier.
 *
 * <p>What the capture of the first frame says about itself is written; what those of later ones say is not, as in Wireshark.
 */
final class PcapNgWriter implements CaptureWriter {
    private static final int AROUND_SECTION   = 28;
    private static final int AROUND_INTERFACE = 20;
    private static final int AROUND_PACKET    = 32;

    private static final byte NANOSECONDS = 9;               // as a negative power of ten

    /** Seconds at which the clock for times before 1970 starts, before every time that a long of nanoseconds holds; and its ticks at 1970, 10^19. */
    private static final long EARLY      = -10_000_000_000L;
    private static final long EARLY_1970 = 0x8AC7230489E80000L;

    private final Output                         out;
    private final Map<CaptureInterface, Integer> interfaces = new HashMap<>();
    private final Map<CaptureInterface, Integer> early      = new HashMap<>();       // those whose clock starts before 1970
    private CaptureSection                       about      = CaptureSection.SILENT;
    private boolean                              begun;

    /** Of the frame before. */
    private @Nullable CaptureInterface takenOn;
    private int                        linkType = LinkType.NONE;
    private boolean                    isEarly;
    private int                        id;

    PcapNgWriter(String name, OutputStream stream) {
        this.out = new Output(name, stream);
    }

    @Override
    public void write(Frame frame) throws CaptureException {
        if (frame.linkType() == LinkType.NONE)
            return;
        out.check(frame);
        long time = frame.timeNanos();
        if (frame.takenOn() != takenOn || frame.linkType() != linkType || time < 0 != isEarly)
            change(frame);
        long ticks = isEarly ? time + EARLY_1970 : time;
        WrittenOptions options = frame.comments().isEmpty() ? WrittenOptions.NONE : new WrittenOptions().texts(PcapNgOptions.COMMENT, frame.comments());
        int octets = AROUND_PACKET + PcapNgOptions.padded(frame.length()) + options.length();
        out.i32(PcapNgBlocks.ENHANCED_PACKET).i32(octets).i32(id).i32((int) (ticks >>> 32)).i32((int) ticks).i32(frame.length()).i32(frame.originalLength());
        out.octets(frame.array(), frame.start(), frame.length()).pad();
        options.write(out);
        out.i32(octets);
    }

    /** Another interface or clock than of the frame before. */
    private void change(Frame frame) throws CaptureException {
        CaptureInterface from = frame.takenOn() == null ? CaptureInterface.of(frame.linkType(), "") : frame.takenOn();
        begin(from.section());
        takenOn = frame.takenOn();
        linkType = frame.linkType();
        isEarly = frame.timeNanos() < 0;
        Integer known = (isEarly ? early : interfaces).get(from);
        id = known == null ? add(from) : known;
    }

    private void begin(CaptureSection first) throws CaptureException {
        if (begun)
            return;
        about = first;
        section();
        begun = true;
    }

    private void section() throws CaptureException {
        interfaces.clear();
        early.clear();
        WrittenOptions options = new WrittenOptions().texts(PcapNgOptions.COMMENT, about.comments()).text(PcapNgOptions.HARDWARE, about.hardware())
                .text(PcapNgOptions.OPERATING_SYSTEM, about.operatingSystem()).text(PcapNgOptions.APPLICATION, about.application());
        int octets = AROUND_SECTION + options.length();
        out.i32(PcapNgBlocks.SECTION).i32(octets).i32(PcapNgBlocks.ORDER).u16(1).u16(0).i64(-1);
        options.write(out);
        out.i32(octets);
    }

    private int add(CaptureInterface added) throws CaptureException {
        if (interfaces.size() + early.size() == PcapNgBlocks.MOST_INTERFACES)
            section();
        int number = interfaces.size() + early.size();
        (isEarly ? early : interfaces).put(added, number);
        WrittenOptions options = new WrittenOptions().text(PcapNgOptions.NAME, PcapNgBlocks.cut(added.name()))
                .text(PcapNgOptions.DESCRIPTION, PcapNgBlocks.cut(added.description())).octets(PcapNgOptions.RESOLUTION, NANOSECONDS);
        if (!added.filter().isEmpty())
            options.text(PcapNgOptions.FILTER, "\0" + PcapNgBlocks.cut(added.filter()));
        if (added.frameCheckOctets() >= 0)
            options.octets(PcapNgOptions.FRAME_CHECK, (byte) added.frameCheckOctets());
        if (isEarly)
            options.number(PcapNgOptions.OFFSET, EARLY);
        int octets = AROUND_INTERFACE + options.length();
        out.i32(PcapNgBlocks.INTERFACE).i32(octets).u16(added.linkType()).u16(0).i32((int) added.snapLength());
        options.write(out);
        out.i32(octets);
        return number;
    }

    @Override
    public void flush() throws CaptureException {
        begin(CaptureSection.SILENT);
        out.flush();
    }

    @Override
    public void close() throws CaptureException {
        begin(CaptureSection.SILENT);
        out.close();
    }
}
