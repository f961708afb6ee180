package dev.remora.link;

import dev.remora.field.Attr;

/** Names of EtherTypes that are often seen: those of the registry "IEEE 802 Numbers" and, of what it does not name, Wireshark's, whose labels filters take besides. Immutable. */
public final class EtherTypeNames {
    /** Those of the registry alone, for fields that have other numbers besides. */
    public static final Attr.Names REGISTRY = Attr.names(0x0800, "IPv4", 0x0806, "ARP", 0x0842, "Wake on LAN", 0x22F0, "Audio Video Transport Protocol",
            0x22F3, "TRILL", 0x6003, "DECnet Phase IV", 0x6558, "Transparent Ethernet bridging", 0x8035, "Reverse ARP", 0x809B, "AppleTalk",
            0x80F3, "AppleTalk ARP", 0x8100, "802.1Q Virtual LAN", 0x8137, "IPX", 0x86DD, "IPv6", 0x8808, "MAC Control", 0x8809, "Slow Protocols",
            0x880B, "PPP", 0x8847, "MPLS label switched packet", 0x8848, "MPLS with upstream-assigned label", 0x8863, "PPPoE Discovery",
            0x8864, "PPPoE Session", 0x888E, "802.1X Authentication", 0x8892, "PROFINET", 0x889A, "HyperSCSI", 0x88A2, "ATA over Ethernet",
            0x88A4, "EtherCAT", 0x88A8, "802.1ad Provider Bridge (Q-in-Q)", 0x88AB, "Ethernet POWERLINK", 0x88B8, "IEC 61850 GOOSE",
            0x88BA, "IEC 61850 Sampled Values", 0x88BE, "ERSPAN", 0x88CC, "802.1 Link Layer Discovery Protocol (LLDP)", 0x88E1, "HomePlug AV",
            0x88E5, "802.1AE (MACsec)", 0x88E7, "802.1ah Provider Backbone Bridge (mac-in-mac)",
            0x88F5, "802.1ak Multiple VLAN Registration Protocol (MVRP)", 0x88F7, "PTPv2 over Ethernet (IEEE1588)",
            0x8902, "802.1ag Connectivity Fault Management", 0x8903, "Cisco FabricPath", 0x8906, "Fibre Channel over Ethernet",
            0x8914, "FCoE Initialization Protocol", 0x892F, "High-availability Seamless Redundancy", 0x894F, "Network Service Header", 0x9000, "Loopback",
            0x9100, "802.1Q in 802.1Q");

    /** For fields whose values are EtherTypes. */
    public static final Attr.Names NAMES = REGISTRY.also(0x0805, "X.25 Layer 3", 0x08FF, "AX.25", 0x0BAD, "Vines IP",
            0x22EA, "802.1Qat Multiple Stream Reservation Protocol", 0x22F0, "IEEE 1722 Audio Video Transport Protocol",
            0x22F3, "Transparent Interconnection of Lots of Links", 0x22F4, "Intermediate System to Intermediate System", 0x6003, "DEC DNA Routing",
            0x6004, "DEC LAT", 0x8035, "RARP", 0x809B, "AppleTalk LLAP bridging", 0x80F3, "AARP", 0x8137, "Netware IPX/SPX",
            0x8181, "Spanning Tree Protocol", 0x8848, "MPLS multicast label switched packet", 0x886F, "MS NLB heartbeat", 0x8870, "Jumbo LLC",
            0x887B, "Homeplug", 0x8881, "CDMA2000 A10 Unstructured byte stream", 0x8884, "ATM over Ethernet", 0x8899, "Realtek Layer 2 Protocols",
            0x88A4, "EtherCAT frame", 0x88AB, "ETHERNET Powerlink v2", 0x88B5, "Local Experimental Ethertype 1",
            0x88B6, "Local Experimental Ethertype 2", 0x88B7, "IEEE 802a OUI Extended Ethertype", 0x88B8, "IEC 61850/GOOSE",
            0x88B9, "IEC 61850/GSE management services", 0x88C7, "802.11i Pre-Authentication", 0x88CA, "Transparent Inter Process Communication",
            0x88D2, "CDMA2000 A10 3GPP2 Packet", 0x88D9, "Link Layer Topology Discovery (LLTD)", 0x88E3, "MRP",
            0x88F6, "802.1ak Multiple Mac Registration Protocol", 0x88FB, "Parallel Redundancy Protocol (PRP) and HSR Supervision (IEC62439 Part 3)",
            0x8902, "IEEE 802.1ag Connectivity Fault Management (CFM) protocol", 0x8903, "Data Center Ethernet (DCE) protocol(Cisco)",
            0x8909, "CiscoMetaData", 0x890D, "IEEE 802.11 data encapsulation", 0x8915, "RDMA over Converged Ethernet", 0x8926, "VN-Tag",
            0x892F, "High-availability Seamless Redundancy (IEC62439 Part 3)", 0x893F, "802.1br Bridge Port Extension E-Tag", 0x8947, "GeoNetworking",
            0x9100, "QinQ: old non-standard 802.1ad", 0xA0ED, "6LoWPAN", 0xAEFE, "eCPRI", 0xD28B, "Arista Timestamp",
            0xF1C1, "802.1CB Frame Replication and Elimination for Reliability");

    private EtherTypeNames() {}
}
