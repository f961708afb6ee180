package dev.remora.rules.translate;

import dev.remora.rules.type.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fields that nftables knows, one a row: our name, its expression, which packets have it, and what it cannot know of it. */
enum NftablesField {
    // @formatter:off
    INTERFACE   ("frame.interface_name", "iifname", Carrier.ANY, Limit.INTERFACE),
    ETHER_SRC   ("eth.src",      "ether saddr",  Carrier.ETHERNET),
    ETHER_DST   ("eth.dst",      "ether daddr",  Carrier.ETHERNET),
    IP_SRC      ("ip.src",       "ip saddr",     Carrier.IPV4),
    IP_DST      ("ip.dst",       "ip daddr",     Carrier.IPV4),
    IP_TTL      ("ip.ttl",       "ip ttl",       Carrier.IPV4),
    IP_LEN      ("ip.len",       "ip length",    Carrier.IPV4),
    IP_ID       ("ip.id",        "ip id",        Carrier.IPV4),
    IP_DSCP     ("ip.dsfield.dscp", "ip dscp",   Carrier.IPV4),
    IP_ECN      ("ip.dsfield.ecn",  "ip ecn",    Carrier.IPV4),
    IP_PROTO    ("ip.proto",     "ip protocol",  Carrier.IPV4),
    IP_OFFSET   ("ip.frag_offset", "ip frag-off & 0x1fff", Carrier.IPV4, Limit.FRAGMENTS),
    IP_MF       ("ip.flags.mf",  "ip frag-off & 0x2000",   Carrier.IPV4, Limit.FRAGMENTS),
    IP_DF       ("ip.flags.df",  "ip frag-off & 0x4000",   Carrier.IPV4),
    IPV6_SRC    ("ipv6.src",     "ip6 saddr",    Carrier.IPV6),
    IPV6_DST    ("ipv6.dst",     "ip6 daddr",    Carrier.IPV6),
    IPV6_DSCP   ("ipv6.tclass.dscp", "ip6 dscp", Carrier.IPV6),
    IPV6_ECN    ("ipv6.tclass.ecn",  "ip6 ecn",  Carrier.IPV6),
    IPV6_FLOW   ("ipv6.flow",    "ip6 flowlabel", Carrier.IPV6),
    IPV6_LENGTH ("ipv6.plen",    "ip6 length",   Carrier.IPV6),
    IPV6_HLIM   ("ipv6.hlim",    "ip6 hoplimit", Carrier.IPV6),
    IPV6_NEXT   ("ipv6.nxt",     "ip6 nexthdr",  Carrier.IPV6),
    ROUTING_TYPE("ipv6.routing.type",    "rt type",     Carrier.ROUTING),
    ROUTING_LEFT("ipv6.routing.segleft", "rt seg-left", Carrier.ROUTING),
    FRAGMENT_NEXT("ipv6.fraghdr.nxt",    "frag nexthdr", Carrier.FRAGMENT, Limit.FRAGMENTS),
    FRAGMENT_OFFSET("ipv6.fraghdr.offset", "frag frag-off", Carrier.FRAGMENT, Limit.FRAGMENTS),
    FRAGMENT_MORE("ipv6.fraghdr.more",   "frag more-fragments", Carrier.FRAGMENT, Limit.FRAGMENTS),
    FRAGMENT_ID ("ipv6.fraghdr.ident",   "frag id",     Carrier.FRAGMENT, Limit.FRAGMENTS),
    ICMP_TYPE   ("icmp.type",    "icmp type",    Carrier.ICMP),
    ICMP_CODE   ("icmp.code",    "icmp code",    Carrier.ICMP),
    ICMPV6_TYPE ("icmpv6.type",  "icmpv6 type",  Carrier.ICMPV6),
    ICMPV6_CODE ("icmpv6.code",  "icmpv6 code",  Carrier.ICMPV6),
    TCP_SPORT   ("tcp.srcport",  "tcp sport",    Carrier.TCP),
    TCP_DPORT   ("tcp.dstport",  "tcp dport",    Carrier.TCP),
    TCP_WINDOW  ("tcp.window_size_value", "tcp window", Carrier.TCP),
    TCP_SEQ     ("tcp.seq_raw",  "tcp sequence", Carrier.TCP),
    TCP_ACK_NUMBER("tcp.ack_raw", "tcp ackseq",  Carrier.TCP),
    TCP_FLAGS   ("tcp.flags",    "tcp flags",    Carrier.TCP, Limit.EIGHT_FLAGS),
    TCP_FIN     ("tcp.flags.fin",   "tcp flags & 0x01", Carrier.TCP),
    TCP_SYN     ("tcp.flags.syn",   "tcp flags & 0x02", Carrier.TCP),
    TCP_RST     ("tcp.flags.reset", "tcp flags & 0x04", Carrier.TCP),
    TCP_PSH     ("tcp.flags.push",  "tcp flags & 0x08", Carrier.TCP),
    TCP_ACK     ("tcp.flags.ack",   "tcp flags & 0x10", Carrier.TCP),
    TCP_URG     ("tcp.flags.urg",   "tcp flags & 0x20", Carrier.TCP),
    TCP_ECE     ("tcp.flags.ece",   "tcp flags & 0x40", Carrier.TCP),
    TCP_CWR     ("tcp.flags.cwr",   "tcp flags & 0x80", Carrier.TCP),
    UDP_SPORT   ("udp.srcport",  "udp sport",    Carrier.UDP),
    UDP_DPORT   ("udp.dstport",  "udp dport",    Carrier.UDP),
    UDP_LENGTH  ("udp.length",   "udp length",   Carrier.UDP),
    ESTABLISHED ("connection.established", "ct state & established", Carrier.ANY, Limit.ESTABLISHED),
    ANSWERED    ("connection.responder.packets",      "ct state & established", Carrier.ANY, Limit.ANSWERED),
    UNANSWERED  ("connection.responder.packets == 0", "ct state & new",         Carrier.ANY, Limit.ANSWERED),
    RELATED     ("connection.related",     "ct state & related",     Carrier.ANY, Limit.RELATED),
    UNKNOWN     ("connection.unknown",     "ct state & invalid",     Carrier.ANY, Limit.UNKNOWN),
    DIRECTION   ("connection.direction",   "ct direction",           Carrier.ANY, Limit.DIRECTION),

