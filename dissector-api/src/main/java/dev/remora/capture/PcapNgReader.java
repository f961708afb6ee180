package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packet blocks of a pcapng capture; draft-ietf-opsawg-pcapng sections 4.3, 4.4 and A.
 *
 * <pre>
 *  enhanced packet:  8: interface          12: time   20: captured length   24: original length   28: octets, then options
 *  obsolete packet:  8: interface, drops   12: time   20: captured length   24: original length   28: octets, then options
 *  simple packet:    8: original length    12: octets
 *  custom:           8: enterprise         12: octets
 * </pre>
 *
 * <p>An interface belongs to its section and is numbered there from 0. A custom block counts as a frame of no link, as it does in Wireshark,
 * so that frame numbers agree. Blocks of other types are passed over.
 */
final class PcapNgReader implements RecordReader {
    private static final int OCTETS        = 28;
    private static final int SIMPLE_OCTETS = 12;
    private static final int CUSTOM_OCTETS = 12;

    private final Window        window;
    private final PcapNgOptions options;
    private PcapNgSection       section;
    private long                number;
    private long                position;
    private long                time;

    /** What is to be said at the end of the capture against a section that was read. */
    private @Nullable CaptureException doubt;

    /** A reader of the capture whose first section header is where the window is. */
    PcapNgReader(Window window) throws CaptureException {
        this.window = window;
        this.options = new PcapNgOptions(window);
        this.section = PcapNgBlocks.section(window);
        this.doubt = section.doubt;
    }

    @Override
    public String format() {
        return "pcapng";
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        Window in = window;
        while (in.reach(PcapNgBlocks.HEADER))
            switch (in.i32(in.at)) {
            case PcapNgBlocks.ENHANCED_PACKET -> { return packet(frame, true); }
            case PcapNgBlocks.OBSOLETE_PACKET -> { return packet(frame, false); }
            case PcapNgBlocks.SIMPLE_PACKET -> { return simplePacket(frame); }
            case PcapNgBlocks.CUSTOM, PcapNgBlocks.PRIVATE -> { return customBlock(frame); }
            case PcapNgBlocks.INTERFACE -> section = PcapNgBlocks.withInterface(in, section);
            case PcapNgBlocks.SECTION -> begin(PcapNgBlocks.section(in));
            default -> PcapNgBlocks.pass(in);
            }
        if (!in.isAtEnd())
            throw in.cut("a block header");
        if (doubt != null)
            throw doubt;
        return false;
    }

    @Override
    public int waiting(Frame[] frames) {
        Window in = window;
        int count = 0;
        for (int at = in.at; count < frames.length && in.end - at >= OCTETS && in.i32(at) == PcapNgBlocks.ENHANCED_PACKET; count++) {
            int octets = in.i32(at + 4);
            int id = in.i32(at + 8);
            int captured = in.i32(at + 20);
            if (octets < OCTETS || octets > in.end - at || captured < 0 || captured > octets - OCTETS || Integer.compareUnsigned(id, section.count) >= 0)
                break;
            frames[count].wrap(in.octets, at + OCTETS, captured, captured).describe(0, 0, section.linkTypes[id], id);
            at += octets;
        }
        return count;
    }

    private void begin(PcapNgSection next) {
        section = next;
        doubt = doubt == null ? next.doubt : doubt;
    }

    private boolean packet(Frame frame, boolean enhanced) throws CaptureException {
        Window in = window;
        if (!in.reach(OCTETS))
            throw in.cut("the block of frame " + (number + 1));
        int id = enhanced ? in.i32(in.at + 8) : in.u16(in.at + 8);
        if (Integer.compareUnsigned(id, section.count) >= 0)
            throw in.damage(8, ofNoInterface(id));
        int captured = in.i32(in.at + 20);
        checkLength(captured, 20, section.linkTypes[id]);
        int octets = PcapNgBlocks.whole(in, "packet block", OCTETS + PcapNgOptions.padded(captured));
        int at = in.at;
        List<String> comments = comments(at + OCTETS + PcapNgOptions.padded(captured), at + octets - PcapNgBlocks.TRAILER);
        time = section.clocks[id].nanos(in.u32(at + 12) << 32 | in.u32(at + 16));
        frame.wrap(in.octets, at + OCTETS, captured, RecordReader.saturated(in.i32(at + 24))).describe(++number, time, section.linkTypes[id], id).takenOn(section.interfaces[id])
                .remarked(comments);
        done(octets);
        return true;
    }

    /** A simple packet is of interface 0, has no time, and gives its captured length only through the other lengths. */
    private boolean simplePacket(Frame frame) throws CaptureException {
        Window in = window;
        if (section.count == 0)
            throw in.damage(0, ofNoInterface(0));
        int octets = PcapNgBlocks.whole(in, "simple packet block", SIMPLE_OCTETS);
        int original = RecordReader.saturated(in.i32(in.at + 8));
        int room = octets - SIMPLE_OCTETS - PcapNgBlocks.TRAILER;
        long snapLength = section.snapLength(0);
        int captured = (int) Math.min(Math.min(original, room), snapLength == 0 ? room : snapLength);
        checkLength(captured, 8, section.linkTypes[0]);
        frame.wrap(in.octets, in.at + SIMPLE_OCTETS, captured, original).describe(++number, time, section.linkTypes[0], 0).takenOn(section.interfaces[0])
                .untimed();
        done(octets);
        return true;
    }

    private boolean customBlock(Frame frame) throws CaptureException {
        int octets = PcapNgBlocks.whole(window, "custom block", CUSTOM_OCTETS);
        int length = octets - CUSTOM_OCTETS - PcapNgBlocks.TRAILER;
        frame.wrap(window.octets, window.at + CUSTOM_OCTETS, length, length).describe(++number, time, LinkType.NONE, -1).untimed();
        done(octets);
        return true;
    }

    private void checkLength(int captured, int ahead, int linkType) throws CaptureException {
        if (Integer.compareUnsigned(captured, MOST) > 0 && Integer.compareUnsigned(captured, RecordReader.most(linkType)) > 0)
            throw window.damage(ahead, RecordReader.tooLong(number + 1, captured, RecordReader.most(linkType)));
    }

    private String ofNoInterface(int id) {
        return "frame " + (number + 1) + " refers to interface " + Integer.toUnsignedString(id) + "; the section has " + section.count + " so far, numbered from 0";
    }

    /** The comments among options. Options that make no sense mean that the captured length is not to be trusted either. */
    private List<String> comments(int begin, int end) throws CaptureException {
        if (begin == end)
            return List.of();
        int count = 0;
        options.over(begin, end);
        while (options.next())
            count += options.code() == PcapNgOptions.COMMENT ? 1 : 0;
        options.checkEnd();
        return count == 0 ? List.of() : comments(begin, end, count);
    }

    private List<String> comments(int begin, int end, int count) {
        List<String> comments = new ArrayList<>(count);
        options.over(begin, end);
        while (options.next())
            if (options.code() == PcapNgOptions.COMMENT)
                comments.add(options.text());
        return List.copyOf(comments);
    }

    private void done(int octets) {
        position = window.position();
        window.at += octets;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return section.interfaces();
    }

    @Override
    public CaptureSection section() {
        return section.about;
    }

    @Override
    public Capture.Mark mark() {
        return new Capture.Mark(window.position(), number, time, section);
    }

    @Override
    public void resume(Capture.Mark mark) {
        section = Objects.requireNonNull(mark.section).copy();
        window.bigEndian = section.bigEndian;
        number = mark.number();
        time = mark.time;
    }
}
