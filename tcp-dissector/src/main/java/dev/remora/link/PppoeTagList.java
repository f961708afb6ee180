package dev.remora.link;

import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** The list of tags in PPP over Ethernet, RFC 2516 section 5: type, length, value, up to the end of the payload, or to a tag that says that it is the last. */
final class PppoeTagList {
    /** Octets of type and length. */
    static final int HEAD = 4;

    private static final int END_OF_LIST = 0;

    private PppoeTagList() {}

    /** Which tags are meant; reads only type and length. */
    interface Wanted {
        boolean is(Frame frame, int tag);
    }

    /** Tags of one type whose value has this many octets. */
    static Wanted of(int type, int least, int most) {
        return (frame, tag) -> frame.u16(tag) == type && length(frame, tag) >= least && length(frame, tag) <= most;
    }

    /** A header for one field at a time of tags, from their type on. */
    static Header each(Header header, Wanted wanted) {
        return header.walk((packet, layer, previous) -> next(packet, layer, previous, wanted));
    }

    /** A header for one field at a time of the values of tags. */
    static Header value(Header header, Wanted wanted) {
        return each(header, wanted).skip(HEAD * 8);
    }

    /** The texts that are the values of tags: in UTF-8 (RFC 2516 appendix A). */
    static Listed text(Header header, Wanted wanted, String name, String label) {
        return header.listed(Type.STRING, name, label, (packet, layer, out) -> {
            for (int tag = next(packet, layer, Place.ABSENT, wanted); tag != Place.ABSENT; tag = next(packet, layer, tag, wanted)) {
                int length = Math.min(length(packet.frame(), tag), packet.limit(layer) - tag - HEAD);
                out.addObject(Listed.text(packet.frame(), tag + HEAD, length), tag + HEAD, length);
            }
        });
    }

    /** Octets of the value of a tag. */
    static int length(Frame frame, int tag) {
        return frame.u16(tag + 2);
    }

    static int next(Packet packet, int layer, int previous, Wanted wanted) {
        int tag = next(packet, layer, previous);
        while (tag != Place.ABSENT && !wanted.is(packet.frame(), tag))
            tag = next(packet, layer, tag);
        return tag;
    }

    /** Walks over the tags that are where the payload is, whose type and length are readable. */
    private static int next(Packet packet, int layer, int previous) {
        int tag = head(packet, layer, previous);
        return tag == Place.ABSENT || behind(packet.frame(), tag) > packet.headerEnd(layer) ? Place.ABSENT : tag;
    }

    /** The tag that goes past the end of the payload, whatever the capture cut off, behind which there is none; or {@link Place#ABSENT}. */
    static int tooLong(Packet packet, int layer) {
        int last = Place.ABSENT;
        for (int tag = next(packet, layer, last); tag != Place.ABSENT; tag = next(packet, layer, last))
            last = tag;
        int tag = head(packet, layer, last);
        int end = packet.at(layer) + PppoeDiscovery.PROTOCOL.minimum() + packet.frame().u16(packet.at(layer) + 4);
        return tag == Place.ABSENT || behind(packet.frame(), tag) <= Math.min(end, packet.end(layer)) ? Place.ABSENT : tag;
    }

    /** Type and length behind the tag before, whatever they say. */
    private static int head(Packet packet, int layer, int previous) {
        int tag = previous == Place.ABSENT ? packet.at(layer) + PppoeDiscovery.PROTOCOL.minimum() : behind(packet.frame(), previous);
        return tag + HEAD <= Math.min(packet.headerEnd(layer), packet.limit(layer)) && packet.frame().u16(tag) != END_OF_LIST ? tag : Place.ABSENT;
    }

    private static int behind(Frame frame, int tag) {
        return tag + HEAD + length(frame, tag);
    }
}
