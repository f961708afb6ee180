package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.PacketKey.Of.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a packet of a test can be given behind its protocol and flags: a row a key. */
public enum PacketKey {
    SEQ("seq", "NUMBER", 32, "the sequence number, of a segment or of an echo, timestamp or address mask message", EnumSet.of(TCP, ICMP)),
    ACK("ack", "NUMBER", 32, "the acknowledgment number; 0 unless set", EnumSet.of(TCP)),
    WINDOW("window", "NUMBER", 16, "the window as in the header, before scaling", EnumSet.of(TCP)),
    URGENT("urgent", "NUMBER", 16, "the urgent pointer", EnumSet.of(TCP)),
    MSS("mss", "NUMBER", 16, "option 2: the largest segment that this end accepts", EnumSet.of(TCP)),
    WSCALE("wscale", "NUMBER", 8, "option 3: the shift of the window", EnumSet.of(TCP)),
    SACK_PERMITTED("sack-permitted", "", 0, "option 4", EnumSet.of(TCP)),
    SACK("sack", "LEFT RIGHT", 32, "option 5 with one block; repeat the key to put several in the option", EnumSet.of(TCP)),
    TIMESTAMPS("timestamps", "VALUE ECHO", 32, "option 8", EnumSet.of(TCP)),
    OPTIONS("options", "OCTETS", 0, "the options of the header in hexadecimal, padded to a whole word", EnumSet.of(TCP, IP)),

    TYPE("type", "NUMBER", 8, "the type of the message", EnumSet.of(ICMP)),
    CODE("code", "NUMBER", 8, "the code of the message", EnumSet.of(ICMP)),
    ID("id", "NUMBER", 16, "the identifier of an echo, timestamp or address mask message", EnumSet.of(ICMP)),
    MTU("mtu", "NUMBER", 32, "the next hop's MTU in an unreachable or packet-too-big message", EnumSet.of(ICMP)),
    GATEWAY("gateway", "ADDRESS", 0, "the gateway of a redirect", EnumSet.of(ICMP)),
    POINTER("pointer", "NUMBER", 32, "the octet that a parameter problem points to", EnumSet.of(ICMP)),
    QUOTING("quoting", "PACKET", 0, "what an error quotes: the number of an earlier packet, or a packet in parentheses", EnumSet.of(ICMP)),

    CARRYING("carrying", "(PACKET)", 0, "the packet inside a tunnel: a datagram in IP or GRE, a frame in VXLAN", EnumSet.of(IP, GRE, VXLAN)),
    KEY("key", "NUMBER", 32, "the key of the GRE header; absent unless set", EnumSet.of(GRE)),
    VNI("vni", "NUMBER", 24, "the VXLAN network identifier; 0 unless set", EnumSet.of(VXLAN)),