    IS_IP       ("ip",           "meta nfproto",  Carrier.IPV4),
    IS_IPV6     ("ipv6",         "meta nfproto",  Carrier.IPV6),
    IS_ROUTING  ("ipv6.routing", "exthdr rt",     Carrier.ROUTING),
    IS_FRAGMENT ("ipv6.fraghdr", "exthdr frag",   Carrier.FRAGMENT, Limit.FRAGMENTS),
    IS_HOP_BY_HOP("ipv6.hopopts", "exthdr hbh",   Carrier.HOP_BY_HOP),
    IS_DESTINATION("ipv6.dstopts", "exthdr dst",  Carrier.DESTINATION),
    IS_ARP      ("arp",          "meta protocol", Carrier.NONE, Limit.ARP),
    IS_ICMP     ("icmp",         "meta l4proto",  Carrier.ICMP),
    IS_ICMPV6   ("icmpv6",       "meta l4proto",  Carrier.ICMPV6),
    IS_TCP      ("tcp",          "meta l4proto",  Carrier.TCP),
    IS_UDP      ("udp",          "meta l4proto",  Carrier.UDP);
    // @formatter:on

    private static final Map<String, NftablesField> BY_NAME = Arrays.stream(values()).collect(Collectors.toMap(field -> field.name, Function.identity()));

    private final String  name;
    private final String  expression;
    private final Carrier carrier;
    private final Limit   limit;

    NftablesField(String name, String expression, Carrier carrier) {
        this(name, expression, carrier, Limit.NONE);
    }

    NftablesField(String name, String expression, Carrier carrier, Limit limit) {
        this.name = name;
        this.expression = expression;
        this.carrier = carrier;
        this.limit = limit;
    }

    /** Which packets have a field. */
    enum Carrier {
        ANY(""), NONE(""), ETHERNET("meta iiftype ether"), IPV4("meta nfproto ipv4"), IPV6("meta nfproto ipv6"), ICMP("meta l4proto icmp"),
        ICMPV6("meta l4proto ipv6-icmp"), TCP("meta l4proto tcp"), UDP("meta l4proto udp"), ROUTING("exthdr rt exists"), FRAGMENT("exthdr frag exists"),
        HOP_BY_HOP("exthdr hbh exists"), DESTINATION("exthdr dst exists");

        private final String match;

        Carrier(String match) {
            this.match = match;
        }

        // Headers that follow that of IPv6, of which nftables asks in packets of IPv6 alone.
        private boolean isExtension() {
            return match.startsWith("exthdr ");
        }

        /** The matches of these packets; empty for all. */
        List<String> matches() {
            return match.isEmpty() ? List.of() : isExtension() ? List.of(IPV6.match, match) : List.of(match);
        }

        /** The matches of all others, each of some of them. */
        List<String> opposites() {
            return isExtension() ? List.of(opposite(IPV6.match), match.replace(" exists", " missing")) : List.of(opposite(match));
        }

        private static String opposite(String match) {
            return match.replaceFirst(" (?=[^ ]*$)", " != ");
        }
    }

    /** What a firewall cannot know of a field, as a sentence. */
    enum Limit {
        NONE(""),
        INTERFACE("nftables asks for the interface by which a packet came in; a capture also has packets that went out by it."),
        FRAGMENTS("If connection tracking is on, fragments are reassembled before this chain sees them: hook it at prerouting with priority -450 instead."),
        EIGHT_FLAGS("nftables looks at eight flags, not at the accurate ECN flag and the reserved bits."),
        ESTABLISHED("conntrack calls a connection established as soon as it has seen packets both ways; it does not keep the states of both ends."),
        ANSWERED("conntrack calls an ICMP error related, and neither new nor established, whether or not the connection that it quotes has been answered."),
        RELATED("conntrack calls any ICMP error related that quotes a connection it knows; it does not check that the quoted sequence number was in flight."),
        UNKNOWN("conntrack calls a packet invalid if it can assign it to no connection, and may pick up connections midway; it does not say how sure it is."),
        ARP("A table of the family inet sees no ARP."),
        DIRECTION("conntrack takes the sender of the first packet it saw for the originator; a packet that it can assign to no connection has no direction.");

        private final String sentence;

        Limit(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    /** The field of this name. */
    static Optional<NftablesField> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Its name in rules. */
    String word() {
        return name;
    }

    String expression() {
        return expression;
    }

    Carrier carrier() {
        return carrier;
    }

    Limit limit() {
        return limit;
    }

    /** Whether it is a protocol, which a packet has or has not. */
    boolean isProtocol() {
        return expression.startsWith("meta ") || expression.startsWith("exthdr ");
    }

    /** Whether it is one bit of what is read. */
    boolean isFlag() {
        return expression.contains(" & ") && this != IP_OFFSET;
    }

    /** Whether values of this kind can be written for it. */
    static boolean isWritable(Kind kind) {
        return kind == Kind.INTEGER || kind == Kind.BOOLEAN || kind == Kind.IPV4 || kind == Kind.IPV6 || kind == Kind.MAC || kind == Kind.TEXT;
    }
}
