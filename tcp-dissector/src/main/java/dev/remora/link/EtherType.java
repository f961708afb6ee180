package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Severity;

/** The two octets that say what a frame carries: a type, or a length in the manner of IEEE 802.3 section 3.2.6. */
public final class EtherType {
    /** Keys are EtherTypes. */
    public static final Table TYPES = Table.of("eth.type");

    public static final int IPV4 = 0x0800;
    public static final int ARP  = 0x0806;
    public static final int RARP = 0x8035;
    public static final int IPV6 = 0x86DD;

    /** A whole Ethernet frame. Headers that always carry one go to it by this number, too: the table bounds how deep they nest. */
    static final int BRIDGING = 0x6558;

    /** An LLC frame longer than a length can say. */
    static final int JUMBO_LLC = 0x8870;

    /** A length says more than there is. */
    static final Anomaly.Code PAST_END = pastEnd("eth");

    /** The greatest number that is a length. */
    static final int MOST_LENGTH = 1500;

    static final int LEAST_TYPE = 1536;

    private EtherType() {}

    /** Whether the two octets are a type. 0 is one: Cisco's switches write it inside. */
    static boolean isType(int value) {
        return value >= LEAST_TYPE || value == 0;
    }

    /** Whether the two octets are the length of what follows them. */
    static boolean isLength(int value) {
        return value > 0 && value <= MOST_LENGTH;
    }

    /** Goes on with what follows a type or length. */
    static void dissect(Dissection d, int value, int at, int end) {
        if (isType(value))
            d.following(TYPES, value).dissect(d, at, end);
        else if (isLength(value))
            dissectLength(d, PAST_END, value, at, end);
        else
            d.data(at, end);
    }

    /** That a length in a header of this name says more than there is. */
    static Anomaly.Code pastEnd(String header) {
        return new Anomaly.Code(header + ".len.past_end", Severity.ERROR, "Length field value goes past the end of the payload", "IEEE 802.3 section 3.2.6");
    }

    /** Goes on with an IEEE 802.3 payload of this length; {@code pastEnd} says that it is more than there is. */
    static void dissectLength(Dissection d, Anomaly.Code pastEnd, int length, int at, int end) {
        if (at + length > end)
            d.anomaly(pastEnd, at - 2, 2);
        int payloadEnd = Math.min(at + length, end);
        if (isRawIpx(d.frame(), at))
            d.data(at, payloadEnd);
        else
            Llc.dissect(d, at, payloadEnd);
    }

    /** Novell's frames have no LLC header: IPX begins with a checksum that is never used. */
    private static boolean isRawIpx(Frame frame, int at) {
        return at + 2 <= frame.limit(at) && frame.u16(at) == 0xFFFF;
    }
}
