package dev.remora.transport;

import static dev.remora.field.Attr.spec;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.nio.charset.StandardCharsets;

/** What Wireshark remarks on a segment by its own octets alone: fields that are there or are not. Nothing of it is wrong as such. */
public final class TcpRemarks {
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final int URG = 0x20;

    private static final int ACK_AT      = 8;                              // octets from the start of the segment
    private static final int FLAGS_AT    = 12;
    private static final int CHECKSUM_AT = 16;
    private static final int URGENT_AT   = 18;

    private static final Header H = Header.of("tcp", "Remarks on TCP Segments", "RFC 9293");

    public static final Derived OPENS        = remark(FLAGS_AT, 2, "connection.syn", "Connection establish request (SYN)", (packet, layer) -> is(packet, layer, SYN | ACK, SYN));
    public static final Derived ACCEPTS      = remark(FLAGS_AT, 2, "connection.synack", "Connection establish acknowledge (SYN+ACK)",
            (packet, layer) -> is(packet, layer, SYN | ACK, SYN | ACK));
    public static final Derived FINISHES     = remark(FLAGS_AT, 2, "connection.fin", "Connection finish (FIN)", (packet, layer) -> is(packet, layer, FIN, FIN));
    public static final Derived RESETS       = remark(FLAGS_AT, 2, "connection.rst", "Connection reset (RST)", (packet, layer) -> is(packet, layer, RST, RST));
    public static final Derived ODD_ACK      = remark(ACK_AT, 4, "ack.nonzero", "The acknowledgment number is not 0 though the ACK flag is not set",
            (packet, layer) -> is(packet, layer, ACK, 0) && Tcp.ACK_NUMBER.get(packet, layer) != 0);
    public static final Derived ODD_URGENT   = remark(URGENT_AT, 2, "urgent_pointer.non_zero", "The urgent pointer is not 0 though the URG flag is not set",
            (packet, layer) -> is(packet, layer, URG, 0) && Tcp.URGENT_POINTER.isIn(packet, layer) && Tcp.URGENT_POINTER.get(packet, layer) != 0);
    public static final Derived NO_MSS       = remark(FLAGS_AT, 2, "options.mss.absent", "The SYN segment has no MSS option", TcpRemarks::lacksMss);
    public static final Derived ODD_MSS      = remark(FLAGS_AT, 2, "options.mss.present", "A segment without SYN has an MSS option",
            (packet, layer) -> is(packet, layer, SYN, 0) && TcpOptions.hasMss(packet, layer));
    public static final Derived WIDE_SHIFT   = remark(FLAGS_AT, 2, "options.wscale.shift.invalid", "The window scale shift exceeds 14", TcpRemarks::hasWideShift,
            spec("RFC 7323 section 2.3"));
    public static final Derived FAST_OPEN    = remark(FLAGS_AT, 2, "analysis.tfo_syn", "SYN segment with a Fast Open cookie",
            (packet, layer) -> is(packet, layer, SYN | ACK, SYN) && ExperimentalOptions.hasCookie(packet, layer), spec("RFC 7413 section 2"));
    public static final Listed  BEHIND_END   = H.listed(Type.NONE, "non_zero_bytes_after_eol", "Octets that are not 0 behind the end of the options", TcpRemarks::behindEnd);
    public static final Derived BAD_CHECKSUM = remark(CHECKSUM_AT, 2, "checksum_bad.expert", "Bad checksum", TcpChecksum::isBad);
    public static final Derived PARTIAL      = remark(CHECKSUM_AT, 2, "checksum.partial", "The checksum covers the pseudo-header alone: the network card was to do the rest",
            TcpChecksum::isPartial);
    public static final Listed  RESET_CAUSE  = H.listed(Type.STRING, "reset_cause", "Reset cause", TcpRemarks::resetCause);

    /** More fields of the layers of {@link Tcp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private TcpRemarks() {}

    /** A remark on these octets of the header. */
    private static Derived remark(int octet, int octets, String name, String label, Place.Condition condition, Attr... attributes) {
        return H.peek().skip(octet * 8).derived(octets, Type.NONE, name, label, (packet, layer) -> condition.holds(packet, layer) ? 1 : Derived.ABSENT, attributes);
    }

    private static boolean is(Packet packet, int layer, int mask, int flags) {
        return Tcp.FLAGS.isIn(packet, layer) && (Tcp.FLAGS.get(packet, layer) & mask) == flags;
    }

    /** Behind an option that goes past the end nobody knows what there is. */
    private static boolean lacksMss(Packet packet, int layer) {
        return is(packet, layer, SYN, SYN) && Tcp.URGENT_POINTER.isIn(packet, layer) && TcpOptions.areAllFound(packet, layer) && !TcpOptions.MSS_OPTION.isIn(packet, layer);
    }

    private static boolean hasWideShift(Packet packet, int layer) {
        return TcpOptions.WINDOW_SHIFT.isIn(packet, layer) && TcpOptions.WINDOW_SHIFT.get(packet, layer) > 14;
    }

    /** The rest of the header is padding, of zeros: RFC 9293 section 3.1. */
    private static void behindEnd(Packet packet, int layer, Values out) {
        int at = Tcp.OPTIONS.find(packet, layer, 0);
        if (at == Place.ABSENT)
            return;
        int end = Tcp.OPTIONS.end(packet, layer);
        for (int behind = at + 1; behind < end; behind++)
            if (packet.frame().u8(behind) != 0) {
                out.add(1, at + 1, end - at - 1);
                return;
            }
    }

    /** Data of a reset says why, RFC 9293 section 3.5.3. */
    private static void resetCause(Packet packet, int layer, Values out) {
        int at = Tcp.headerEnd(packet, layer);
        if (!is(packet, layer, RST, RST) || at >= packet.limit(layer))
            return;
        int length = packet.limit(layer) - at;
        out.addObject(new String(packet.frame().octets(at, length), StandardCharsets.US_ASCII), at, length);
    }
}
