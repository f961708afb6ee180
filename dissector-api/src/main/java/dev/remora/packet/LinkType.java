package dev.remora.packet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Link types, numbered as LINKTYPE_ in the tcpdump group's registry of link-layer header types: constants for those that a dissector reads, names for all. */
public final class LinkType {
    public static final int NONE          = -1;    // not of a link: a pcapng custom block
    public static final int NULL          = 0;     // BSD loopback, family in the host's octet order
    public static final int ETHERNET      = 1;
    public static final int TOKEN_RING    = 6;     // IEEE 802.5
    public static final int PPP           = 9;
    public static final int FDDI          = 10;
    public static final int PPP_HDLC      = 50;
    public static final int PPP_ETHER     = 51;    // PPP over Ethernet, without the Ethernet
    public static final int ATM_RFC1483   = 100;   // LLC
    public static final int RAW           = 101;
    public static final int C_HDLC        = 104;   // Cisco's
    public static final int WIRELESS      = 105;   // IEEE 802.11
    public static final int ATM_CLIP      = 106;   // IP alone
    public static final int FRELAY        = 107;
    public static final int LOOP          = 108;   // OpenBSD loopback, family big-endian
    public static final int ENC           = 109;   // OpenBSD's, of encapsulated datagrams
    public static final int NETBSD_HDLC   = 112;   // Cisco's
    public static final int LINUX_SLL     = 113;
    public static final int PFLOG         = 117;   // what BSD's packet filter says of a datagram
    public static final int RADIOTAP      = 127;   // what a receiver says, then IEEE 802.11
    public static final int FIREWIRE      = 138;   // Apple's IP over IEEE 1394
    public static final int USER2         = 149;   // a user's own; Darwin writes PKTAP there
    public static final int JUNIPER_PPPOE = 167;
    public static final int JUNIPER_ETHER = 178;   // Juniper's header, then Ethernet
    public static final int JUNIPER_PPP   = 179;
    public static final int JUNIPER_FR    = 180;
    public static final int JUNIPER_CHDLC = 181;
    public static final int PPI           = 192;   // what a receiver says, then any of these
    public static final int MPLS          = 219;
    public static final int IPV4          = 228;
    public static final int IPV6          = 229;
    public static final int NFLOG         = 239;   // what Linux's netfilter says of a datagram
    public static final int IPOIB         = 242;   // IP over InfiniBand
    public static final int PKTAP         = 258;   // Darwin's, on all interfaces at once
    public static final int LINUX_SLL2    = 276;

