package dev.remora.rules.synth;

import java.math.BigInteger;

/** What can be set of a packet of a test, a row each: how it is written, and how many bits it has. */
enum Slot {
    // @formatter:off
    SOURCE("", 128), SOURCE_PORT("", 16), DESTINATION("", 128), DESTINATION_PORT("", 16), FLAGS("", 12),
    OPERATION("", 2), TYPE("type", 8), CODE("code", 8), ID("id", 16), SEQ("seq", 32), ACK("ack", 32), WINDOW("window", 16), URGENT("urgent", 16),
    MSS("mss", 16), WSCALE("wscale", 8), SACK_PERMITTED("sack-permitted", 0), SACK("sack", 3), TIME_VALUE("", 32), TIME_ECHO("", 32), ROUTING("", 8), LENGTH("length", 16),
    PAYLOAD("payload", 8 * Payload.LONGEST + 1),
    PROTOCOL("protocol", 8), VNI("vni", 24), KEY("key", 32), TTL("ttl", 8), TOS("tos", 8), IP_ID("ip-id", 16), IP_OPTION("", 8),
    DF("df", 0), FRAG("frag", 13), MORE("more", 0), VLAN("vlan", 12), INNER_VLAN("vlan", 12), ETH_SRC("eth-src", 48), ETH_DST("eth-dst", 48);
    // @formatter:on

    /** The value of what is not there at all. */
    static final BigInteger ABSENT = BigInteger.valueOf(-1);

    private static final int BLOCKS = 4;           // of one option at most, RFC 2018 section 3

    /** The key in front of the value; empty where it is written in another way. */
    final String key;
    /** 0 for a mark that is there or not. */
    final int    bits;

    Slot(String key, int bits) {
        this.key = key;
        this.bits = bits;
    }

    /** What a packet has where nothing is set; {@link #ABSENT} also where that depends on its addresses. */
    BigInteger standard(Shape shape, boolean quoted) {
        Shape.Upper upper = shape.carried(quoted);
        return switch (this) {
            case SOURCE -> address(shape, quoted ? 2 : 1);
            case DESTINATION -> address(shape, quoted ? 1 : 2);
            case SOURCE_PORT -> BigInteger.valueOf(1024);
            case DESTINATION_PORT -> BigInteger.valueOf(80);
            case TYPE -> BigInteger.valueOf(shape.quoted() != null && !quoted ? shape.v6() ? 1 : 3 : shape.v6() ? 128 : 8);
            case OPERATION -> BigInteger.ONE;
            case WINDOW -> BigInteger.valueOf(64_240);
            case TTL -> BigInteger.valueOf(64);
            case PROTOCOL -> BigInteger.valueOf(upper == Shape.Upper.GRE ? 0 : upper.number < 0 ? 59 : upper.number);
            case FLAGS, CODE, ID, SEQ, ACK, URGENT, LENGTH, TOS, FRAG, VNI -> BigInteger.ZERO;
            case MSS, WSCALE, SACK_PERMITTED, SACK, TIME_VALUE, TIME_ECHO, ROUTING, KEY, IP_ID, IP_OPTION, DF, MORE, VLAN, INNER_VLAN, ETH_SRC, ETH_DST, PAYLOAD -> ABSENT;
        };
    }

    private static BigInteger address(Shape shape, int host) {
        BigInteger network = shape.v6() ? new BigInteger("20010db8000000000000000000000000", 16) : BigInteger.valueOf(0x0A000000);
        return network.add(BigInteger.valueOf(host));
    }

    /** Whether a packet of this kind can have it; a quoted one is otherwise as a stack sent it. */
    boolean fits(Shape shape, boolean quoted) {
        Shape.Upper upper = shape.carried(quoted);
        return switch (this) {
            case SOURCE_PORT, DESTINATION_PORT -> upper == Shape.Upper.TCP || upper == Shape.Upper.UDP;
            case OPERATION -> upper == Shape.Upper.ARP;
            case FLAGS, ACK, WINDOW, URGENT, MSS, WSCALE, SACK_PERMITTED, SACK, TIME_VALUE, TIME_ECHO -> upper == Shape.Upper.TCP;
            case SEQ -> upper == Shape.Upper.TCP || isIcmp(upper);
            case TYPE, CODE, ID -> isIcmp(upper);
            case PROTOCOL -> upper == Shape.Upper.IP;
            case VNI -> upper == Shape.Upper.VXLAN;
            case KEY -> upper == Shape.Upper.GRE;
            case ROUTING -> upper == Shape.Upper.IP && shape.v6();
            case IP_OPTION, DF -> !shape.v6() && upper != Shape.Upper.ARP;
            case VLAN, INNER_VLAN, ETH_SRC, ETH_DST -> !quoted;
            case PAYLOAD -> shape.quoted() == null && upper.number >= 0;
            case LENGTH, TTL, TOS, IP_ID, FRAG, MORE -> upper != Shape.Upper.ARP;
            case SOURCE, DESTINATION -> true;
        };
    }

    /** Whether it is part of where a packet comes from or goes to. */
    boolean isEnd() {
        return ordinal() <= DESTINATION_PORT.ordinal();
    }

    private static boolean isIcmp(Shape.Upper upper) {
        return upper == Shape.Upper.ICMP || upper == Shape.Upper.ICMPV6;
    }

    /** Whether a value can be written. */
    boolean takes(BigInteger value, Shape shape) {
        if (value.signum() < 0)
            return value.equals(ABSENT);
        if (this == OPERATION)
            return value.equals(BigInteger.ONE) || value.equals(BigInteger.TWO);
        if (this == SACK)
            return value.signum() > 0 && value.intValueExact() <= BLOCKS;
        boolean address = this == SOURCE || this == DESTINATION;
        return bits == 0 ? value.equals(BigInteger.ONE) : value.bitLength() <= (address && !shape.v6() ? 32 : bits);
    }
}
