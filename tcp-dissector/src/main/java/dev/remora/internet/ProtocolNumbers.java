package dev.remora.internet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Names of IPv4 protocols and IPv6 next headers: keywords of the registry "Assigned Internet Protocol Numbers" of IANA. Immutable. */
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
            120 UTI SMP SM PTP ISIS FIRE CRTP CRUDP SSCOPMCE IPLT SPS PIPE SCTP FC RSVP-E2E-IGNORE Mobility UDPLite MPLS-in-IP manet Shim6
            140 WESP ROHC Ethernet AGGFRAG NSH Homa BIT-EMU
            253 Experiment-1 Experiment-2 Reserved
            """;
    // @formatter:on

    public static final Map<Integer, String> NAMES = names();

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
