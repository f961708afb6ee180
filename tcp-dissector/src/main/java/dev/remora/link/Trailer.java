package dev.remora.link;

import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What lies behind the payload of an Ethernet or VLAN layer: padding up to the least size of a frame, and whatever follows it.
 *
 * <p>The payload ends where the layer inside it says so: an IP datagram, an ARP message, an LLC frame with a length. Zeros up to the sixtieth
 * octet are padding, all else is trailer; a frame check sequence is not guessed at.
 */
final class Trailer {
    /** IEEE 802.3 section 3.2.7, without the frame check sequence. */
    private static final int LEAST_FRAME = 60;

    private Trailer() {}

    static int padding(Packet packet, int layer) {
        int at = start(packet, layer);
        return paddingLength(packet, layer, at) > 0 ? at : Place.ABSENT;
    }

    static int trailer(Packet packet, int layer) {
        int at = start(packet, layer);
        int trailer = at + paddingLength(packet, layer, at);
        return trailer < packet.limit(layer) ? trailer : Place.ABSENT;
    }

    static int trailerLength(Packet packet, int layer, int at) {
        return packet.limit(layer) - at;
    }

    static int paddingLength(Packet packet, int layer, int at) {
        Frame frame = packet.frame();
        if (frame.originalLength() < LEAST_FRAME)
            return 0;
        int limit = Math.min(packet.at(layer) + LEAST_FRAME, packet.limit(layer));
        int end = at;
        while (end < limit && frame.u8(end) == 0)
            end++;
        return end - at;
    }

    /** Where the payload ends: with the layer inside, or with this one where there is none. */
    private static int start(Packet packet, int layer) {
        return layer + 1 < packet.layers() ? Math.min(packet.end(layer + 1), packet.limit(layer)) : packet.limit(layer);
    }
}
