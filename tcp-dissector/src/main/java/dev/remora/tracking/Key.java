package dev.remora.tracking;

import dev.remora.packet.Frame;

/**
 * What makes packets one connection: protocol and both endpoints, in an order that is the same for both directions. Reused; allocates nothing.
 *
 * <p>An IPv4 key is two {@code long}s. Of an IPv6 address they hold a digest, and {@link #wide} holds the addresses to compare with.
 */
final class Key {
    /** Family of {@link #first}, at this bit. */
    static final int FAMILY_SHIFT = 48;

    private static final long MIX   = 0x9E37_79B9_7F4A_7C15L;    // 2^64 divided by the golden ratio, Knuth 6.4
    private static final long MIX_2 = 0xBF58_476D_1CE4_E5B9L;    // of SplitMix64's finaliser

    /** Protocol 8 bits, family 8 (1: IPv6), the lower endpoint's address 32, its port 16. */
    long         first;
    /** Identifier 16 bits, the higher endpoint's address 32, its port 16. */
    long         second;
    /** The lower and the higher endpoint's IPv6 address, two numbers each. */
    final long[] wide = new long[4];
    /** Whether the packet's source is the lower endpoint. */
    boolean      sourceIsLower;

    private final long seed;

    Key(long seed) {
        this.seed = seed;
    }

    /** Whether the addresses are IPv6. */
    boolean isWide() {
        return (first >>> FAMILY_SHIFT & 1) != 0;
    }

    /** Takes a packet's protocol, IPv4 addresses and ports; {@code identifier} keeps exchanges apart that have no ports. */
    void ofIpv4(int protocol, long source, long destination, int sourcePort, int destinationPort, int identifier) {
        long from = source << 16 | sourcePort;
        long to = destination << 16 | destinationPort;
        sourceIsLower = from <= to;
        first = (long) protocol << 56 | Math.min(from, to);              // no branch: nobody can tell which end sends next
        second = (long) identifier << 48 | Math.max(from, to);
    }

    /** As {@link #ofIpv4}, with IPv6 addresses at these positions of a frame. */
    void ofIpv6(int protocol, Frame frame, int source, int destination, int sourcePort, int destinationPort, int identifier) {
        sourceIsLower = order(frame, source, sourcePort, destination, destinationPort) <= 0;
        int lower = sourceIsLower ? source : destination;
        int higher = sourceIsLower ? destination : source;
        wide[0] = frame.u64(lower);
        wide[1] = frame.u64(lower + 8);
        wide[2] = frame.u64(higher);
        wide[3] = frame.u64(higher + 8);
        first = (long) protocol << 56 | 1L << FAMILY_SHIFT | digest(wide[0], wide[1]) | (sourceIsLower ? sourcePort : destinationPort);
        second = (long) identifier << 48 | digest(wide[2], wide[3]) | (sourceIsLower ? destinationPort : sourcePort);
    }

    private static int order(Frame frame, int a, int aPort, int b, int bPort) {
        int order = Long.compareUnsigned(frame.u64(a), frame.u64(b));
        if (order == 0)
            order = Long.compareUnsigned(frame.u64(a + 8), frame.u64(b + 8));
        return order != 0 ? order : Integer.compare(aPort, bPort);
    }

    /** 32 bits of an IPv6 address, in the place of an IPv4 address. The upper bits are folded down twice: a product carries them no further, so that they alone would collide. */
    private long digest(long high, long low) {
        long mixed = (high ^ seed) * MIX;
        mixed = (mixed ^ mixed >>> 32 ^ low) * MIX_2;
        mixed = (mixed ^ mixed >>> 29) * MIX;
        return mixed >>> 32 << 16;
    }

    /** Which of so many parts a connection falls to: not seeded, so that all who share agree. */
    int share(int count) {
        long mixed = isWide() ? ((wide[0] * MIX ^ wide[1]) * MIX ^ wide[2]) * MIX ^ wide[3] : first & 0xFFFF_FFFF_0000L ^ (second & 0xFFFF_FFFF_0000L) * MIX;
        mixed = (mixed ^ (first & 0xFF00_0000_0000_FFFFL) * MIX ^ (second & 0xFFFF_0000_0000_FFFFL)) * MIX_2;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 32, count);
    }

    /** The hash. */
    int hash() {
        return hash(seed, first, second);
    }

    /** The hash of a key of two longs. Seeded, so that nobody outside can aim at one place of the table. */
    static int hash(long seed, long first, long second) {
        long mixed = (first ^ seed) * MIX;
        mixed = (mixed ^ mixed >>> 32 ^ second) * MIX_2;
        return (int) (mixed ^ mixed >>> 29 ^ mixed >>> 47);
    }
}
