package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;

/** What stands behind a tag: a type, or the length of an IEEE 802.3 frame. Unlike in an Ethernet header there is no gap between them, and 0 is a length. */
final class TagType {
    private TagType() {}

    /** Whether it is a type; {@code octet} is its place in the layer. Neither type nor length where it was not captured. */
    static boolean isType(Packet packet, int layer, int octet) {
        return value(packet, layer, octet) > EtherType.MOST_LENGTH;
    }

    static boolean isLength(Packet packet, int layer, int octet) {
        int value = value(packet, layer, octet);
        return value >= 0 && value <= EtherType.MOST_LENGTH;
    }

    /** How a tag of this name is called where protocols are listed. */
    static String path(String name, Packet packet, int layer, int octet) {
        return layer + 1 < packet.layers() && isType(packet, layer, octet) ? name + ":ethertype" : name;
    }

    /** Goes on behind it; {@code pastEnd} says that it is a length of more than there is. */
    static void dissect(Dissection d, Anomaly.Code pastEnd, int value, int at, int end) {
        if (value <= EtherType.MOST_LENGTH)
            EtherType.dissectLength(d, pastEnd, value, at, end);
        else
            d.following(EtherType.TYPES, value).dissect(d, at, end);
    }

    private static int value(Packet packet, int layer, int octet) {
        int at = packet.at(layer) + octet;
        return at + 2 <= packet.limit(layer) ? packet.frame().u16(at) : -1;
    }
}
