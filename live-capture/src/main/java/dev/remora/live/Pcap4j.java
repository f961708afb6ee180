package dev.remora.live;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.factory.PacketFactories;
import org.pcap4j.packet.namednumber.DataLinkType;

/** Converts between pcap4j's packets and frames, so that a program can migrate step by step. Safe for many threads. */
public final class Pcap4j {
    private Pcap4j() {}

    /** A frame with the octets of a packet that begins with an Ethernet header. */
    public static Frame frame(Packet packet) {
        return frame(packet, LinkType.ETHERNET, 1, 0);
    }

    /**
     * A frame with the octets of a packet, as pcap4j builds them.
     *
     * @param linkType  LINKTYPE_ number of its outermost header
     * @param number    place in the capture, from 1
     * @param timeNanos nanoseconds since 1970-01-01T00:00:00Z
     */
    public static Frame frame(Packet packet, int linkType, long number, long timeNanos) {
        byte[] octets = packet.getRawData();
        return new Frame().wrap(octets, 0, octets.length, octets.length).describe(number, timeNanos, linkType, -1);
    }

    /**
     * A frame of the packet that a handle has just given to this thread, with its time, link type and original length: what a {@code PacketListener} calls.
     *
     * @param number place in the capture, from 1
     */
    public static Frame frame(Packet packet, PcapHandle handle, long number) {
        byte[] octets = packet.getRawData();
        int original = Math.max(octets.length, LiveCapture.originalLength(handle));
        return new Frame().wrap(octets, 0, octets.length, original).describe(number, LiveCapture.nanos(handle.getTimestamp()), LiveCapture.linkType(handle), -1);
    }

    /**
     * The same, of the interface that the handle captures from: like a frame of {@link LiveCapture}.
     *
     * @param interfaceName what it is called, such as {@code eth0}, which a handle does not tell
     */
    public static Frame frame(Packet packet, PcapHandle handle, long number, String interfaceName) {
        Frame frame = frame(packet, handle, number);
        return frame.describe(number, frame.timeNanos(), frame.linkType(), 0).takenOn(LiveCapture.interfaceOf(handle, interfaceName));
    }

    /** A pcap4j packet of the captured octets; pcap4j's unknown packet where it does not know the link type. */
    public static Packet packet(Frame frame) {
        byte[] octets = frame.octets(0, frame.length());
        return PacketFactories.getFactory(Packet.class, DataLinkType.class).newInstance(octets, 0, octets.length, dataLinkType(frame.linkType()));
    }

    /** pcap4j knows link types by their DLT_ numbers; of those that it reads, that of raw IP is not the LINKTYPE_ number (pcap-linktype(7)). */
    private static DataLinkType dataLinkType(int linkType) {
        return switch (linkType) {
            case LinkType.RAW, LinkType.IPV4, LinkType.IPV6 -> DataLinkType.RAW;
            default -> DataLinkType.getInstance(linkType);
        };
    }
}
