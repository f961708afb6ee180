package dev.remora.internet;

import dev.remora.field.Place;
import dev.remora.packet.Packet;

/**
 * The first source route among the options of a datagram, RFC 791 section 3.1.
 *
 * <p>While addresses of the route are left, the destination in the header is only the next stop; the last address of the route is where the
 * datagram goes.
 */
final class SourceRoute {
    private static final int FIRST_POINTER = 4;

    private SourceRoute() {}

    /** Whether the destination in the header is a stop on the way. */
    static boolean isIn(Packet packet, int layer) {
        return unfinished(packet, layer) != Place.ABSENT;
    }

    /** Position of the final destination: in the header, or at the end of the route; absent where the route has no whole address, or may have been cut. */
    static int finalDestination(Packet packet, int layer) {
        int at = packet.at(layer);
        if (packet.limit(layer) >= at + Ipv4.MINIMUM && at + (packet.frame().u8(at) & 0xF) * 4 > packet.limit(layer))
            return Place.ABSENT;
        int option = unfinished(packet, layer);
        if (option == Place.ABSENT)
            return at + 16;
        int length = packet.frame().u8(option + 1);
        int addresses = (length - 3) / 4;
        return addresses == 0 ? Place.ABSENT : option + 3 + (addresses - 1) * 4;
    }

    /** Position of the first source route if its pointer says that it is under way. */
    private static int unfinished(Packet packet, int layer) {
        int options = packet.at(layer) + Ipv4.MINIMUM;
        if (packet.headerEnd(layer) <= options || packet.limit(layer) <= options)
            return Place.ABSENT;
        int option = Ipv4Options.firstSourceRoute(packet, layer);
        if (option == Place.ABSENT || packet.frame().u8(option + 1) < 3)
            return Place.ABSENT;
        int length = packet.frame().u8(option + 1);
        int pointer = packet.frame().u8(option + 2);
        return pointer >= FIRST_POINTER && pointer % 4 == 0 && pointer <= length ? option : Place.ABSENT;
    }
}
