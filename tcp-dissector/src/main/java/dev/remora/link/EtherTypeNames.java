package dev.remora.link;

import dev.remora.field.Attr;

/** Names of EtherTypes that are often seen: the registry "IEEE 802 Numbers". Immutable. */
public final class EtherTypeNames {
    /** For fields whose values are EtherTypes. */
    public static final Attr NAMES = Attr.names(0x0800, "IPv4", 0x0806, "ARP", 0x0842, "Wake on LAN", 0x22F0, "Audio Video Transport Protocol", 0x22F3, "TRILL",
            0x6003, "DECnet Phase IV", 0x6558, "Transparent Ethernet bridging", 0x8035, "Reverse ARP", 0x809B, "AppleTalk", 0x80F3, "AppleTalk ARP",
            0x8100, "802.1Q Virtual LAN", 0x8137, "IPX", 0x86DD, "IPv6", 0x8808, "MAC Control", 0x8809, "Slow Protocols", 0x880B, "PPP",
            0x8847, "MPLS label switched packet", 0x8848, "MPLS with upstream-assigned label", 0x8863, "PPPoE Discovery", 0x8864, "PPPoE Session",
            0x888E, "802.1X Authentication", 0x8892, "PROFINET", 0x889A, "HyperSCSI", 0x88A2, "ATA over Ethernet", 0x88A4, "EtherCAT",
            0x88A8, "802.1ad Provider Bridge (Q-in-Q)", 0x88AB, "Ethernet POWERLINK", 0x88B8, "IEC 61850 GOOSE", 0x88BA, "IEC 61850 Sampled Values",
            0x88BE, "ERSPAN", 0x88CC, "802.1 Link Layer Discovery Protocol (LLDP)", 0x88E1, "HomePlug AV", 0x88E5, "802.1AE (MACsec)",
            0x88E7, "802.1ah Provider Backbone Bridge (mac-in-mac)", 0x88F5, "802.1ak Multiple VLAN Registration Protocol (MVRP)",
            0x88F7, "PTPv2 over Ethernet (IEEE1588)", 0x8902, "802.1ag Connectivity Fault Management", 0x8903, "Cisco FabricPath", 0x8906, "Fibre Channel over Ethernet",
            0x8914, "FCoE Initialization Protocol", 0x892F, "High-availability Seamless Redundancy", 0x894F, "Network Service Header",
            0x9000, "Loopback", 0x9100, "802.1Q in 802.1Q");

    private EtherTypeNames() {}
}
