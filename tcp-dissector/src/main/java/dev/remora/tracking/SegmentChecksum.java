package dev.remora.tracking;

import dev.remora.internet.InternetChecksum;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Whether the checksum of a segment or datagram is right. Allocates nothing. */
public final class SegmentChecksum {
    private SegmentChecksum() {}

    /** What came out. */
    public enum Result {
        /** Right, or not to be known: not all octets were captured. */
        GOOD,
        /** Wrong: the receiver drops it. */
        BAD,
        /** The sum of the pseudo-header only: left to hardware to complete, and captured before that. */
        PARTIAL
    }

    /**
     * Verifies a layer that is carried by IP.
     *
     * @param checksumAt octets from the start of the layer to the checksum
     */
    public static Result verify(Packet packet, int layer, Transport transport, int checksumAt) {
        return verify(packet, PseudoHeader.network(packet, layer), layer, transport, checksumAt);
    }

    /** As above, where the IP layer that carries it is known. */
    static Result verify(Packet packet, int network, int layer, Transport transport, int checksumAt) {
        int at = packet.at(layer);
        int length = packet.end(layer) - at;
        if (packet.limit(layer) < packet.end(layer))
            return Result.GOOD;
        long pseudo = transport == Transport.ICMP ? 0 : PseudoHeader.ofNetwork(packet, network, transport.number(), length);
        if (pseudo == PseudoHeader.ABSENT)
            return Result.GOOD;
        Frame frame = packet.frame();
        if (InternetChecksum.isGood(pseudo + InternetChecksum.sum(frame, at, length)))
            return Result.GOOD;
        boolean isThere = checksumAt + 2 <= length;
        return isThere && InternetChecksum.fold(pseudo) == frame.u16(at + checksumAt) ? Result.PARTIAL : Result.BAD;
    }
}
