package dev.remora.transport;

import dev.remora.field.Place;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.Arrays;

/** Where the values of a Multipath TCP option are: RFC 8684 sections 3.1 to 3.7. */
final class MultipathValues {
    private static final int FIXED = 4;             // octets of a data sequence signal before its first number

    // Flags of a data sequence signal, RFC 8684 section 3.3
    private static final int ACK      = 0x01;
    private static final int LONG_ACK = 0x02;
    private static final int SEQ      = 0x04;
    private static final int LONG_SEQ = 0x08;

    private MultipathValues() {}

    /** Finds a value in an option of {@code length} octets that begins at {@code option}; {@link Place#ABSENT} where it has none. */
    interface Where {
        int find(Packet packet, int option, int length);
    }

    /** In options of a subtype that have one of these lengths, from this octet on. */
    static Where ofLength(int subtype, int octet, int... lengths) {
        return (packet, option, length) -> is(packet, option, subtype) && Arrays.binarySearch(lengths, length) >= 0 ? option + octet : Place.ABSENT;
    }

    /** In options of a subtype that have this length or more, from this octet on. */
    static Where ofLeast(int subtype, int octet, int least) {
        return (packet, option, length) -> is(packet, option, subtype) && length >= least ? option + octet : Place.ABSENT;
    }

    /** In an advertised address, the octet of the subtype: version 0 of the protocol had the version of IP there, later ones a flag. */
    static Where ifVersion(boolean wanted) {
        return (packet, option, length) -> {
            int low = packet.frame().u8(option + 2) & 0x0F;
            return is(packet, option, MultipathTcp.ADDRESS) && (low == 4 || low == 6) == wanted ? option + 2 : Place.ABSENT;
        };
    }

    /** In a data sequence signal, so many octets behind the data sequence number. */
    static Where behindSeq(int octet, int width) {
        return (packet, option, length) -> {
            int end = seqEnd(packet, option, length);
            return end != Place.ABSENT && end + octet + width <= option + length ? end + octet : Place.ABSENT;
        };
    }

    static void dataAck(Packet packet, int layer, Values out) {
        for (int at = MultipathTcp.next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = MultipathTcp.next(packet, layer, at)) {
            int end = ackEnd(packet, at - 2, MultipathTcp.length(packet, layer, at));
            if (end > at - 2 + FIXED)
                number(packet, layer, at - 2 + FIXED, end, out);
        }
    }

    static void dataSeq(Packet packet, int layer, Values out) {
        for (int at = MultipathTcp.next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = MultipathTcp.next(packet, layer, at)) {
            int length = MultipathTcp.length(packet, layer, at);
            int end = seqEnd(packet, at - 2, length);
            if (end != Place.ABSENT)
                number(packet, layer, ackEnd(packet, at - 2, length), end, out);
        }
    }

    /** Where the data acknowledgment ends, or would begin if there is none. */
    private static int ackEnd(Packet packet, int option, int length) {
        if (!is(packet, option, MultipathTcp.DATA) || length < FIXED || option + FIXED > packet.frame().limit(option))
            return Place.ABSENT;
        return end(packet, option, option + FIXED, length, ACK, LONG_ACK);
    }

    private static int seqEnd(Packet packet, int option, int length) {
        int at = ackEnd(packet, option, length);
        int end = at == Place.ABSENT ? at : end(packet, option, at, length, SEQ, LONG_SEQ);
        return end == at ? Place.ABSENT : end;
    }

    // Where a number ends that one flag says is there, and another that it is long.
    private static int end(Packet packet, int option, int at, int length, int there, int wide) {
        int flags = packet.frame().u8(option + 3);
        int end = (flags & there) == 0 ? at : at + ((flags & wide) == 0 ? 4 : 8);
        return end > option + length ? Place.ABSENT : end;
    }

    private static void number(Packet packet, int layer, int at, int end, Values out) {
        Frame frame = packet.frame();
        if (end <= packet.limit(layer))
            out.add(end - at == 4 ? frame.u32(at) : frame.u64(at), at, end - at);
    }

    static void addressIds(Packet packet, int layer, Values out) {
        for (int at = MultipathTcp.next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = MultipathTcp.next(packet, layer, at)) {
            int length = MultipathTcp.length(packet, layer, at);
            int last = at + 1 + switch (MultipathTcp.subtype(packet, at)) {
                case MultipathTcp.JOIN -> length == 12 || length == 16 ? 1 : 0;
                case MultipathTcp.ADDRESS -> length > 3 ? 1 : 0;
                case MultipathTcp.PRIORITY -> length == 4 ? 1 : 0;
                case MultipathTcp.REMOVAL -> length - 3;                          // as many as there is room for
                default -> 0;
            };
            for (int id = at + 1; id < last && id < packet.limit(layer); id++)
                out.add(packet.frame().u8(id), id, 1);
        }
    }

    /** At the end of the option, where its length leaves room for it behind address and port. */
    static void addressHmac(Packet packet, int layer, Values out) {
        for (int at = MultipathTcp.next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = MultipathTcp.next(packet, layer, at)) {
            int length = MultipathTcp.length(packet, layer, at);
            boolean is = is(packet, at - 2, MultipathTcp.ADDRESS) && (length == 16 || length == 18 || length == 28 || length == 30);
            if (is)
                number(packet, layer, at - 2 + length - 8, at - 2 + length, out);
        }
    }

    private static boolean is(Packet packet, int option, int subtype) {
        return MultipathTcp.subtype(packet, option + 2) == subtype;
    }
}
