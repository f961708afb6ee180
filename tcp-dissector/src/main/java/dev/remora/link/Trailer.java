package dev.remora.link;

import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What lies behind the payload of an Ethernet frame or of a tag in it: padding up to the least size of a frame, and whatever follows.
 *
 * <p>The payload ends where the layer inside says so: an IP datagram, an ARP message, an LLC frame with a length. Zeros up to the sixtieth
 * octet are padding, if they are zeros throughout; all else is trailer. A frame check sequence is not guessed at.
 */
public final class Trailer {
    /** IEEE 802.3 section 3.2.7, without the frame check sequence. */
    private static final int LEAST_FRAME = 60;

    private Trailer() {}

    /** Adds the field for padding, which has Ethernet's name in every layer. */
    public static Octets padding(Header header) {
        return header.named("eth").at(Trailer::padding).octets(Trailer::needed, "padding", "Padding");
    }

    /** Adds the field for what follows padding. */
    public static Octets trailer(Header header) {
        return header.at(Trailer::trailer).octets((packet, layer, at) -> packet.limit(layer) - at, "trailer", "Trailer");
    }

    private static int padding(Packet packet, int layer) {
        int at = start(packet, layer);
        return at < packet.limit(layer) && needed(packet, layer, at) > 0 && isPadded(packet, layer, at) ? at : Place.ABSENT;
    }

    private static int trailer(Packet packet, int layer) {
        int at = start(packet, layer);
        int trailer = isPadded(packet, layer, at) ? at + needed(packet, layer, at) : at;
        return trailer < packet.limit(layer) ? trailer : Place.ABSENT;
    }

    /** Octets from here to the least size of a frame, or to the layer's end; 0 in a frame that is shorter all the same. */
    private static int needed(Packet packet, int layer, int at) {
        return packet.frame().originalLength() < LEAST_FRAME ? 0 : Math.max(0, Math.min(LEAST_FRAME, packet.end(layer)) - at);
    }

    private static boolean isPadded(Packet packet, int layer, int at) {
        Frame frame = packet.frame();
        int limit = Math.min(at + needed(packet, layer, at), packet.limit(layer));
        for (int i = at; i < limit; i++)
            if (frame.u8(i) != 0)
                return false;
        return true;
    }

    /** Where the payload ends: with the layer inside, or with this one where there is none. */
    private static int start(Packet packet, int layer) {
        return layer + 1 < packet.layers() ? Math.min(packet.end(layer + 1), packet.limit(layer)) : packet.limit(layer);
    }
}
