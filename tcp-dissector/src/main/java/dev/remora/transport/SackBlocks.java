package dev.remora.transport;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;

import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * Blocks of the SACK option, RFC 2018 section 3: pairs of a left and a right edge, relative as acknowledgment numbers are. The first
 * block tells of a duplicate where it is not above the acknowledgment number, or overlaps the second block and does not end behind it, RFC 2883 section 4.
 * Allocates nothing.
 */
final class SackBlocks {
    private static final Options LIST   = Tcp.OPTIONS;
    private static final int     SACK   = 5;
    private static final int     HEADER = 2;
    private static final int     BLOCK  = 8;
    private static final int     EDGE   = 4;

    private SackBlocks() {}

    /** Whole blocks of each option. */
    static void count(Packet packet, int layer, Values out) {
        for (int at = LIST.find(packet, layer, SACK); at != Place.ABSENT; at = LIST.next(packet, layer, SACK, at))
            if (LIST.length(packet, layer, at) > 0 && isReadable(packet, layer, at))
                out.add((LIST.length(packet, layer, at) - HEADER) / BLOCK, at, LIST.length(packet, layer, at));
    }

    static void leftEdges(Packet packet, int layer, Values out) {
        edges(packet, layer, 0, out);
    }

    static void rightEdges(Packet packet, int layer, Values out) {
        edges(packet, layer, EDGE, out);
    }

    static void duplicateLeft(Packet packet, int layer, Values out) {
        for (int at = LIST.find(packet, layer, SACK); at != Place.ABSENT; at = LIST.next(packet, layer, SACK, at))
            if (isDuplicate(packet, layer, at))
                edge(packet, layer, at + HEADER, out);
    }

    static void duplicateRight(Packet packet, int layer, Values out) {
        for (int at = LIST.find(packet, layer, SACK); at != Place.ABSENT; at = LIST.next(packet, layer, SACK, at))
            if (isDuplicate(packet, layer, at))
                edge(packet, layer, at + HEADER + EDGE, out);
    }

    static void duplicate(Packet packet, int layer, Values out) {
        for (int at = LIST.find(packet, layer, SACK); at != Place.ABSENT; at = LIST.next(packet, layer, SACK, at))
            if (isDuplicate(packet, layer, at))
                out.add(1, at + HEADER, BLOCK);
    }

    private static void edges(Packet packet, int layer, int first, Values out) {
        for (int at = LIST.find(packet, layer, SACK); at != Place.ABSENT; at = LIST.next(packet, layer, SACK, at)) {
            int end = Math.min(at + LIST.length(packet, layer, at), packet.limit(layer));
            for (int edge = at + HEADER + first; edge + EDGE <= end; edge += BLOCK)
                edge(packet, layer, edge, out);
        }
    }

    private static void edge(Packet packet, int layer, int at, Values out) {
        out.add(packet.frame().i32(at) - SequenceBase.ofAcknowledged(packet, layer) & 0xFFFF_FFFFL, at, EDGE);
    }

    private static boolean isReadable(Packet packet, int layer, int at) {
        return at + LIST.length(packet, layer, at) <= packet.limit(layer);
    }

    private static boolean isDuplicate(Packet packet, int layer, int at) {
        int blocks = (LIST.length(packet, layer, at) - HEADER) / BLOCK;
        if (blocks == 0 || !isReadable(packet, layer, at))
            return false;
        int right = packet.frame().i32(at + HEADER + EDGE);
        if (atOrAfter(packet.frame().i32(packet.at(layer) + 8), right))
            return true;
        int second = at + HEADER + BLOCK;
        return blocks > 1 && after(right, packet.frame().i32(second)) && atOrAfter(packet.frame().i32(second + EDGE), right);
    }
}
