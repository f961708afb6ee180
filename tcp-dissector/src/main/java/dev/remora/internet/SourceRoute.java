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
    private static final int END           = 0;
    private static final int NO_OPERATION  = 1;
    private static final int FIRST_POINTER = 4;

    private SourceRoute() {}

    /** Whether the destination in the header is a stop on the way. */
    static boolean isIn(Packet packet, int layer) {
        return unfinished(packet, layer) != Place.ABSENT;
    }

    /** Position of the final destination: in the header, or at the end of the route; absent where the route has no whole address, or may have been cut. */
    static int finalDestination(Packet packet, int layer) {
        int at = packet.at(layer);
        if (packet.limit(layer) >= at + Ipv4.MINIMUM && isCut(packet, layer, at + (packet.frame().u8(at) & 0xF) * 4))
            return Place.ABSENT;
        int option = unfinished(packet, layer);
        if (option == Place.ABSENT)
            return at + 16;
        int length = packet.frame().u8(option + 1);
        int addresses = (length - 3) / 4;
        return addresses == 0 ? Place.ABSENT : option + 3 + (addresses - 1) * 4;
    }

    /** Whether the header goes on behind what there is, with options of a source route under way or that may be one: no option before says that none follows. */
    private static boolean isCut(Packet packet, int layer, int end) {
        int limit = packet.limit(layer);
        if (end <= limit)
            return false;
        int at = packet.at(layer) + Ipv4.MINIMUM;
        while (at < limit) {
            int kind = packet.frame().u8(at);
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            if (kind == END || at + 1 >= limit)
                return kind != END;
            int length = packet.frame().u8(at + 1);
            if (length < 2 || at + length > end)
                return false;
            if (Ipv4Options.isSourceRoute(kind))
                return isUnderWay(packet, at, limit);              // even a whole one: as in tshark, what is ahead is told with whole options alone
            at += length;
        }
        return at < end;
    }

    private static boolean isUnderWay(Packet packet, int option, int limit) {
        return option + 2 >= limit || isUnderWay(packet.frame().u8(option + 2), packet.frame().u8(option + 1));
    }

    private static boolean isUnderWay(int pointer, int length) {
        return pointer >= FIRST_POINTER && pointer % 4 == 0 && pointer <= length;
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
        return isUnderWay(packet.frame().u8(option + 2), length) ? option : Place.ABSENT;
    }
}
