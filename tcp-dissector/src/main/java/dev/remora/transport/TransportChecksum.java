package dev.remora.transport;

import dev.remora.field.Derived;
import dev.remora.internet.Carrier;
import dev.remora.internet.ChecksumStatus;
import dev.remora.internet.InternetChecksum;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Packet;

/** The checksum of a segment or datagram with the pseudo-header before it, RFC 9293 section 3.1 and RFC 8200 section 8.1. Allocates nothing. */
public final class TransportChecksum {
    private TransportChecksum() {}

    /** One of {@link ChecksumStatus}. It covers {@code length} octets from the start of the layer, the checksum among them. */
    public static int status(Packet packet, int layer, int protocol, int length) {
        return status(packet, layer, protocol, length, length);
    }

    /** As above, where it covers only so many octets of {@code length}, RFC 3828 section 3.1; negative where nobody knows how many. */
    static int status(Packet packet, int layer, int protocol, int length, int covered) {
        long sum = sum(packet, layer, protocol, length, covered);
        return sum < 0 ? ChecksumStatus.UNVERIFIED : InternetChecksum.isGood(sum) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    /** What it should be, where {@code checksum} is what it is; {@link Derived#ABSENT} where that cannot be known. */
    public static long calculated(Packet packet, int layer, int protocol, int length, int checksum) {
        return calculated(packet, layer, protocol, length, length, checksum);
    }

    /** As above, where it covers only so many octets of {@code length}. */
    static long calculated(Packet packet, int layer, int protocol, int length, int covered, int checksum) {
        long sum = sum(packet, layer, protocol, length, covered);
        return sum < 0 ? Derived.ABSENT : InternetChecksum.calculated(sum, checksum);
    }

    /** Whether the checksum is that of the pseudo-header alone: the sender's network card was to do the rest, after this capture saw it. */
    public static boolean isPartial(Packet packet, int layer, int protocol, int length, int checksum) {
        long pseudo = PseudoHeader.sum(packet, layer, protocol, length);
        return pseudo >= 0 && InternetChecksum.fold(pseudo) == checksum;
    }

    /** The sum with the pseudo-header; negative where octets or addresses are missing. */
    private static long sum(Packet packet, int layer, int protocol, int length, int covered) {
        int at = packet.at(layer);
        if (covered < 0 || at + covered > packet.limit(layer) || !Carrier.isWhole(packet, layer))
            return -1;
        long pseudo = PseudoHeader.sum(packet, layer, protocol, length);
        return pseudo < 0 ? -1 : pseudo + InternetChecksum.sum(packet.frame(), at, covered);
    }
}