    PAYLOAD("payload", "OCTETS", 0, "the payload: text in quotes, or hexadecimal", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    LENGTH("length", "NUMBER", 16, "a payload of this many octets, all zero", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    CHECKSUM("checksum", "NUMBER", 16, "the transport checksum; correct unless set", EnumSet.of(TCP, UDP, ICMP, VXLAN)),

    TTL("ttl", "NUMBER", 8, "the time to live or hop limit; 64 unless set", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    TOS("tos", "NUMBER", 8, "the octet that holds the differentiated services field and ECN, or the traffic class", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    IP_ID("ip-id", "NUMBER", 32, "the identification of an IPv4 datagram; counts up unless set", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    IP_OPTIONS("ip-options", "OCTETS", 0, "the options of the IPv4 header in hexadecimal, padded to a whole word", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    IP_CHECKSUM("ip-checksum", "NUMBER", 16, "the checksum of the IPv4 header; correct unless set", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    DF("df", "", 0, "sets the flag Don't Fragment", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    FRAG("frag", "OFFSET", 13, "makes this a fragment at this offset, in units of 8 octets", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    MORE("more", "", 0, "sets the flag More Fragments", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN)),
    PROTOCOL("protocol", "NUMBER", 16, "the protocol number of a datagram with no known header above IP; in GRE, the type of what it carries", EnumSet.of(IP, GRE)),

    VLAN("vlan", "NUMBER", 12, "an 802.1Q tag with this VLAN; repeat the key to nest tags", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN, ARP)),
    ETH_SRC("eth-src", "MAC", 0, "the source address of the link layer", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN, ARP)),
    ETH_DST("eth-dst", "MAC", 0, "the destination address of the link layer", EnumSet.of(TCP, UDP, ICMP, IP, GRE, VXLAN, ARP)),

    OCTETS("octets", "OCTETS", 0, "the whole frame in hexadecimal", EnumSet.of(FRAME)),
    LINK("link", "NUMBER", 16, "the link type of the frame; 1, Ethernet, unless set", EnumSet.of(FRAME)),
    SNAP("snap", "NUMBER", 31, "the captured length, in octets", EnumSet.allOf(Of.class)),
    TIMES("x", "NUMBER", 0, "sends this many packets; each takes the next value of a range, which starts again at its end", EnumSet.allOf(Of.class)),
    EVERY("every", "TIME", 0, "the time from one of these packets to the next; a millisecond unless set", EnumSet.allOf(Of.class)),
    AT("at", "TIME", 0, "when the packet is seen, from the start of the test", EnumSet.allOf(Of.class));

    /** What a packet is, as far as its keys go; {@code IP} has nothing above the network layer but what it carries, {@code ICMP} is ICMPv6 too. */
    public enum Of {
        TCP, UDP, ICMP, IP, GRE, VXLAN, ARP, FRAME;

        /** What the words for protocols make a packet. */
        public static final Map<String, Of> PROTOCOLS = Map.of("tcp", TCP, "udp", UDP, "icmp", ICMP, "icmpv6", ICMP, "ip", IP, "gre", GRE, "vxlan", VXLAN, "arp", ARP,
                "frame", FRAME);

        /** Those that stand behind two ends, for messages. */
        static final String BEHIND_ENDS = "tcp, udp, icmp, icmpv6, arp, ip, gre or vxlan";
    }

    // Words that other tools, and people, have for keys.
    private static final Map<String, PacketKey> USUAL = Map.ofEntries(
            Map.entry("win", WINDOW), Map.entry("len", LENGTH), Map.entry("size", LENGTH), Map.entry("data", PAYLOAD), Map.entry("content", PAYLOAD), Map.entry("load", PAYLOAD),
            Map.entry("urgptr", URGENT), Map.entry("wsopt", WSCALE), Map.entry("sackok", SACK_PERMITTED), Map.entry("ts", TIMESTAMPS), Map.entry("itype", TYPE),
            Map.entry("icode", CODE), Map.entry("ident", ID), Map.entry("hlim", TTL), Map.entry("dscp", TOS), Map.entry("mf", MORE), Map.entry("offset", FRAG),
            Map.entry("cksum", CHECKSUM), Map.entry("chksum", CHECKSUM), Map.entry("proto", PROTOCOL), Map.entry("times", TIMES), Map.entry("repeat", TIMES),
            Map.entry("count", TIMES), Map.entry("interval", EVERY), Map.entry("time", AT), Map.entry("carries", CARRYING), Map.entry("containing", CARRYING),
            Map.entry("encapsulating", CARRYING), Map.entry("inner", CARRYING), Map.entry("inside", CARRYING));

    private static final Map<String, PacketKey> BY_SPELLING = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PacketKey::spelling, key -> key));

    private final String       spelling;
    private final List<String> takes;
    private final int          bits;                   // of a number, in the widest field that it can stand in
    private final String       meaning;
    private final Set<Of>      packets;

    PacketKey(String spelling, String values, int bits, String meaning, Set<Of> packets) {
        this.spelling = spelling;
        this.takes = values.isEmpty() ? List.of() : List.of(values.split(" "));
        this.bits = bits;
        this.meaning = meaning;
        this.packets = packets;
    }

    /** As it is written. */
    public String spelling() {
        return spelling;
    }

    /** What each value is, in order: NUMBER, OCTETS, MAC and so on. */
    public List<String> takes() {
        return takes;
    }

    /**
     * The greatest number that has room where this key puts it.
     *
     * @param protocol as the packet names it
     */
    public long greatest(String protocol, boolean isIpv6) {
        int room = switch (this) {
            case SEQ -> protocol.equals("tcp") ? bits : 16;
            case MTU -> protocol.equals("icmp") ? 16 : bits;               // RFC 1191 section 4
            case POINTER -> protocol.equals("icmp") ? 8 : bits;
            case IP_ID -> isIpv6 ? bits : 16;
            case PROTOCOL -> protocol.equals("gre") ? bits : 8;
            default -> bits;
        };
        return (1L << room) - 1;
    }

    /** What it sets, for hover and manual. */
    public String meaning() {
        return meaning;
    }

    /** Whether such a packet can have it. */
    public boolean isOf(Of packet) {
        return packets.contains(packet);
    }

    /** The key with this spelling. */
    public static Optional<PacketKey> of(String spelling) {
        return Optional.ofNullable(BY_SPELLING.get(spelling));
    }

    /** The key that other tools call so. */
    static Optional<PacketKey> usual(String word) {
        return Optional.ofNullable(USUAL.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The spellings of the keys that such a packet can have. */
    public static List<String> spellingsFor(Of packet) {
        List<String> spellings = new ArrayList<>();
        for (PacketKey key : PacketKey.values())
            if (key.isOf(packet))
                spellings.add(key.spelling);
        return spellings;
    }
}
