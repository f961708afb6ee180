package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;

/** What a Linux cooked header says about its payload: an EtherType, or a number that Linux made up below the least EtherType. */
final class CookedPayload {
    /** Of the numbers that Linux made up: ETH_P_802_3 and those behind it. */
    static final Attr NAMES = Attr.names(0x01, "Raw 802.3", 0x03, "Ethernet", 0x04, "802.2 LLC", 0x07, "PPP (HDLC)", 0x0C, "CAN", 0x0D, "CAN FD",
            0x17, "IrDA LAP", 0xF5, "ISI", 0xF6, "IEEE 802.15.4");

    /** The number was not captured. */
    static final int UNKNOWN = -1;

    private static final int LEAST_TYPE   = 1537;
    private static final int ETHERNET     = 0x0003;
    private static final int LLC          = 0x0004;
    private static final int PPP          = 0x0007;
    private static final int MOST_ADDRESS = 8;
    private static final int GRE          = 778;        // ARPHRD_IPGRE: the number is one of GRE, which are EtherTypes
    private static final int RADIOTAP     = 803;        // ARPHRD_IEEE80211_RADIOTAP: frames that the radio took or sent have no number of their own
    static final int         NETLINK      = 824;        // ARPHRD_NETLINK: no header as of other links

    private CookedPayload() {}

    private static boolean isType(int payload) {
        return payload >= LEAST_TYPE;
    }

    static boolean isEtherType(int hardware, int payload) {
        return isType(payload) && hardware != GRE;
    }

    static boolean isGreType(int hardware, int payload) {
        return isType(payload) && hardware == GRE;
    }

    static boolean isLocal(int payload) {
        return payload >= 0 && payload < LEAST_TYPE;
    }

    /** Whether an address of this length is neither of Ethernet nor of IPv4. */
    static boolean isOther(int length) {
        return length > 0 && length != 6 && length != 4;
    }

    /** Octets of an address of this length that are there. */
    static int held(int length) {
        return Math.min(length, MOST_ADDRESS);
    }

    static String path(int hardware, int payload) {
        return isEtherType(hardware, payload) ? "sll:ethertype" : "sll";
    }

    static void dissect(Dissection d, int hardware, int payload, int at, int end) {
        if (hardware == NETLINK)
            d.data(at, end);
        else if (isType(payload))
            d.next(EtherType.TYPES, payload, at, end);
        else if (hardware == RADIOTAP)
            Radiotap.dissect(d, at, end);
        else
            dissectLocal(d, payload, at, end);
    }

    private static void dissectLocal(Dissection d, int payload, int at, int end) {
        switch (payload) {
            case ETHERNET -> Ethernet.dissect(d, at, end);
            case LLC -> Llc.dissect(d, at, end);
            case PPP -> Ppp.dissectSerial(d, at, end);
            default -> d.data(at, end);
        }
    }
}
