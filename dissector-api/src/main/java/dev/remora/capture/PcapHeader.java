package dev.remora.capture;

import static java.lang.Integer.reverseBytes;

import dev.remora.packet.LinkType;

/**
 * The file header of a pcap capture, and what its numbers imply: draft-ietf-opsawg-pcap section 4, and for what is older than any text
 * the practice of libpcap and Wireshark.
 *
 * <pre>
 *  0: magic, which gives octet order and resolution     4: major version    6: minor version
 *  8: time zone (0)    12: accuracy (0)    16: snap length    20: link type and length of the frame check sequence
 * </pre>
 *
 * @param bigEndian        octet order of every number in the file
 * @param nanosPerFraction nanoseconds that one unit of a record's fractional seconds stands for
 * @param lengths          order in which a record gives its two lengths
 * @param linkType         LINKTYPE_ number
 * @param snapLength       most octets of a frame that were kept
 * @param frameCheckOctets -1 where the header does not say
 * @param kind             the patch that the magic number tells of
 */
record PcapHeader(boolean bigEndian, int nanosPerFraction, Lengths lengths, int linkType, long snapLength, int frameCheckOctets, Kind kind) {
    private static final int LENGTH = 24;
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int KUZNETZOV = 0xA1B2CD34;
    private static final int IXIA_HARDWARE = 0x1C0001AC;
    private static final int IXIA_SOFTWARE = 0x1C0001AB;
    private static final int FCS_IS_PRESENT = 0x0400_0000;
    private static final int NOT_AIX = -1;

    /** Who patched the format, as far as the magic number tells. */
    enum Kind { PLAIN, MODIFIED, IXIA }

    /** The order of a record's two lengths; in version 2.3 both were written. */
    enum Lengths {
        CAPTURED_FIRST, CAPTURED_LAST, SMALLER_IS_CAPTURED;

        long captured(long first, long second) {
            return switch (this) {
                case CAPTURED_FIRST -> first;
                case CAPTURED_LAST -> second;
                case SMALLER_IS_CAPTURED -> Math.min(first, second);
            };
        }
    }

    /** Whether these four octets, read big-endian, begin a pcap capture. */
    static boolean isMagic(int magic) {
        return isPlainMagic(magic) || isPlainMagic(reverseBytes(magic));
    }

    private static boolean isPlainMagic(int magic) {
        return switch (magic) {
            case MICROSECONDS, NANOSECONDS, KUZNETZOV, IXIA_HARDWARE, IXIA_SOFTWARE -> true;
            default -> false;
        };
    }

    /** Reads the header and leaves the window, set to the capture's octet order, at the first record. */
    static PcapHeader read(Window window) throws CaptureException {
        if (!window.reach(LENGTH))
            throw window.cut("the pcap file header, which has " + LENGTH + " octets");
        window.bigEndian = true;
        window.bigEndian = isPlainMagic(window.i32(window.at));
        PcapHeader header = of(window);
        if (!window.skip(header.kind == Kind.IXIA ? LENGTH + 4 : LENGTH))    // Ixia adds the length of all records
            throw window.cut("the pcap file header of an Ixia capture, which has 28 octets");
        return header;
    }

    private static PcapHeader of(Window window) throws CaptureException {
        int magic = window.i32(window.at);
        int major = window.u16(window.at + 4);
        int minor = window.u16(window.at + 6);
        long snapLength = window.u32(window.at + 16);
        int network = window.i32(window.at + 20);
        if (major < 2)
            throw window.damage(4, "pcap version " + major + "." + minor + " is not known; 2.4 is what nearly every capture has");
        int aix = magic == MICROSECONDS && major == 2 && minor == 2 ? aixLinkType(network & 0xFFFF) : NOT_AIX;
        int linkType = aix == NOT_AIX ? RecordReader.registered(network & 0xFFFF) : aix;
        int nanos = magic == NANOSECONDS || aix != NOT_AIX ? 1 : 1_000;
        int frameCheck = (network & FCS_IS_PRESENT) == 0 ? -1 : (network >>> 28) * 2;
        return new PcapHeader(window.bigEndian, nanos, lengths(major, minor), linkType, snapLength, frameCheck, kind(magic));
    }

    private static Kind kind(int magic) {
        return switch (magic) {
            case KUZNETZOV -> Kind.MODIFIED;
            case IXIA_HARDWARE, IXIA_SOFTWARE -> Kind.IXIA;
            default -> Kind.PLAIN;
        };
    }

    private static Lengths lengths(int major, int minor) {
        if (major == 2 && minor == 3)
            return Lengths.SMALLER_IS_CAPTURED;
        boolean old = major == 2 && minor < 3 || major == 543;               // 543 is what DG/UX wrote
        return old ? Lengths.CAPTURED_LAST : Lengths.CAPTURED_FIRST;
    }

    /** AIX wrote version 2.2 with nanoseconds, and the interface types of RFC 1573 in place of link types. */
    private static int aixLinkType(int interfaceType) {
        return switch (interfaceType) {
            case 6 -> LinkType.ETHERNET;
            case 9 -> 6;                                                     // token ring
            case 15 -> 10;                                                   // FDDI
            case 24 -> LinkType.NULL;
            default -> NOT_AIX;
        };
    }
}
