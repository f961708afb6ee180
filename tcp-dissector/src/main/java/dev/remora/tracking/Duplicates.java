package dev.remora.tracking;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Recognises a packet that was captured twice: one of the last {@link #REMEMBERED} had the same IP header, but for the time to live and the checksum, and the same beginning of the
 * payload, within {@link #SOON} where the datagram has an identification that a sender does not use again (RFC 6864), within {@link #AT_ONCE} where it has none and
 * carries more than a TCP header, because acknowledgments may well say the same twice. An error of ICMPv6 is compared further: the packet that it quotes begins with an IPv6
 * header, which others have, too.
 *
 * <p>Each packet is remembered by the hash of its octets: words of eight octets, each times a number of its own, so that the processor multiplies them all at once. Where a
 * hash came last is kept by its upper bits; nearly always that was long ago, and no other packet is compared. Confined to one thread. Allocates nothing after construction.
 */
final class Duplicates {
    private static final int    REMEMBERED     = 16;
    private static final long   SOON           = 500_000;        // nanoseconds
    private static final long   AT_ONCE        = 100_000;
    private static final int    COMPARED       = 40;             // octets of the payload: a TCP header with options, and the checksum of all the rest
    private static final int    ICMPV6         = 58;
    private static final int    INFORMATIONAL  = 128;            // the first type of ICMPv6 that is no error
    private static final int    IPV4_HEADER    = 20;
    private static final int    IPV6_HEADER    = 40;
    private static final int    LONGEST_HEADER = 60;             // of TCP
    private static final int    WORD           = Long.BYTES;
    private static final int    PLACE_BITS     = 10;
    private static final long   MIX            = 0x9E37_79B9_7F4A_7C15L;    // odd, and its bits are as good as random
    private static final long[] FACTORS        = factors();

    private final long[] hashes = new long[REMEMBERED];
    private final long[] times  = new long[REMEMBERED];
    private final int[]  places = new int[1 << PLACE_BITS];    // by upper bits of a hash: the last packet that had them
    private int          count  = REMEMBERED;

    /** Powers of an odd number: IPv6 has five words of its header, and there are five of the payload. */
    private static long[] factors() {
        long[] powers = new long[16];
        long power = MIX;
        for (int i = 0; i < powers.length; i++, power *= MIX)
            powers[i] = power;
        return powers;
    }

    /** Whether a packet with this network layer was captured before; remembers it. */
    boolean isOne(Packet packet, int network) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        int payload = packet.headerEnd(network);
        if (payload - at < IPV4_HEADER)
            return false;
        boolean isIpv4 = frame.u8(at) >>> 4 == 4;
        if (!isIpv4 && payload - at < IPV6_HEADER)
            return false;
        int limit = packet.limit(network);
        long hash = (isIpv4 ? ipv4(frame, at) : ipv6(frame, at)) + payload(frame, payload, Math.min(limit, payload + COMPARED));
        if (!isIpv4 && frame.u8(at + 6) == ICMPV6 && limit > payload + COMPARED && frame.u8(payload) < INFORMATIONAL)
            hash += MIX * payload(frame, payload + COMPARED, Math.min(limit, payload + 2 * COMPARED));
        boolean isNamed = isIpv4 && frame.u16(at + 4) != 0;
        boolean isTelling = isNamed || packet.end(network) - payload > LONGEST_HEADER;
        return remember(hash | 1, frame.timeNanos(), isTelling ? isNamed ? SOON : AT_ONCE : -1);    // odd: no packet looks like an empty place
    }

    /** Whether this hash came within so many nanoseconds, before or after by its time; -1 for a packet that may well say the same as another. */
    private boolean remember(long hash, long time, long within) {
        int place = (int) (hash >>> 64 - PLACE_BITS);
        boolean isKnown = within >= 0 && count - places[place] <= REMEMBERED && isAmongLast(hash, time, within);
        int slot = count & REMEMBERED - 1;
        hashes[slot] = hash;
        times[slot] = time;
        places[place] = count++;
        return isKnown;
    }

    private boolean isAmongLast(long hash, long time, long within) {
        for (int i = 0; i < REMEMBERED; i++)
            if (hashes[i] == hash && Math.abs(time - times[i]) <= within)
                return true;
        return false;
    }

    /** All but the time to live and the checksum, which routers change. */
    private static long ipv4(Frame frame, int at) {
        return frame.u64(at) * FACTORS[5] + frame.u8(at + 9) * FACTORS[6] + frame.u64(at + 12) * FACTORS[7];
    }

    /** All but the hop limit. */
    private static long ipv6(Frame frame, int at) {
        long hash = (frame.u64(at) & -256) * FACTORS[5];
        for (int i = 1; i < 5; i++)
            hash += frame.u64(at + i * WORD) * FACTORS[5 + i];
        return hash;
    }

    /** Words from both ends, which overlap where they have to, so that no length asks for a branch of its own; how long the payload is, the header says. */
    private static long payload(Frame frame, int from, int end) {
        if (end - from < 2 * WORD)
            return octets(frame, from, end);
        int last = end - WORD;
        return frame.u64(from) * FACTORS[0] + frame.u64(from + WORD) * FACTORS[1] + frame.u64(Math.min(from + 2 * WORD, last)) * FACTORS[2]
                + frame.u64(last - WORD) * FACTORS[3] + frame.u64(last) * FACTORS[4];
    }

    private static long octets(Frame frame, int from, int end) {
        long hash = 0;
        for (int at = from; at < end; at++)
            hash = hash * MIX + frame.u8(at);
        return hash * MIX;
    }
}
