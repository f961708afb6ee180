package dev.remora.internet;

import dev.remora.field.Derived;
import dev.remora.field.Place;
import dev.remora.packet.Packet;

/**
 * Whether a datagram's time to live fits where it goes, as Wireshark judges it. Multicast to neighbours is sent with 1, or with 255 where receivers want to see that nobody
 * forwarded it.
 */
final class TimeToLive {
    /** 224.0.0.0/24, the Local Network Control Block: RFC 5771 section 4. */
    private static final int CONTROL_BLOCK = 0xE0_0000;

    /** 224.0.0.0/4, RFC 5771 section 3. */
    private static final int MULTICAST = 0xE;

    /** Stands for an address that is not there: that of a group outside the control block, of which neither question is asked. */
    private static final int NONE = 0xEFFF_FFFF;

    private static final int NEXT_HOP = 1;
    private static final int GREATEST = 255;
    private static final int SMALL    = 5;

    private static final int IGMP = 2;
    private static final int OSPF = 89;
    private static final int PIM  = 103;

    private static final int VRRP  = 18;
    private static final int GLBP  = 102;
    private static final int MDNS  = 251;
    private static final int LLMNR = 252;

    private TimeToLive() {}

    /** 1 where a datagram to the Local Network Control Block has another time to live than the protocol of its group asks for. */
    static long isWrongForControlBlock(Packet packet, int layer) {
        int destination = destination(packet, layer);
        if (destination >>> 8 != CONTROL_BLOCK)
            return Derived.ABSENT;
        int wanted = Ipv4.PROTO.get(packet, layer) == IGMP ? NEXT_HOP : wanted(destination & 0xFF);
        return wanted != 0 && Ipv4.TTL.get(packet, layer) != wanted ? 1 : Derived.ABSENT;
    }

    /** That of a group by its last octet; 0 where any will do. */
    private static int wanted(int group) {
        return switch (group) {
            case VRRP, GLBP, MDNS -> GREATEST;        // RFC 9568 section 5.1.1.3, RFC 6762 section 11
            case LLMNR -> 0;                          // RFC 4795 section 2.5: any value
            default -> NEXT_HOP;
        };
    }

    /** 1 where a datagram that is not for a group has less than five hops to go; routers speak to their neighbours so. */
    static long isSmall(Packet packet, int layer) {
        int destination = destination(packet, layer);
        if (destination >>> 28 == MULTICAST || Ipv4.TTL.get(packet, layer) >= SMALL)
            return Derived.ABSENT;
        int protocol = Ipv4.PROTO.get(packet, layer);
        return protocol == PIM || protocol == OSPF ? Derived.ABSENT : 1;
    }

    /** Where the datagram goes in the end. */
    private static int destination(Packet packet, int layer) {
        int at = SourceRoute.finalDestination(packet, layer);
        return at == Place.ABSENT || at + 4 > packet.limit(layer) ? NONE : (int) packet.frame().u32(at);
    }
}
