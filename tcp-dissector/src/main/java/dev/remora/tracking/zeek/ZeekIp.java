package dev.remora.tracking.zeek;

import dev.remora.internet.ExtensionHeader;
import dev.remora.internet.InternetChecksum;
import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.SegmentChecksum;
import dev.remora.tracking.Transport;
import java.util.BitSet;

/**
 * What Zeek reads of IP headers, and which datagrams it passes over.
 *
 * @param checksums whether those with a wrong header checksum are passed over
 */
record ZeekIp(boolean checksums) {
    static final int TCP_HEADER = 20;
    static final int UDP_HEADER = 8;
    static final int ICMP_HEADER = 8;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final BitSet KNOWN = new BitSet();     // protocols that Zeek looks into, or passes over

    static {
        for (int protocol : new int[]{1, 4, 6, 17, 41, 47, 50, 58, 59, 135})
            KNOWN.set(protocol);
    }

    static boolean isNetwork(LayerType type) {
        return type == Ipv4.PROTOCOL || type == Ipv6.PROTOCOL;
    }

    private static boolean isIpv4(Packet packet, int network) {
        return packet.type(network) == Ipv4.PROTOCOL;
    }

    /** Whether a header can be right, and its datagram lies within the frame. */
    boolean isSound(Packet packet, int network) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        boolean isIpv4 = isIpv4(packet, network);
        int limit = frame.limit(at);                                    // Zeek knows of no check sequence behind the datagram
        if (at + (isIpv4 ? IPV4_HEADER : IPV6_HEADER) > limit)
            return false;
        int total = total(packet, network);
        if (total == 0)
            return !checksums;                                          // left to hardware, and so is the checksum
        if (at < frame.length() && at + total > frame.originalLength())
            return false;
        int header = header(packet, network);
        if (header > total || isIpv4 && header < IPV4_HEADER || at + header > limit)
            return false;
        return !isIpv4 || !checksums || InternetChecksum.isGood(InternetChecksum.sum(frame, at, header));
    }

    static Endpoint source(Packet packet, int network, int port) {
        return endpoint(packet, network, packet.at(network) + (isIpv4(packet, network) ? 12 : 8), port);
    }

    static Endpoint destination(Packet packet, int network, int port) {
        return endpoint(packet, network, isIpv4(packet, network) ? Ipv4.destination(packet, network) : Ipv6.destination(packet, network), port);
    }

    private static Endpoint endpoint(Packet packet, int network, int at, int port) {
        Frame frame = packet.frame();
        return isIpv4(packet, network) ? new Endpoint(false, 0, frame.u32(at), port) : new Endpoint(true, frame.u64(at), frame.u64(at + 8), port);
    }

    /** Octets of the datagram that carries a layer, as the IP header says; of all of it where it was put together from fragments. */
    static long length(Packet packet, int network, int layer) {
        return isJoined(packet, network, layer) ? header(packet, network) + packet.end(layer) - packet.at(layer) : total(packet, network);
    }

    /** Position behind the payload of a datagram as the IP header says, whatever the link layer says. */
    static int end(Packet packet, int network, int layer) {
        int total = total(packet, network);
        return isJoined(packet, network, layer) || total == 0 ? packet.end(layer) : packet.at(network) + total;
    }

    private static int header(Packet packet, int network) {
        return isIpv4(packet, network) ? (packet.frame().u8(packet.at(network)) & 15) * 4 : IPV6_HEADER;
    }

    /** Octets of a datagram, as its header says. */
    private static int total(Packet packet, int network) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        return isIpv4(packet, network) ? frame.u16(at + 2) : IPV6_HEADER + frame.u16(at + 4);
    }

    /** Whether the datagram that carries a layer was put together from fragments. */
    private static boolean isJoined(Packet packet, int network, int layer) {
        int length = packet.frame().length();
        return packet.at(layer) > length && packet.at(network) < length;
    }

    /** Position behind the captured octets of a datagram's payload, whatever the link layer says. */
    static int limit(Packet packet, int network, int layer) {
        return Math.min(end(packet, network, layer), packet.frame().limit(packet.at(layer)));
    }

    /** The protocol of the payload: what the last header of the chain says. */
    static int protocol(Packet packet, int network) {
        Frame frame = packet.frame();
        if (isIpv4(packet, network))
            return frame.u8(packet.at(network) + 9);
        int protocol = frame.u8(packet.at(network) + 6);
        for (int layer = network + 1; layer < packet.layers() && ExtensionHeader.isOne(packet, layer); layer++)
            protocol = frame.u8(packet.at(layer));
        return protocol;
    }

    /** Whether a datagram is whole and carries what Zeek does not look into. */
    boolean isUnknownTransport(Packet packet, int network) {
        int behind = network + 1;
        while (behind < packet.layers() && ExtensionHeader.isOne(packet, behind)) {
            if (packet.at(behind) == packet.limit(behind))
                return false;                                        // it is not in the capture, and so is what it would say
            behind++;
        }
        boolean isPart = isIpv4(packet, network) && (packet.frame().u16(packet.at(network) + 6) & 0x3FFF) != 0;
        boolean isWhole = !isPart || behind < packet.layers() && packet.at(behind) > packet.frame().length();
        return isWhole && !KNOWN.get(protocol(packet, network));
    }

    /** Whether the checksum of a TCP, UDP or ICMP layer is right, or cannot be known: the datagram is longer than what the link layer says it carries. */
    boolean hasGoodChecksum(Packet packet, int network, int layer, Transport transport) {
        boolean isCutShort = packet.at(network) + total(packet, network) > packet.end(network);
        boolean isLeftOut = transport == Transport.UDP && isIpv4(packet, network) && packet.frame().u16(packet.at(layer) + 6) == 0;
        return !checksums || isCutShort || isLeftOut || SegmentChecksum.verify(packet, layer, transport, checksumAt(transport)) == SegmentChecksum.Result.GOOD;
    }

    private static int checksumAt(Transport transport) {
        return switch (transport) {
            case TCP -> 16;
            case UDP, UDPLITE -> 6;
            case ICMP, ICMPV6 -> 2;
        };
    }
}
