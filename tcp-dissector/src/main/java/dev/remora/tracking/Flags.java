package dev.remora.tracking;

/** Bits of a record's flags. Those of a side are its constant shifted by the side: 0 for the originator, 1 for the responder. */
final class Flags {
    static final int STATE     = 0;      // 4 bits a side: TcpState
    static final int STATES    = 255;    // the bits of both
    static final int CERTAINTY = 8;      // 2 bits a side
    static final int END       = 12;     // 3 bits: EndReason

    static final long LIVE             = 1L << 15;    // the record is in use
    static final long ORIGINATOR_LOWER = 1L << 16;    // the originator is the lower endpoint of the key
    static final long MIDSTREAM        = 1L << 17;    // picked up midway
    static final long COMPLETED        = 1L << 18;    // the handshake was completed, or both sides were heard
    static final long ICMP_ERROR       = 1L << 19;    // an ICMP error quoted it
    static final long STRAY            = 1L << 20;    // packets without a connection
    static final long SET_BACK         = 1L << 21;    // a timer has seen that the clock was set back since its last packet
    static final long DOUBTED          = 1L << 23;    // the originator did not get a SYN,ACK that passed the capture

    // One for each side
    static final long SENT      = 1L << 24;    // a segment was seen: the next number is known
    static final long HAS_ACKED = 1L << 26;    // what it has acknowledged, and the edge of its window, are known
    static final long FIN_SENT  = 1L << 28;
    static final long GAPS      = 1L << 30;    // octets are missing before the highest sent; Extras knows
    static final long TIMESTAMP = 1L << 32;    // its last timestamp is known
    static final long OFFLOADED = 1L << 34;    // its checksums are wrong and are taken nevertheless: hardware fills them in later
    static final long SCALED    = 1L << 36;    // its window scale is known
    static final long FAR       = 1L << 38;    // it has sent so much that its first number may be ahead of the next on the circle of numbers
    static final int  HISTORY   = 40;          // 24 bits: letters of the history

    private Flags() {}
}
