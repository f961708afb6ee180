package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every pcapng block, and the blocks that describe: section header and interface; draft-ietf-opsawg-pcapng sections 3.1,
 * 4.1 and 4.2.
 *
 * <pre>
 *  every block:      0: type   4: length of the whole block   …   length - 4: length of the whole block
 *  section header:   8: octet order   12: major version   14: minor version   16: length of the section   24: options
 *  interface:        8: link type     10: 0               12: snap length                                 16: options
 * </pre>
 */
final class PcapNgBlocks {
    /** Types of blocks; that of a section header is the same in both octet orders. */
    static final int SECTION         = 0x0A0D0D0A;
    static final int INTERFACE       = 1;
    static final int OBSOLETE_PACKET = 2;
    static final int SIMPLE_PACKET   = 3;
    static final int ENHANCED_PACKET = 6;
    static final int CUSTOM          = 0x0BAD;
    static final int PRIVATE         = 0x40000BAD;

    /** What tells the octet order of a section. */
    static final int ORDER = 0x1A2B3C4D;

    /** Octets of type and length before a body, and of the length behind it. */
    static final int HEADER  = 8;
    static final int TRAILER = 4;

    /** The most octets a block's options can have; a comment has at most 65,535. More is damage. */
    static final int MOST_OPTIONS = 16 * 1024 * 1024;

    /** The most interfaces of a section: as many as a packet block could name when it had two octets for it. */
    static final int MOST_INTERFACES = 1 << 16;

    private static final int SECTION_OPTIONS   = 24;
    private static final int INTERFACE_OPTIONS = 16;
    private static final int LONGEST_NAME      = 1024;       // characters of an interface's name and description; what is behind them is left out

    private PcapNgBlocks() {}

    /** Reads a section header and takes over its octet order. */
    static PcapNgSection section(Window in) throws CaptureException {
        if (!in.reach(HEADER + 4))
            throw in.cut("a section header block");
        in.bigEndian = true;
        int order = in.i32(in.at + 8);
        if (order != ORDER && order != Integer.reverseBytes(ORDER))
            throw in.damage(8, "the byte-order magic of a section is " + HexFormat.of().toHexDigits(order) + "; it must be 1a2b3c4d or 4d3c2b1a");
        in.bigEndian = order == ORDER;
        int length = whole(in, "section header block", SECTION_OPTIONS);
        CaptureException doubt = doubt(in, in.u16(in.at + 12), in.u16(in.at + 14));
        CaptureSection about = about(options(in, SECTION_OPTIONS, length));
        in.at += length;
        return new PcapNgSection(in.bigEndian, about, doubt);
    }

    /** A version that is not known is read as 1.0, since its frames may well be there, and reported. */
    private static @Nullable CaptureException doubt(Window in, int major, int minor) {
        if (major == 1 && (minor == 0 || minor == 2))               // 1.2 was written by some and is the same as 1.0
            return null;
        return in.damage(12, "pcapng version " + major + "." + minor + " is not known; this section was read as version 1.0");
    }

    private static CaptureSection about(PcapNgOptions options) throws CaptureException {
        List<String> comments = new ArrayList<>();
        String hardware = "";
        String operatingSystem = "";
        String application = "";
        while (options.next())
            switch (options.code()) {
            case PcapNgOptions.COMMENT -> comments.add(options.text());
            case PcapNgOptions.HARDWARE -> hardware = options.text();
            case PcapNgOptions.OPERATING_SYSTEM -> operatingSystem = options.text();
            case PcapNgOptions.APPLICATION -> application = options.text();
            default -> {}
            }
        options.checkEnd();
        return new CaptureSection(comments, hardware, operatingSystem, application);
    }

    // So that interfaces that a file makes up take no more than their number.
    static String cut(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    /** Reads an interface block; its section with the interface. */
    static PcapNgSection withInterface(Window in, PcapNgSection section) throws CaptureException {
        int length = whole(in, "interface block", INTERFACE_OPTIONS);
        int linkType = RecordReader.registered(in.u16(in.at + 8));
        long snapLength = in.u32(in.at + 12);
        String name = "";
        String description = "";
        String filter = "";
        int frameCheck = -1;
        int resolution = 6;
        long offset = 0;
        PcapNgOptions options = options(in, INTERFACE_OPTIONS, length);
        while (options.next())
            switch (options.code()) {
            case PcapNgOptions.NAME -> name = cut(options.text());
            case PcapNgOptions.DESCRIPTION -> description = cut(options.text());
            case PcapNgOptions.RESOLUTION -> resolution = options.length() == 1 ? options.octet() : resolution;
            case PcapNgOptions.FILTER -> filter = cut(options.filter());
            case PcapNgOptions.FRAME_CHECK -> frameCheck = options.length() == 1 ? options.octet() : frameCheck;
            case PcapNgOptions.OFFSET -> offset = options.length() == 8 ? options.eightOctets() : offset;
            default -> {}
            }
        options.checkEnd();
        if (section.count >= MOST_INTERFACES)
            throw in.damage(0, "a section has more than 65,536 interfaces");
        in.at += length;
        return section.with(new CaptureInterface(linkType, snapLength, name, description, filter, frameCheck, section.about), new Clock(resolution, offset));
    }

    /** Passes over a block, however long. */
    static void pass(Window in) throws CaptureException {
        long start = in.position();
        int type = in.i32(in.at);
        int length = in.i32(in.at + 4);
        long padded = padded(length);
        if (padded < HEADER + TRAILER)
            throw tooShort(in, "block of type " + Integer.toUnsignedString(type), HEADER + TRAILER);
        if (!in.skip(padded - TRAILER) || !in.reach(TRAILER))
            throw in.cut("the block of type " + Integer.toUnsignedString(type) + " that begins at octet " + start);
        checkTrailer(in, 0, length);
        in.at += TRAILER;
    }

    /**
     * Makes sure that the whole block is in the window and that both its lengths agree.
     *
     * @param  body where its options begin at the earliest
     * @return      its octets, padding included
     */
    static int whole(Window in, String what, int body) throws CaptureException {
        if (!in.reach(HEADER))
            throw in.cut("the header of the " + what);
        int length = in.i32(in.at + 4);
        long padded = padded(length);
        if (padded < body + TRAILER)
            throw tooShort(in, what, body + TRAILER);
        if (padded > body + MOST_OPTIONS + TRAILER)
            throw in.damage(4, "the " + what + says(length) + "at most " + (body + MOST_OPTIONS + TRAILER) + " are possible");
        if (!in.reach((int) padded))
            throw in.cut("the " + what + " that begins at octet " + in.position());
        checkTrailer(in, (int) padded - TRAILER, length);
        return (int) padded;
    }

    /** Octets that a length field takes up: blocks begin at multiples of four, also where a writer forgot to count the padding. */
    static long padded(int length) {
        return (length & 0xFFFF_FFFFL) + 3 & ~3L;
    }

    private static PcapNgOptions options(Window in, int begin, int length) {
        return new PcapNgOptions(in).over(in.at + begin, in.at + length - TRAILER);
    }

    private static void checkTrailer(Window in, int ahead, int length) throws CaptureException {
        int trailer = in.i32(in.at + ahead);
        if (trailer != length)
            throw in.damage(ahead, "the end of a block" + says(trailer) + "its start claims " + Integer.toUnsignedString(length));
    }

    private static String says(int length) {
        return " claims " + Integer.toUnsignedString(length) + " octets; ";
    }

    private static CaptureException tooShort(Window in, String what, int least) {
        return in.damage(4, "the " + what + says(in.i32(in.at + 4)) + "at least " + least + " are needed");
    }
}
