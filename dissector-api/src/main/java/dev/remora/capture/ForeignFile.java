package dev.remora.capture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of file that is no capture, or one in a format that is not read here, told by its first octets; so that a wrong file gets an
 * answer that helps.
 *
 * @param what  the file is, as the end of a sentence that begins with "this is"
 * @param at    octet at which the signature is
 * @param magic the signature, in hexadecimal
 */
record ForeignFile(String what, int at, String magic) {
    private static final int MAGIC = 4;
    private static final int SNIFF = 512;

    private static final String CONVERT = ", which is not read here; convert it to pcapng first (editcap does that)";
    private static final String RIGHT = "; expected a pcap or pcapng capture";

    /** A pcapng capture begins with 0a 0d 0d 0a, which no transfer as text leaves as it is; what tells its octet order is still there. */
    private static final Pattern MANGLED = Pattern.compile("(0a|0d){3,8}(..){0,10}(1a2b3c4d|4d3c2b1a)");

    // @formatter:off
    private static final List<ForeignFile> KNOWN = List.of(
        capture("a Sun snoop capture",                     "736e6f6f70000000"),
        capture("a Bluetooth HCI snoop capture",           "6274736e6f6f7000"),
        capture("a Microsoft Network Monitor 1 capture",   "52545353"),
        capture("a Microsoft Network Monitor 2 capture",   "474d4255"),
        capture("a Network Instruments Observer capture",  "4f62736572766572506b744275666665"),
        capture("a Sniffer capture",                       "5452534e4946462064617461"),
        capture("a Sniffer or NetXRay capture",            "58435000"),
        capture("a Visual Networks capture",               "05564e46"),
        capture("an EtherPeek or OmniPeek capture",        "7f766572"),
        capture("a 5View capture",                         "aaaaaaaa"),
        capture("a Tektronix K12 capture",                 "0000020012051001"),
        capture("an AIX iptrace capture",                  "6970747261636520"),
        other("a pcap capture as patched by Navtel",     0, "a12b3c4d"),
        other("a pcap capture as patched by Navtel",     0, "4d3c2ba1"),
        other("a pcap capture as patched by Mesquita",   0, "a1b234cd"),
        other("a pcap capture as patched by Mesquita",   0, "cd34b2a1"),
        packed("a bzip2-compressed file",                  "425a68"),
        packed("an xz-compressed file",                    "fd377a585a00"),
        packed("a zstd-compressed file",                   "28b52ffd"),
        packed("an lz4-compressed file",                   "04224d18"),
        packed("a file compressed twice with gzip",        "1f8b"),
        packed("a file compressed with compress",          "1f9d"),
        packed("a ZIP archive",                            "504b0304"),
        packed("a 7-Zip archive",                          "377abcaf271c"),
        packed("a RAR archive",                            "526172211a07"),
        other("a tar archive",                    257,     "7573746172"),
        other("a JPEG picture",                     0,     "ffd8ff"),
        other("a PNG picture",                      0,     "89504e470d0a1a0a"),
        other("a GIF picture",                      0,     "47494638"),
        other("a TIFF picture",                     0,     "49492a00"),
        other("a TIFF picture",                     0,     "4d4d002a"),
        other("a WebP picture",                     8,     "57454250"),
        other("a video",                            4,     "66747970"),
        other("a PDF document",                     0,     "25504446"),
        other("an ELF program",                     0,     "7f454c46"),
        other("a Windows program",                  0,     "4d5a"),
        other("a Java class",                       0,     "cafebabe"),
        other("an SQLite database",                 0,     "53514c69746520666f726d6174203300"),
        other("a Windows event log",                0,     "456c6646696c6500"));
    // @formatter:on

    private static ForeignFile capture(String what, String magic) {
        return new ForeignFile(what + CONVERT, 0, magic);
    }

    private static ForeignFile packed(String what, String magic) {
        return new ForeignFile(what + "; unpack it first", 0, magic);
    }

    private static ForeignFile other(String what, int at, String magic) {
        return new ForeignFile(what + RIGHT, at, magic);
    }

    /** Why the octets in the window are no capture that could be read. */
    static CaptureException refusal(Window window, boolean compressed) {
        window.reach(SNIFF);
        int count = Math.min(SNIFF, window.end - window.at);
        if (count < MAGIC && window.hasFailed())
            return window.cut("the first octets");
        byte[] first = Arrays.copyOfRange(window.octets, window.at, window.at + count);
        return window.damage(0, (compressed ? "in the gzip file, " : "") + kind(first, window));
    }

    private static String kind(byte[] first, Window window) {
        if (first.length == 0)
            return "this is an empty file" + RIGHT;
        String octets = HexFormat.of().formatHex(first);
        for (ForeignFile known : KNOWN)
            if (octets.startsWith(known.magic, known.at * 2))
                return "this is " + known.what;
        if (MANGLED.matcher(octets).lookingAt())
            return "this is a pcapng capture that was damaged by a transfer as text; transfer it again as binary";
        if (isErf(window))
            return "this is an Endace ERF capture" + CONVERT;
        if (isText(first))
            return "this is text" + RIGHT;
        String begin = HexFormat.ofDelimiter(" ").formatHex(first, 0, Math.min(MAGIC, first.length));
        return "this begins with " + begin + "; a capture begins with d4 c3 b2 a1 or a1 b2 c3 d4 (pcap) or 0a 0d 0d 0a (pcapng)";
    }

    private static boolean isText(byte[] first) {
        int beyondAscii = 0;
        for (byte octet : first) {
            boolean isControl = octet >= 0 && octet < ' ' || octet == 0x7F;
            if (isControl && octet != '\t' && octet != '\n' && octet != '\r')
                return false;
            beyondAscii += octet < 0 ? 1 : 0;
        }
        return beyondAscii <= first.length / 2;
    }

    /** ERF has no signature: three records that follow each other, with types, lengths and times that fit, are one. */
    private static boolean isErf(Window window) {
        window.bigEndian = true;
        long last = 1;
        int ahead = 0;
        for (int i = 0; i < 3; i++) {
            if (!window.reach(ahead + 16))
                return i > 0 && window.end - window.at == ahead;
            int at = window.at + ahead;
            long seconds = Integer.toUnsignedLong(Integer.reverseBytes(window.i32(at + 4)));
            int type = window.u8(at + 8) & 0x7F;
            int length = window.u16(at + 10);
            if (type == 0 || type > 48 || length < 16 || seconds < last)
                return false;
            last = seconds;
            ahead += length;
        }
        return true;
    }
}
