package dev.remora.tracking;

import dev.remora.internet.InternetChecksum;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what is wrong with the capture itself, apart from what its traffic does. Confined to one thread. Allocates nothing but the list of findings.
 *
 * <p>A packet counts as captured twice where one of the last {@link #REMEMBERED} had the same IP header, but for the time to live and the checksum, and the same beginning of the
 * payload: within {@link #SOON} where the datagram has an identification that a sender does not use again (RFC 6864), within {@link #AT_ONCE} where it has none and
 * carries more than a TCP header, because acknowledgments may well say the same twice.
 */
final class CaptureWatch {
    private static final int  REMEMBERED     = 16;
    private static final long SOON           = 500_000;        // nanoseconds
    private static final long AT_ONCE        = 100_000;
    private static final int  COMPARED       = 40;             // octets of the payload: a TCP header with options, and the checksum of all the rest
    private static final int  LONGEST_HEADER = 60;         // of TCP
    private static final long MIX            = 0x9E37_79B9_7F4A_7C15L;

    private static final int FAULTS = CaptureFault.values().length;

    private final long[] counts = new long[FAULTS];
    private final long[] firsts = new long[FAULTS];
    private final long[] octets = new long[FAULTS];
    private final long[] hashes = new long[REMEMBERED];
    private final long[] times  = new long[REMEMBERED];
    private long         latest = Long.MIN_VALUE;
    private long         furthest;
    private long         number;
    private int          slot;

    /** Says which frame it is that what follows is found in. */
    void at(Frame frame) {
        number = frame.number();
    }

    /** Takes in every packet, before anything is known of it. */
    void packet(Packet packet) {
        Frame frame = packet.frame();
        if (frame.timeNanos() < latest) {
            furthest = Math.max(furthest, latest - frame.timeNanos());
            count(CaptureFault.TIME_BACKWARDS, 0);
        } else
            latest = frame.timeNanos();
        if (frame.length() < frame.originalLength())
            count(CaptureFault.SNAP_LENGTH, frame.originalLength() - frame.length());
        for (int layer = 0; layer < packet.layers(); layer++)
            if (Endpoints.areIn(packet.type(layer))) {
                compare(packet, layer);
                return;
            }
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
            if (c.half(Slots.PACKETS, side) == 0 && c.half(Slots.PACKETS, 1 - side) > 1 && c.is(Flags.HAS_ACKED << 1 - side))
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

    private void compare(Packet packet, int network) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        int payload = packet.headerEnd(network);
        boolean isIpv4 = frame.limit(at) > at && frame.u8(at) >>> 4 == 4;
        if (payload - at < (isIpv4 ? 20 : 40))
            return;
        long hash = isIpv4 ? ipv4(frame, at) : ipv6(frame, at);
        hash = payload(frame, payload, Math.min(packet.limit(network), payload + COMPARED), hash);
        boolean isNamed = isIpv4 && frame.u16(at + 4) != 0;
        boolean isTelling = isNamed || packet.end(network) - payload > LONGEST_HEADER;
        if (isTelling && isKnown(hash, frame.timeNanos(), isNamed ? SOON : AT_ONCE))
            count(CaptureFault.DUPLICATED_PACKETS, 0);
        hashes[slot] = hash;
        times[slot] = frame.timeNanos();
        slot = slot + 1 & REMEMBERED - 1;
    }

    private boolean isKnown(long hash, long time, long within) {
        for (int i = 0; i < REMEMBERED; i++)
            if (hashes[i] == hash && time - times[i] <= within)
                return true;
        return false;
    }

    /** All but the time to live and the checksum, which routers change. */
    private static long ipv4(Frame frame, int at) {
        return mix(mix(frame.u64(at) * MIX, frame.u8(at + 9)), frame.u64(at + 12));
    }

    /** All but the hop limit. */
    private static long ipv6(Frame frame, int at) {
        long hash = (frame.u64(at) & -256) * MIX;
        for (int i = 8; i < 40; i += 8)
            hash = mix(hash, frame.u64(at + i));
        return hash;
    }

    private static long payload(Frame frame, int from, int end, long start) {
        long hash = start;
        int at = from;
        for (; at + 8 <= end; at += 8)
            hash = mix(hash, frame.u64(at));
        for (; at < end; at++)
            hash = mix(hash, frame.u8(at));
        return hash | 1;                                                 // no packet looks like an empty place
    }

    private static long mix(long hash, long next) {
        long mixed = (hash ^ next) * MIX;
        return mixed ^ mixed >>> 29;
    }
}
