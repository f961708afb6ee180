package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import java.util.List;

/**
 * Reads the records of a pcap capture; draft-ietf-opsawg-pcap section 5.
 *
 * <pre>
 *  0: seconds    4: micro- or nanoseconds    8: captured length    12: original length    16: the captured octets
 * </pre>
 */
final class PcapReader implements RecordReader {
    private final Window             window;
    private final PcapHeader.Lengths lengths;
    private final CaptureInterface   where;
    private final int                linkType;
    private final int                nanosPerFraction;
    private final PcapLayout         layout;
    private final int                header;
    private final int                most;
    private long                     number;
    private long                     position;

    /** A reader of the records after the file header at which the window is. */
    PcapReader(Window window) throws CaptureException {
        PcapHeader file = PcapHeader.read(window);
        this.window = window;
        this.lengths = file.lengths();
        this.linkType = file.linkType();
        this.nanosPerFraction = file.nanosPerFraction();
        this.layout = PcapLayout.of(window, file);
        this.header = layout.header;
        this.most = RecordReader.most(linkType);
        this.where = new CaptureInterface(linkType, file.snapLength(), "", "", "", file.frameCheckOctets(), CaptureSection.SILENT);
    }

    @Override
    public String format() {
        return layout.title;
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        Window in = window;
        if (!in.reach(header))
            return ended();
        int at = in.at;
        long stamp = in.pair(at);
        long sizes = in.pair(at + 8);
        int captured = (int) sizes;
        int original = (int) (sizes >>> 32);
        if (lengths != PcapHeader.Lengths.CAPTURED_FIRST) {
            int first = captured;
            captured = (int) lengths.captured(first & 0xFFFF_FFFFL, original & 0xFFFF_FFFFL);
            original = captured == first ? original : first;
        }
        if (Integer.compareUnsigned(captured, most) > 0)
            throw in.damage(8, RecordReader.tooLong(number + 1, captured, most));
        if (!in.reach(header + captured))
            throw in.cut("frame " + (number + 1));
        at = in.at;
        long time = (stamp & 0xFFFF_FFFFL) * 1_000_000_000 + (stamp >>> 32) * nanosPerFraction;
        position = in.position();
        frame.wrap(in.octets, at + header, captured, RecordReader.saturated(original)).describe(++number, time, linkType, -1);
        in.at = at + header + captured;
        return true;
    }

    @Override
    public int waiting(Frame[] frames) {
        if (lengths != PcapHeader.Lengths.CAPTURED_FIRST)
            return 0;
        Window in = window;
        int count = 0;
        for (int at = in.at; count < frames.length && in.end - at >= header; count++) {
            int captured = (int) in.pair(at + 8);
            if (captured < 0 || captured > in.end - at - header)
                break;
            frames[count].wrap(in.octets, at + header, captured, captured).describe(0, 0, linkType, -1);
            at += header + captured;
        }
        return count;
    }

    private boolean ended() throws CaptureException {
        if (window.isAtEnd())
            return false;
        throw window.cut("the record header of frame " + (number + 1));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(where);
    }

    @Override
    public CaptureSection section() {
        return CaptureSection.SILENT;
    }

    @Override
    public Capture.Mark mark() {
        return new Capture.Mark(window.position(), number, 0, null);
    }

    @Override
    public void resume(Capture.Mark mark) {
        number = mark.number();
    }
}
