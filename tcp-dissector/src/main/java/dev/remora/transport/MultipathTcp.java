package dev.remora.transport;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** The option of Multipath TCP, RFC 8684 section 3. What it holds depends on its subtype, and in some on its length. */
public final class MultipathTcp {
    private static final Header  H    = Header.of("tcp", "Multipath TCP Option", "RFC 8684 section 3").skip(160);
    private static final Options LIST = Tcp.OPTIONS;
    private static final int     KIND = 30;

    private static final int CAPABLE  = 0;
    private static final int JOIN     = 1;
    private static final int DATA     = 2;
    private static final int PRIORITY = 5;
    private static final int RESET    = 8;

    private static final Header SUBTYPES = H.option(LIST, KIND);

    public static final Octets OPTION  = H.wholeOption(LIST, KIND).span(LIST::length, "options.mptcp", "Multipath TCP");
    public static final Bits   SUBTYPE = SUBTYPES.bits(4, "options.mptcp.subtype", "Multipath TCP subtype", names(0, "Multipath Capable", 1, "Join Connection",
            2, "Data Sequence Signal", 3, "Add Address", 4, "Remove Address", 5, "Change Subflow Priority", 6, "TCP Fallback", 7, "Fast Close", 8, "TCP Reset"));
    public static final Bits   VERSION = H.walk(MultipathTcp::version).skip(4).bits(4, "options.mptcp.version", "Multipath TCP version");
    public static final U8     FLAGS   = H.walk(MultipathTcp::flags).u8("options.mptcp.flags", "Multipath TCP flags", hex());

    /** More fields of the layers of {@link Tcp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(20);

    private MultipathTcp() {}

    /** The version shares the octet of the subtype, in a MP_CAPABLE only. */
    private static int version(Packet packet, int layer, int previous) {
        int at = next(packet, layer, previous);
        while (at != Place.ABSENT && subtype(packet, at) != CAPABLE)
            at = next(packet, layer, at);
        return at;
    }

    private static int flags(Packet packet, int layer, int previous) {
        for (int at = next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = next(packet, layer, at)) {
            int flags = flagsAt(packet, layer, at);
            if (flags > previous)
                return flags;
        }
        return Place.ABSENT;
    }

    /** Where the flags are in the option whose subtype is at {@code at}: in that octet or in the next. */
    private static int flagsAt(Packet packet, int layer, int at) {
        int length = LIST.length(packet, layer, at - 2);
        return switch (subtype(packet, at)) {
            case CAPABLE, DATA -> length > 3 ? at + 1 : Place.ABSENT;
            case JOIN -> length == 12 || length == 16 ? at : Place.ABSENT;       // a third ACK of 24 octets has none
            case PRIORITY, RESET -> at;
            default -> Place.ABSENT;
        };
    }

    private static int next(Packet packet, int layer, int previous) {
        int option = previous == Place.ABSENT ? LIST.find(packet, layer, KIND) : LIST.next(packet, layer, KIND, previous - 2);
        while (option != Place.ABSENT && (LIST.length(packet, layer, option) < 3 || option + 3 > packet.limit(layer)))
            option = LIST.next(packet, layer, KIND, option);
        return option == Place.ABSENT ? Place.ABSENT : option + 2;
    }

    private static int subtype(Packet packet, int at) {
        return packet.frame().u8(at) >> 4;
    }
}
