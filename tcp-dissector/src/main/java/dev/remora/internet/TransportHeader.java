package dev.remora.internet;

import dev.remora.packet.Frame;

/** How long the header is that a first fragment must have for a filter to see ports or type: RFC 1858 section 3, RFC 7112 section 5. */
final class TransportHeader {
    private static final int ROUTING        = 43;
    private static final int AUTHENTICATION = 51;
    private static final int OPTIONS        = 60;
    private static final int SHIM6          = 140;
    private static final int LEAST          = 8;                         // octets of the shortest extension header

    private TransportHeader() {}

    /** Octets from here to the end of the transport header, behind the extension headers that are here; more than there are where one of those is not whole. */
    static int octets(Frame frame, int protocol, int at, int end) {
        int next = protocol;
        int header = at;
        while (isExtension(next)) {
            if (end - header < LEAST)
                return header - at + LEAST;
            int length = ExtensionHeader.length(frame, header, next == AUTHENTICATION);
            next = frame.u8(header);
            header += length;
        }
        return header - at + octets(next);
    }

    private static boolean isExtension(int protocol) {
        return switch (protocol) {
            case 0, ROUTING, AUTHENTICATION, OPTIONS, SHIM6 -> true;
            default -> false;
        };
    }

    /** Octets of the header of a transport protocol; 0 for other protocols. */
    private static int octets(int protocol) {
        return switch (protocol) {
            case 6 -> 20;                                                // TCP
            case 17, 1, 58, 136 -> 8;                                    // UDP, ICMP, ICMPv6, UDP-Lite
            case 132 -> 12;                                              // SCTP
            default -> 0;
        };
    }
}
