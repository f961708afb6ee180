package dev.remora.internet;

/** How long the header is that a first fragment must have for a filter to see ports or type: RFC 1858 section 3, RFC 7112 section 5. */
final class TransportHeader {
    private TransportHeader() {}

    /** Octets of the header of a transport protocol; 0 for other protocols. */
    static int octets(int protocol) {
        return switch (protocol) {
            case 6 -> 20;                                                // TCP
            case 17, 1, 58, 136 -> 8;                                    // UDP, ICMP, ICMPv6, UDP-Lite
            case 132 -> 12;                                              // SCTP
            default -> 0;
        };
    }
}
