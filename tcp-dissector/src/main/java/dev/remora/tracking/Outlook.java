package dev.remora.tracking;

import dev.remora.capture.Lookahead;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;

/**
 * Fetches into the cache what the connections of packets to come will need of a {@link ConnectionTable}.
 *
 * <p>Where there are many connections, waiting for memory takes most of a packet's time, for each packet needs a place in the index and a record that nobody looked at
 * lately, one after the other. Looking up several packets at once, in loops that do nothing else, lets the processor wait for all of them at the same time. Packets are read
 * only as far as most of them need: IP without fragments, over Ethernet or nothing, with TCP, UDP or an echo; the others are left out. Allocates nothing.
 */
final class Outlook implements Lookahead {
    private static final int MOST          = 64;
    private static final int NONE          = -1;
    private static final int TYPE_AT       = 12;       // of an Ethernet header
    private static final int TAG           = 4;        // octets of a VLAN tag
    private static final int IPV4          = 0x0800;
    private static final int IPV6          = 0x86DD;
    private static final int VLAN          = 0x8100;
    private static final int SERVICE_VLAN  = 0x88A8;
    private static final int IPV4_HEADER   = 20;
    private static final int IPV6_HEADER   = 40;
    private static final int HEADER        = 8;        // octets that every transport header has
    private static final int FRAGMENT_BITS = 0x3FFF;   // more fragments, and the offset

    private static final int PLACES        = 512;
    private static final int SPACING_SHIFT = 5;        // no two frames of a capture begin within 32 octets

    /** Of what was fetched, so that no compiler finds that nobody wants it. */
    long seen;

    private final ConnectionTable table;
    private final Key             key;
    private final int[]           hashes   = new int[MOST];
    private final int[]           records  = new int[MOST];
    private final int[]           places   = new int[MOST];
    private final int[]           expected = new int[PLACES];    // by where a frame begins: the record that was found, plus 1
    private int                   source;
    private int                   destination;
    private int                   identifier;

    Outlook(ConnectionTable table) {
        this.table = table;
        this.key = table.key();
    }

    @Override
    public void ahead(Frame[] frames, int count) {
        int known = 0;
        for (int i = 0; i < count && known < MOST; i++)
            if (read(frames[i])) {
                places[known] = place(frames[i]);
                hashes[known++] = key.hash();
            }
        seen += table.fetch(hashes, known, records);
        for (int i = 0; i < known; i++)
            expected[places[i]] = records[i] + 1;
    }

    /** The record that is likely to be this frame's, or {@link ConnectionTable#NONE}: whether it is, its key says. */
    int expected(Frame frame) {
        return expected[place(frame)] - 1;
    }

    private static int place(Frame frame) {
        return frame.start() >>> SPACING_SHIFT & PLACES - 1;
    }

    /** Reads the key of a packet; false where there is more to it than this reads. */
    private boolean read(Frame frame) {
        int at = network(frame);
        if (at == NONE || at + IPV4_HEADER > frame.length())
            return false;
        long start = frame.u64(at);                                  // version, lengths, identification, fragment
        return switch ((int) (start >>> 60)) {
            case 4 -> (start & FRAGMENT_BITS) == 0 && ipv4(frame, at, (int) (start >>> 56 & 15) * 4);
            case 6 -> ipv6(frame, at);
            default -> false;
        };
    }

    /** Where the IP header is. */
    private static int network(Frame frame) {
        if (frame.linkType() == LinkType.ETHERNET)
            return behindEthernet(frame);
        return frame.linkType() == LinkType.RAW ? 0 : NONE;
    }

    private static int behindEthernet(Frame frame) {
        for (int at = TYPE_AT; at + 2 <= frame.length(); at += TAG) {
            int type = frame.u16(at);
            if (type == IPV4 || type == IPV6)
                return at + 2;
            if (type != VLAN && type != SERVICE_VLAN)
                return NONE;
        }
        return NONE;
    }

    private boolean ipv4(Frame frame, int at, int header) {
        long addresses = frame.u64(at + 12);
        int protocol = frame.u8(at + 9);
        if (!exchange(frame, protocol, at + header))
            return false;
        key.ofIpv4(protocol, addresses >>> 32, addresses & 0xFFFF_FFFFL, source, destination, identifier);
        return true;
    }

    private boolean ipv6(Frame frame, int at) {
        if (at + IPV6_HEADER > frame.length() || !exchange(frame, frame.u8(at + 6), at + IPV6_HEADER))
            return false;
        key.ofIpv6(frame.u8(at + 6), frame, at + 8, at + 24, source, destination, identifier);
        return true;
    }

    /** Reads what tells exchanges of two hosts apart: ports, or the identifier of an echo; false where there is neither. */
    private boolean exchange(Frame frame, int protocol, int at) {
        if (at + HEADER > frame.length())
            return false;
        if (protocol != Transport.TCP.number() && protocol != Transport.UDP.number() && protocol != Transport.UDPLITE.number())
            return echo(frame, protocol, at);
        int ports = frame.i32(at);
        source = ports >>> 16;
        destination = ports & 0xFFFF;
        identifier = 0;
        return true;
    }

    private boolean echo(Frame frame, int protocol, int at) {
        int type = frame.u8(at);
        int query = IcmpTracker.echo(protocol, type);
        source = IcmpTracker.port(query, type == query);
        destination = IcmpTracker.port(query, type != query);
        identifier = frame.u16(at + 4);
        return query >= 0;
    }
}