    // A row is the number of its first word and the words that follow it by one each.
    // @formatter:off
    private static final String ROWS = """
            0 NULL ETHERNET EXP_ETHERNET AX25 PRONET CHAOS IEEE802_5 ARCNET_BSD SLIP PPP FDDI
            50  PPP_HDLC PPP_ETHER
            99  SYMANTEC_FIREWALL ATM_RFC1483 RAW SLIP_BSDOS PPP_BSDOS C_HDLC IEEE802_11 ATM_CLIP FRELAY LOOP ENC
            112 NETBSD_HDLC LINUX_SLL LTALK ECONET IPFILTER PFLOG CISCO_IOS IEEE802_11_PRISM IEEE802_11_AIRONET HHDLC IP_OVER_FC SUNATM RIO PCI_EXP AURORA
            127 IEEE802_11_RADIOTAP TZSP ARCNET_LINUX JUNIPER_MLPPP JUNIPER_MLFR JUNIPER_ES JUNIPER_GGSN JUNIPER_MFR JUNIPER_ATM2 JUNIPER_SERVICES JUNIPER_ATM1
            138 APPLE_IP_OVER_IEEE1394 MTP2_WITH_PHDR MTP2 MTP3 SCCP DOCSIS LINUX_IRDA IBM_SP IBM_SN
            147 USER0 USER1 USER2 USER3 USER4 USER5 USER6 USER7 USER8 USER9 USER10 USER11 USER12 USER13 USER14 USER15
            163 IEEE802_11_AVS JUNIPER_MONITOR BACNET_MS_TP PPP_PPPD JUNIPER_PPPOE JUNIPER_PPPOE_ATM GPRS_LLC GPF_T GPF_F GCOM_T1E1 GCOM_SERIAL JUNIPER_PIC_PEER
            175 ERF_ETH ERF_POS LINUX_LAPD JUNIPER_ETHER JUNIPER_PPP JUNIPER_FRELAY JUNIPER_CHDLC MFR JUNIPER_VP A429 A653_ICM USB_FREEBSD BLUETOOTH_HCI_H4
            188 IEEE802_16_MAC_CPS USB_LINUX CAN20B IEEE802_15_4_LINUX PPI IEEE802_16_MAC_CPS_RADIO JUNIPER_ISM IEEE802_15_4_WITHFCS SITA ERF RAIF1 IPMB_KONTRON
            200 JUNIPER_ST BLUETOOTH_HCI_H4_WITH_PHDR AX25_KISS LAPD PPP_WITH_DIR C_HDLC_WITH_DIR FRELAY_WITH_DIR LAPB_WITH_DIR
            209 I2C_LINUX FLEXRAY MOST LIN X2E_SERIAL X2E_XORAYA IEEE802_15_4_NONASK_PHY LINUX_EVDEV GSMTAP_UM GSMTAP_ABIS MPLS USB_LINUX_MMAPPED DECT AOS WIHART
            224 FC_2 FC_2_WITH_FRAME_DELIMS IPNET CAN_SOCKETCAN IPV4 IPV6 IEEE802_15_4_NOFCS DBUS JUNIPER_VS JUNIPER_SRX_E2E JUNIPER_FIBRECHANNEL DVB_CI MUX27010
            237 STANAG_5066_D_PDU JUNIPER_ATM_CEMIC NFLOG NETANALYZER NETANALYZER_TRANSPARENT IPOIB MPEG_2_TS NG40 NFC_LLCP PFSYNC INFINIBAND SCTP USBPCAP RTAC_SERIAL
            251 BLUETOOTH_LE_LL WIRESHARK_UPPER_PDU NETLINK BLUETOOTH_LINUX_MONITOR BLUETOOTH_BREDR_BB BLUETOOTH_LE_LL_WITH_PHDR PROFIBUS_DL PKTAP EPON IPMI_HPM_2
            261 ZWAVE_R1_R2 ZWAVE_R3 WATTSTOPPER_DLM ISO_14443 RDS USB_DARWIN OPENFLOW SDLC TI_LLN_SNIFFER LORATAP VSOCK NORDIC_BLE DOCSIS31_XRA31 ETHERNET_MPACKET
            275 DISPLAYPORT_AUX LINUX_SLL2 SERCOS_MONITOR OPENVIZSLA EBHSCR VPP_DISPATCH DSA_TAG_BRCM DSA_TAG_BRCM_PREPEND IEEE802_15_4_TAP DSA_TAG_DSA DSA_TAG_EDSA ELEE
            287 Z_WAVE_SERIAL USB_2_0 ATSC_ALP ETW
            292 ZBOSS_NCP USB_2_0_LOW_SPEED USB_2_0_FULL_SPEED USB_2_0_HIGH_SPEED AUERSWALD_LOG ZWAVE_TAP SILABS_DEBUG_CHANNEL FIRA_UCI
            """;
    // @formatter:on

    /** Names with their prefix: {@code LINKTYPE_ETHERNET}. Immutable. */
    public static final Map<Integer, String> NAMES = names();

    private LinkType() {}

    /** The number of the link type that systems give this number of their own, DLT_: mostly the same. 15, 16 and 18 differ by system, and stay what they are. */
    public static int ofDlt(int dlt) {
        return switch (dlt) {
            case 11 -> ATM_RFC1483;
            case 12, 14 -> RAW;
            case 13 -> ENC;
            case 19 -> ATM_CLIP;
            default -> dlt;
        };
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new TreeMap<>();
        for (String row : ROWS.split("\n")) {
            String[] words = row.strip().split(" +");
            int first = Integer.parseInt(words[0]);
            for (int i = 1; i < words.length; i++)
                names.put(first + i - 1, "LINKTYPE_" + words[i]);
        }
        return Collections.unmodifiableMap(names);
    }
}
