package dev.remora.rules.synth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a packet is made of. Immutable.
 *
 * @param v6     IPv6, else IPv4
 * @param upper  what the datagram carries
 * @param quoted what the datagram carries that an ICMP error quotes; null: it quotes none
 */
record Shape(boolean v6, Upper upper, @Nullable Upper quoted) {

    /** What a datagram carries, a row each. */
    enum Upper {
        IP("ip", -1, 0), TCP("tcp", 6, 20), UDP("udp", 17, 8), ICMP("icmp", 1, 8), ICMPV6("icmpv6", 58, 8), ARP("arp", -1, 0), GRE("gre", 47, 4), VXLAN("vxlan", 17, 16);

        final String word;
        final int    number;
        final int    header;

        Upper(String word, int number, int header) {
            this.word = word;
            this.number = number;
            this.header = header;
        }
    }

    private static final List<Shape> ALL = all();

    private static List<Shape> all() {
        List<Shape> all = new ArrayList<>();
        for (boolean v6 : new boolean[]{false, true}) {
            Upper icmp = v6 ? Upper.ICMPV6 : Upper.ICMP;
            for (Upper upper : List.of(Upper.TCP, Upper.UDP, icmp, Upper.IP))
                all.add(new Shape(v6, upper, null));
            for (Upper quoted : List.of(Upper.TCP, Upper.UDP, icmp))
                all.add(new Shape(v6, icmp, quoted));
        }
        all.add(new Shape(false, Upper.ARP, null));
        return List.copyOf(all);
    }

    /** All shapes that have these protocols and lack those, the simplest first. */
    static List<Shape> of(Set<String> with, Set<String> without) {
        return ALL.stream().filter(shape -> shape.protocols().containsAll(with) && shape.protocols().stream().noneMatch(without::contains)).toList();
    }

    private Set<String> protocols() {
        Set<String> protocols = new TreeSet<>(Set.of("frame", "eth"));
        if (upper != Upper.ARP)
            protocols.add(v6 ? "ipv6" : "ip");
        if (upper != Upper.IP)
            protocols.add(upper.word);
        if (quoted != null)
            protocols.add(quoted.word);
        return protocols;
    }

    /** What the datagram carries that is meant: the quoted one, or the packet's own. */
    Upper carried(boolean inQuoted) {
        return inQuoted && quoted != null ? quoted : upper;
    }

    /** In which datagram a protocol's fields are: the quoted one where only it has the protocol. */
    boolean isQuoted(String protocol) {
        return quoted != null && quoted.word.equals(protocol) && quoted != upper;
    }

    /** Octets before the payload: of the transport alone, with IP, with the frame. */
    BigInteger before(View.Length length, boolean inQuoted) {
        int header = carried(inQuoted).header;
        int ip = v6 ? 40 : 20;
        return BigInteger.valueOf(switch (length) {
            case PAYLOAD -> 0;
            case TRANSPORT -> header;
            case DATAGRAM -> header + ip;
            case FRAME -> header + ip + 14;
        });
    }
}
