package dev.remora.internet;

import dev.remora.field.Values;
import dev.remora.packet.Packet;

/** Where the parts of an ICMP error are: the quoted datagram, the extension structure behind it (RFC 4884 section 5). Allocates nothing. */
final class IcmpErrors {
    /** The header of the message, which the quoted datagram follows. */
    static final int HEADER = 8;

    /** Octets of the quoted datagram where an extension follows, padded with zeros if need be. */
    private static final int QUOTE = 128;

    private static final int REDIRECTED = 8;

    private static final int FRAGMENTATION_NEEDED = 4;

    private IcmpErrors() {}

    /** Whether the message is an error, which quotes the datagram that caused it. */
    static boolean isError(int type) {
        return switch (type) {
            case Icmp.DESTINATION_UNREACHABLE, Icmp.SOURCE_QUENCH, Icmp.REDIRECT, Icmp.TIME_EXCEEDED, Icmp.PARAMETER_PROBLEM -> true;
            default -> false;
        };
    }

    static boolean hasMtu(Packet packet, int layer) {
        return Icmp.TYPE.isIn(packet, layer) && Icmp.TYPE.get(packet, layer) == Icmp.DESTINATION_UNREACHABLE
                && Icmp.CODE.get(packet, layer) == FRAGMENTATION_NEEDED;
    }

    /** Whether the message says how long the quoted datagram is. */
    static boolean hasLength(Packet packet, int layer) {
        return mayHaveLength(packet, layer) && packet.frame().u8(packet.at(layer) + 5) != 0;
    }

    private static boolean mayHaveLength(Packet packet, int layer) {
        if (!Icmp.TYPE.isIn(packet, layer))
            return false;
        int type = Icmp.TYPE.get(packet, layer);
        return type == Icmp.DESTINATION_UNREACHABLE || type == Icmp.TIME_EXCEEDED || type == Icmp.PARAMETER_PROBLEM;
    }

    /** What is between pointer, length and MTU. */
    static void unused(Packet packet, int layer, Values out) {
        if (!mayHaveLength(packet, layer))
            return;
        int first = packet.at(layer) + (Icmp.TYPE.get(packet, layer) == Icmp.PARAMETER_PROBLEM ? 5 : 4);
        int last = packet.at(layer) + (hasMtu(packet, layer) ? 6 : HEADER);
        if (hasLength(packet, layer)) {
            add(packet, layer, first, packet.at(layer) + 5, out);
            first = packet.at(layer) + 6;
        }
        add(packet, layer, first, last, out);
    }

    private static void add(Packet packet, int layer, int from, int to, Values out) {
        if (from < to && to <= packet.limit(layer))
            out.addOctets(from, to - from);
    }

    /**
     * Position behind the quoted datagram. As Wireshark, the length that the message gives is taken for that of the payload of the datagram, and in a
     * redirect, which has none, no more than the header and 64 bits are believed (RFC 792).
     */
    static int quoteEnd(Packet packet, int layer) {
        int at = packet.at(layer) + HEADER;
        int length = Icmp.TYPE.get(packet, layer) == Icmp.REDIRECT ? REDIRECTED : packet.frame().u8(at - 3) * 4;
        int header = (packet.frame().u8(at) & 0xF) * 4;
        return length == 0 ? packet.end(layer) : Math.min(packet.end(layer), at + header + length);
    }

    /**
     * Position of the extension structure of a message, or {@link Packet#ABSENT}.
     *
     * <p>In an error it is behind the quoted datagram: behind 128 octets, where its length is not given, because routers were first and the length field came
     * later (RFC 4884 section 5.5). As Wireshark, none is believed behind a datagram that was longer, and the length is taken from any error.
     */
    static int extension(Packet packet, int layer) {
        if (!Icmp.TYPE.isIn(packet, layer))
            return Packet.ABSENT;
        int at = packet.at(layer) + HEADER;
        int type = Icmp.TYPE.get(packet, layer);
        if (type == Icmp.EXTENDED_ECHO)
            return at < packet.end(layer) ? at : Packet.ABSENT;
        boolean hasRoom = isError(type) && at + 4 <= packet.limit(layer) && packet.end(layer) > at + QUOTE;
        if (!hasRoom || packet.frame().u16(at + 2) > QUOTE)
            return Packet.ABSENT;
        int length = packet.frame().u8(at - 3) * 4;
        return at + (length == 0 ? QUOTE : length);
    }
}
