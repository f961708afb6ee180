package dev.remora.analysis;

import dev.remora.hash.SeededHash;
import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * The two endpoints of a packet in an order that is the same for both directions: what Wireshark tells conversations apart by. Reused;
 * confined to one thread; allocates nothing.
 *
 * <p>Neither interface nor VLAN count, so a packet that was captured twice belongs to one conversation.
 */
final class EndpointPair {
    /** Of the lower and the higher endpoint; an IPv4 address is in the low half, and {@link #wide} tells it from an IPv6 address. */
    long    lowHigh;
    long    lowLow;
    long    highHigh;
    long    highLow;
    /** The lower endpoint's port or identifier above the higher's. */
    long    ports;
    boolean wide;

    /** Whether the packet was sent by the lower endpoint. */
    boolean forward;

    /** Takes the endpoints of a transport layer; without an IP layer before it, only its ports count. */
    void read(Packet packet, int layer, int sourcePort, int destinationPort) {
        int network = PseudoHeader.network(packet, layer);
        if (network == Packet.ABSENT)
            order(0, 0, sourcePort, 0, 0, destinationPort);
        else if (packet.type(network) == Ipv4.PROTOCOL)
            readIpv4(packet, network, sourcePort, destinationPort);
        else
            readIpv6(packet, network, sourcePort, destinationPort);
        wide = network != Packet.ABSENT && packet.type(network) == Ipv6.PROTOCOL;
    }

    private void readIpv4(Packet packet, int network, int sourcePort, int destinationPort) {
        Frame frame = packet.frame();
        order(0, frame.u32(packet.at(network) + 12), sourcePort, 0, frame.u32(Ipv4.destination(packet, network)), destinationPort);
    }

    private void readIpv6(Packet packet, int network, int sourcePort, int destinationPort) {
        Frame frame = packet.frame();
        int source = Ipv6.source(packet, network);
        int destination = Ipv6.destination(packet, network);
        order(frame.u64(source), frame.u64(source + 8), sourcePort, frame.u64(destination), frame.u64(destination + 8), destinationPort);
    }

    private void order(long fromHigh, long fromLow, int fromPort, long toHigh, long toLow, int toPort) {
        forward = isOrdered(fromHigh, fromLow, fromPort, toHigh, toLow, toPort);
        lowHigh = forward ? fromHigh : toHigh;
        lowLow = forward ? fromLow : toLow;
        highHigh = forward ? toHigh : fromHigh;
        highLow = forward ? toLow : fromLow;
        ports = forward ? (long) fromPort << 32 | toPort : (long) toPort << 32 | fromPort;
    }

    private static boolean isOrdered(long aHigh, long aLow, int aPort, long bHigh, long bLow, int bPort) {
        if (aHigh != bHigh)
            return Long.compareUnsigned(aHigh, bHigh) < 0;
        if (aLow != bLow)
            return Long.compareUnsigned(aLow, bLow) < 0;
        return aPort <= bPort;
    }

    /** Takes over another pair. */
    void set(EndpointPair other) {
        lowHigh = other.lowHigh;
        lowLow = other.lowLow;
        highHigh = other.highHigh;
        highLow = other.highLow;
        ports = other.ports;
        wide = other.wide;
        forward = other.forward;
    }

    /** Whether both are the same endpoints, in whatever direction. */
    boolean isSame(EndpointPair other) {
        return lowLow == other.lowLow && highLow == other.highLow && ports == other.ports && wide == other.wide && lowHigh == other.lowHigh
                && highHigh == other.highHigh;
    }

    /** The same for both directions. */
    int hash() {
        long hash = SeededHash.next(SeededHash.first(lowLow), highLow);
        hash = SeededHash.next(SeededHash.next(hash, lowHigh), highHigh);
        return SeededHash.last(hash, ports);
    }
}
