package dev.remora.tracking;

import dev.remora.internet.FragmentHeader;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.internet.Ipv4;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;

/**
 * Which connections a tracker follows where several share the work: those whose hash falls to it. The hash is the same for both directions, and for an ICMP error
 * it is that of the connection that the error quotes. Immutable.
 *
 * <p>Unlike that of a tracker's table, the hash has no seed: all who share have to agree, wherever they run. Who chooses connections that fall to one part makes one part do the
 * work of all, as if there were only one, and make room at its {@link #bound} instead of at that of all, which is counted; nobody gets a table with long chains.
 *
 * @param index which part, from 0
 * @param count how many parts there are; 1 to {@link #MOST}
 */
public record Share(int index, int count) {
    /** All connections. */
    public static final Share ALL = new Share(0, 1);

    /** Parts at most. */
    public static final int MOST = 60;

    public Share {
        if (count < 1 || count > MOST || index < 0 || index >= count)
            throw new IllegalArgumentException("part " + index + " of " + count + "; there may be 1 to " + MOST);
    }

    /**
     * How many connections one part may have where all together may have so many: its share, and eight standard deviations of what falls to it by chance more, so that
     * none has to make room before there is too little for all.
     */
    public int bound(int all) {
        double own = (double) all / count;
        return count == 1 ? all : (int) Math.min(all, own + 8 * Math.sqrt(own) + 1);
    }

    boolean has(Key key) {
        return count == 1 || key.share(count) == index;
    }

    /** Finds out whose packets are whose. Confined to one thread. Allocates nothing. */
    public static final class Finder {
        private static final int FRAGMENTED = 0x3FFF;          // more fragments, and the offset
        private static final int FLAGS      = 6;               // octets from the start of an IPv4 header

        private final Key key = new Key(0);
        private final int count;

        /** @param count how many parts there are */
        public Finder(int count) {
            this.count = count;
        }

        /** The parts that a packet's connections fall to, a bit each; at least one. Of a packet in a tunnel there may be several. */
        public long of(Packet packet) {
            long parts = 0;
            int network = Packet.ABSENT;
            for (int layer = 0; layer < packet.layers() && !packet.isQuoted(layer); layer++) {
                if (Endpoints.areIn(packet, layer))
                    network = layer;
                else if (network != Packet.ABSENT && key(packet, network, layer))
                    parts |= 1L << key.share(count);
            }
            return parts == 0 ? 1L << packet.frame().number() % count : parts;
        }

        private boolean key(Packet packet, int network, int layer) {
            LayerType type = packet.type(layer);
            Transport transport = Transport.withPorts(type);
            if (transport != null)
                return ports(packet, network, layer, transport);
            if (type == Icmp.PROTOCOL || type == Icmpv6.PROTOCOL)
                return icmp(packet, network, layer, type == Icmp.PROTOCOL ? Transport.ICMP : Transport.ICMPV6);
            return false;
        }

        private boolean ports(Packet packet, int network, int layer, Transport transport) {
            int at = packet.at(layer);
            if (at + 4 > packet.limit(layer))
                return false;
            Endpoints.key(key, packet, network, transport.number(), packet.frame().u16(at), packet.frame().u16(at + 2), 0);
            return true;
        }

        private boolean icmp(Packet packet, int network, int layer, Transport transport) {
            return layer + 1 < packet.layers() && packet.isQuoted(layer + 1) ? QuoteTracker.key(key, packet, layer)
                    : IcmpTracker.key(key, packet, network, layer, transport);
        }

        /** Whether a packet is, or has in it, a fragment: then all who reassemble have to see it. */
        public static boolean isFragment(Packet packet) {
            for (int layer = 0; layer < packet.layers(); layer++) {
                LayerType type = packet.type(layer);
                int at = packet.at(layer) + FLAGS;
                if (type == FragmentHeader.PROTOCOL || type == Ipv4.PROTOCOL && at + 2 <= packet.limit(layer) && (packet.frame().u16(at) & FRAGMENTED) != 0)
                    return true;
            }
            return false;
        }
    }
}
