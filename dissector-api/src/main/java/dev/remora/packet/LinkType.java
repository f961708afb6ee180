package dev.remora.packet;

/** Link types that have a name here, numbered as LINKTYPE_ in the tcpdump group's registry of link-layer header types. */
public final class LinkType {
    public static final int NONE          = -1;    // not of a link: a pcapng custom block
    public static final int NULL          = 0;     // BSD loopback, family in the host's octet order
    public static final int ETHERNET      = 1;
    public static final int PPP           = 9;
    public static final int PPP_HDLC      = 50;
    public static final int RAW           = 101;
    public static final int C_HDLC        = 104;   // Cisco's
    public static final int WIRELESS      = 105;   // IEEE 802.11
    public static final int FRELAY        = 107;
    public static final int LOOP          = 108;   // OpenBSD loopback, family big-endian
    public static final int LINUX_SLL     = 113;
    public static final int RADIOTAP      = 127;   // what a receiver says, then IEEE 802.11
    public static final int USER2         = 149;   // a user's own; Darwin writes PKTAP there
    public static final int JUNIPER_ETHER = 178; // Juniper's header, then Ethernet
    public static final int IPV4          = 228;
    public static final int IPV6          = 229;
    public static final int IPOIB         = 242;   // IP over InfiniBand
    public static final int PKTAP         = 258;   // Darwin's, on all interfaces at once
    public static final int LINUX_SLL2    = 276;

    private LinkType() {}
}
