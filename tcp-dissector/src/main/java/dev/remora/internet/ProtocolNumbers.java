package dev.remora.internet;

import dev.remora.field.Attr;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of IPv4 protocols and IPv6 next headers: keywords of the registry "Assigned Internet Protocol Numbers" of IANA. Filters take
 * Wireshark's labels besides. Immutable.
 */
public final class ProtocolNumbers {
    // A row is the number of its first word and the words that follow it by one each; - is a number without a name.
    // @formatter:off
    private static final String ROWS = """
            0   HOPOPT ICMP IGMP GGP IPv4 ST TCP CBT EGP IGP BBN-RCC-MON NVP-II PUP ARGUS EMCON XNET CHAOS UDP MUX DCN-MEAS
            20  HMP PRM XNS-IDP TRUNK-1 TRUNK-2 LEAF-1 LEAF-2 RDP IRTP ISO-TP4 NETBLT MFE-NSP MERIT-INP DCCP 3PC IDPR XTP DDP IDPR-CMTP TP++
            40  IL IPv6 SDRP IPv6-Route IPv6-Frag IDRP RSVP GRE DSR BNA ESP AH I-NLSP SWIPE NARP MOBILE TLSP SKIP ICMPv6 IPv6-NoNxt
            60  IPv6-Opts - CFTP - SAT-EXPAK KRYPTOLAN RVD IPPC - SAT-MON VISA IPCV CPNX CPHB WSN PVP BR-SAT-MON SUN-ND WB-MON WB-EXPAK
            80  ISO-IP VMTP SECURE-VMTP VINES IPTM NSFNET-IGP DGP TCF EIGRP OSPFIGP Sprite-RPC LARP MTP AX.25 IPIP MICP SCC-SP ETHERIP ENCAP -
            100 GMTP IFMP PNNI PIM ARIS SCPS QNX A/N IPComp SNP Compaq-Peer IPX-in-IP VRRP PGM - L2TP DDX IATP STP SRP
            120 UTI SMP SM PTP ISIS FIRE CRTP CRUDP SSCOPMCE IPLT SPS PIPE SCTP FC RSVP-E2E-IGNORE Mobility UDPLite MPLS-in-IP manet HIP
            140 Shim6 WESP ROHC Ethernet AGGFRAG NSH Homa BIT-EMU
            253 Experiment-1 Experiment-2 Reserved
            """;
    // @formatter:on

    /** For fields whose values are protocols. */
    public static final Attr NAMES = Attr.names(names()).also(0, "IPv6 Hop-by-Hop Option", 5, "Stream", 9, "IGRP", 10, "BBN RCC", 11, "Network Voice",
            18, "Multiplex", 19, "DCN Measurement", 20, "Host Monitoring", 21, "Packet radio", 22, "IDP", 27, "Reliable Data", 28, "IRT", 30, "Bulk Data",
            32, "Merit Internodal", 33, "Datagram Congestion Control Protocol", 34, "3rd Party Connect", 35, "Inter-Domain Policy Routing Protocol",
            37, "Datagram delivery", 38, "Control Message", 42, "Source demand routing", 43, "Routing Header for IPv6", 44, "Fragment Header for IPv6",
            45, "Inter-Domain Routing Protocol", 46, "Reservation Protocol", 47, "Generic Routing Encapsulation", 48, "Dynamic source routing",
            50, "Encap Security Payload", 51, "Authentication Header", 52, "INSLP", 54, "NBMA ARP", 55, "IP Mobility", 56, "TLSP Kryptonet",
            59, "No Next Header for IPv6", 60, "Destination Options for IPv6", 61, "any host internal protocol", 62, "Mobile IPv6 (old)",
            63, "any local network", 64, "SATNET EXPAK", 66, "Remote Virtual Disk", 68, "any distributed file system", 69, "SATNET Monitoring",
            74, "Wang Span", 75, "Packet Video", 76, "Backroom SATNET Mon", 77, "Sun ND Protocol", 78, "Wideband Mon", 79, "Wideband Expak",
            80, "ISO Internet Protocol", 84, "TTP", 86, "Dissimilar Gateway", 89, "OSPF IGP", 91, "Locus ARP", 92, "Multicast Transport", 93, "AX.25 Frames",
            94, "IP in IP", 96, "Semaphore", 97, "Ether in IP", 99, "any private encryption scheme", 101, "Ipsilon Flow", 102, "PNNI over IP",
            107, "Active Networks", 109, "Sitara Networks", 114, "any 0-hop protocol", 115, "Layer 2 Tunneling", 119, "SpectraLink", 124, "ISIS over IP",
            130, "Secure Packet", 133, "Fibre Channel", 134, "RSVP E2EI", 135, "Mobile IPv6", 140, "Shim6 header", 173, "AX/4000 Testframe",
            224, "Novell NCS Heartbeat");

    private ProtocolNumbers() {}

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new TreeMap<>();
        for (String row : ROWS.split("\n")) {
            String[] words = row.strip().split(" +");
            int first = Integer.parseInt(words[0]);
            for (int i = 1; i < words.length; i++)
                if (!words[i].equals("-"))
                    names.put(first + i - 1, words[i]);
        }
        return Collections.unmodifiableMap(names);
    }
}
