package dev.remora.tracking;

import dev.remora.internet.InternetChecksum;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** Counts what is wrong with the capture itself, apart from what its traffic does. Confined to one thread. Allocates nothing but the list of findings. */
final class CaptureWatch {
    private static final int FAULTS = CaptureFault.values().length;

    private final long[]     counts     = new long[FAULTS];
    private final long[]     firsts     = new long[FAULTS];
    private final long[]     octets     = new long[FAULTS];
    private final Duplicates duplicates = new Duplicates();
    private long             before     = Long.MIN_VALUE;    // time of the packet before
    private long             furthest;
    private long             number;

    /** Says which frame it is that what follows is found in. */
    void at(Frame frame) {
        number = frame.number();
    }

    /** Takes in every packet, before anything is known of it. */
    void packet(Packet packet) {
        Frame frame = packet.frame();
        if (frame.timeNanos() < before) {
            furthest = Math.max(furthest, before - frame.timeNanos());
            count(CaptureFault.TIME_BACKWARDS, 0);
        }
        before = frame.timeNanos();
        if (frame.length() < frame.originalLength())
            count(CaptureFault.SNAP_LENGTH, frame.originalLength() - frame.length());
        int network = Endpoints.outermost(packet);
        if (network != Packet.ABSENT && duplicates.isOne(packet, network))
            count(CaptureFault.DUPLICATED_PACKETS, 0);
    }

    /** Takes in a datagram of UDP or a segment: whether its checksum is only that of the pseudo-header. */
    void checksum(Packet packet, int layer, Transport transport, int checksumAt) {
        int at = packet.at(layer) + checksumAt;
        if (at + 2 > packet.limit(layer))
            return;
        long pseudo = PseudoHeader.sum(packet, layer, transport.number(), packet.end(layer) - packet.at(layer));
        if (pseudo != PseudoHeader.ABSENT && InternetChecksum.fold(pseudo) == packet.frame().u16(at)
                && SegmentChecksum.verify(packet, layer, transport, checksumAt) == SegmentChecksum.Result.PARTIAL)
            offloaded();
    }

    /** The checksum of the packet at hand was left to hardware. */
    void offloaded() {
        count(CaptureFault.OFFLOADED_CHECKSUMS, 0);
    }

    /** Takes in a connection that is about to be forgotten, and the packet that first showed that octets of it are missing. */
    void forgotten(Connection c, long gapAt) {
        if (c.protocol() != Transport.TCP.number() || c.is(Flags.STRAY))
            return;
        long missed = c.missed(Side.ORIGINATOR) + c.missed(Side.RESPONDER);
        if (missed != 0)
            count(CaptureFault.GAPS, missed, gapAt);
        for (int side = 0; side < 2; side++)
            if (!c.hasSent(side) && c.packets(1 - side) > 1 && c.is(Flags.HAS_ACKED << 1 - side))
                count(CaptureFault.ONE_SIDED, 0);
    }

    /** What was found so far, in the order of {@link CaptureFault}. */
    List<CaptureFinding> findings() {
        List<CaptureFinding> found = new ArrayList<>();
        for (CaptureFault fault : CaptureFault.values()) {
            int index = fault.ordinal();
            if (counts[index] != 0)
                found.add(new CaptureFinding(fault, counts[index], octets[index], fault == CaptureFault.TIME_BACKWARDS ? furthest : 0, firsts[index]));
        }
        return found;
    }

    private void count(CaptureFault fault, long missing) {
        count(fault, missing, number);
    }

    private void count(CaptureFault fault, long missing, long at) {
        int index = fault.ordinal();
        firsts[index] = counts[index]++ == 0 ? at : Math.min(firsts[index], at);
        octets[index] += missing;
    }
}
