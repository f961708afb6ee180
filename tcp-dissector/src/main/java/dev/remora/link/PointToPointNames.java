package dev.remora.link;

import dev.remora.field.Attr;

/** Names of values in PPP and in PPP over Ethernet. Immutable. */
final class PointToPointNames {
    /** The registry "PPP DLL Protocol Numbers" of IANA. */
    static final Attr PROTOCOLS = Attr.names(0x0001, "Padding Protocol", 0x0003, "ROHC small-CID", 0x0005, "ROHC large-CID",
            0x0021, "Internet Protocol version 4", 0x0023, "OSI Network Layer", 0x0025, "Xerox NS IDP", 0x0027, "DECnet Phase IV",
            0x0029, "Appletalk", 0x002B, "Novell IPX", 0x002D, "Van Jacobson Compressed TCP/IP", 0x002F, "Van Jacobson Uncompressed TCP/IP",
            0x0031, "Bridging PDU", 0x0033, "Stream Protocol (ST-II)", 0x0035, "Banyan Vines", 0x0039, "AppleTalk EDDP",
            0x003B, "AppleTalk SmartBuffered", 0x003D, "Multi-Link", 0x003F, "NETBIOS Framing", 0x0041, "Cisco Systems", 0x0043, "Ascom Timeplex",
            0x0045, "Fujitsu Link Backup and Load Balancing (LBLB)", 0x0047, "DCA Remote Lan", 0x0049, "Serial Data Transport Protocol (PPP-SDTP)",
            0x004B, "SNA over 802.2", 0x004D, "SNA", 0x004F, "IPv6 Header Compression", 0x0051, "KNX Bridging Data", 0x0053, "Encryption",
            0x0055, "Individual Link Encryption", 0x0057, "Internet Protocol version 6", 0x0059, "PPP Muxing",
            0x005B, "Vendor-Specific Network Protocol (VSNP)", 0x005D, "TRILL Network Protocol (TNP)", 0x0061, "RTP IPHC Full Header",
            0x0063, "RTP IPHC Compressed TCP", 0x0065, "RTP IPHC Compressed Non TCP", 0x0067, "RTP IPHC Compressed UDP 8",
            0x0069, "RTP IPHC Compressed RTP 8", 0x006F, "Stampede Bridging", 0x0073, "MP+ Protocol", 0x00C1, "NTCITS IPI",
            0x00FB, "Single link compression in multilink", 0x00FD, "Compressed datagram", 0x0201, "802.1d Hello Packets",
            0x0203, "IBM Source Routing BPDU", 0x0205, "DEC LANBridge100 Spanning Tree", 0x0207, "Cisco Discovery Protocol",
            0x0209, "Netcs Twin Routing", 0x020B, "STP - Scheduled Transfer Protocol", 0x020D, "EDP - Extreme Discovery Protocol",
            0x0211, "Optical Supervisory Channel Protocol (OSCP)", 0x0213, "Optical Supervisory Channel Protocol (OSCP)", 0x0231, "Luxcom",
            0x0233, "Sigma Network Systems", 0x0235, "Apple Client Server Protocol", 0x0281, "MPLS Unicast", 0x0283, "MPLS Multicast",
            0x0285, "IEEE p1284.4 standard - data packets", 0x0287, "ETSI TETRA Network Protocol Type 1",
            0x0289, "Multichannel Flow Treatment Protocol", 0x2063, "RTP IPHC Compressed TCP No Delta", 0x2065, "RTP IPHC Context State",
            0x2067, "RTP IPHC Compressed UDP 16", 0x2069, "RTP IPHC Compressed RTP 16", 0x4001, "Cray Communications Control Protocol",
            0x4003, "CDPD Mobile Network Registration Protocol", 0x4005, "Expand accelerator protocol", 0x4007, "ODSICP NCP", 0x4009, "DOCSIS DLL",
            0x400B, "Cetacean Network Detection Protocol", 0x4021, "Stacker LZS", 0x4023, "RefTek Protocol", 0x4025, "Fibre Channel",
            0x4027, "EMIT Protocols", 0x405B, "Vendor-Specific Protocol (VSP)", 0x405D, "TRILL Link State Protocol (TLSP)",
            0x8021, "Internet Protocol Control Protocol", 0x8023, "OSI Network Layer Control Protocol", 0x8025, "Xerox NS IDP Control Protocol",
            0x8027, "DECnet Phase IV Control Protocol", 0x8029, "AppleTalk Control Protocol", 0x802B, "Novell IPX Control Protocol",
            0x8031, "Bridging NCP", 0x8033, "Stream Protocol Control Protocol", 0x8035, "Banyan Vines Control Protocol",
            0x803D, "Multi-Link Control Protocol", 0x803F, "NETBIOS Framing Control Protocol", 0x8041, "Cisco Systems Control Protocol",
            0x8043, "Ascom Timeplex", 0x8045, "Fujitsu LBLB Control Protocol", 0x8047, "DCA Remote Lan Network Control Protocol (RLNCP)",
            0x8049, "Serial Data Control Protocol (PPP-SDCP)", 0x804B, "SNA over 802.2 Control Protocol", 0x804D, "SNA Control Protocol",
            0x804F, "IP6 Header Compression Control Protocol", 0x8051, "KNX Bridging Control Protocol", 0x8053, "Encryption Control Protocol",
            0x8055, "Individual Link Encryption Control Protocol", 0x8057, "IPv6 Control Protocol", 0x8059, "PPP Muxing Control Protocol",
            0x805B, "Vendor-Specific Network Control Protocol (VSNCP)", 0x805D, "TRILL Network Control Protocol",
            0x806F, "Stampede Bridging Control Protocol", 0x8073, "MP+ Control Protocol", 0x80C1, "NTCITS IPI Control Protocol",
            0x80FB, "Single link compression in multilink control", 0x80FD, "Compression Control Protocol",
            0x8207, "Cisco Discovery Protocol Control Protocol", 0x8209, "Netcs Twin Routing", 0x820B, "STP - Control Protocol",
            0x820D, "EDPCP - Extreme Discovery Protocol Control Protocol", 0x8235, "Apple Client Server Protocol Control",
            0x8281, "MPLS Control Protocol", 0x8285, "IEEE p1284.4 standard - Protocol Control", 0x8287, "ETSI TETRA TNP1 Control Protocol",
            0x8289, "Multichannel Flow Treatment Protocol", 0xC021, "Link Control Protocol", 0xC023, "Password Authentication Protocol",
            0xC025, "Link Quality Report", 0xC027, "Shiva Password Authentication Protocol", 0xC029, "Callback Control Protocol (CBCP)",
            0xC02B, "BACP Bandwidth Allocation Control Protocol", 0xC02D, "BAP Bandwidth Allocation Protocol",
            0xC05B, "Vendor-Specific Authentication Protocol (VSAP)", 0xC081, "Container Control Protocol",
            0xC223, "Challenge Handshake Authentication Protocol", 0xC225, "RSA Authentication Protocol",
            0xC227, "Extensible Authentication Protocol", 0xC229, "Mitsubishi Security Information Exchange Protocol (SIEP)",
            0xC26F, "Stampede Bridging Authorization Protocol", 0xC281, "Proprietary Authentication Protocol",
            0xC283, "Proprietary Authentication Protocol", 0xC481, "Proprietary Node ID Authentication Protocol");

    /** RFC 2516 section 5, RFC 5578 section 5, and two of no RFC. */
    static final Attr CODES = Attr.names(0x00, "Session Data", 0x07, "Active Discovery Offer (PADO)", 0x09, "Active Discovery Initiation (PADI)",
            0x0A, "Active Discovery Session-Grant (PADG)", 0x0B, "Active Discovery Session-Credit Response (PADC)", 0x0C, "Active Discovery Quality (PADQ)",
            0x19, "Active Discovery Request (PADR)", 0x65, "Active Discovery Session-confirmation (PADS)", 0xA7, "Active Discovery Terminate (PADT)",
            0xD3, "Active Discovery Message (PADM)", 0xD4, "Active Discovery Network (PADN)").also(0x0B, "Active Discovery Session-Credit Resp.(PADC)");

    private PointToPointNames() {}
}
