package dev.remora.rules.testing;

import dev.remora.rules.check.PacketValues;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Word;
import java.util.List;

/** What a datagram of a test carries: a TCP segment, a UDP datagram, an ICMP message, another packet, or octets. */
final class Transport {
    static final int ICMP   = 1;
    static final int IPV4   = 4;
    static final int TCP    = 6;
    static final int UDP    = 17;
    static final int IPV6   = 41;
    static final int GRE    = 47;
    static final int ICMPV6 = 58;

    private static final int WINDOW = 64_240;

    private static final int EPHEMERAL  = 49_152;
    private static final int VXLAN_PORT = 4789;

    private final Given  given;
    private final byte[] inside;
    private final byte[] source;
    private final byte[] destination;

    /** @param inside the datagram that an ICMP error quotes, or what a tunnel carries; empty where there is none */
    Transport(Given given, byte[] source, byte[] destination, byte[] inside) {
        this.given = given;
        this.source = source;
        this.destination = destination;
        this.inside = inside;
    }

    /** The number of what is carried. */
    int protocol() {
        return switch (given.packet().protocol().text()) {
            case "tcp" -> TCP;
            case "udp", "vxlan" -> UDP;
            case "gre" -> GRE;
            case "icmp" -> ICMP;
            case "icmpv6" -> ICMPV6;
            default -> inside.length == 0 ? (int) given.number(PacketKey.PROTOCOL, 59) : isIpv6Inside() ? IPV6 : IPV4;     // 59: no next header, RFC 8200 section 4.7
        };
    }

    private boolean isIpv6Inside() {
        return inside[0] >>> 4 == 6;
    }

    /** Its octets. */
    byte[] octets() {
        return switch (given.packet().protocol().text()) {
            case "tcp" -> tcp();
            case "udp" -> udp(given.port(given.packet().source()), given.port(given.packet().destination()), payload());
            case "icmp", "icmpv6" -> icmp();
            case "gre" -> gre();
            case "vxlan" -> vxlan();
            default -> carried();
        };
    }

    // What a tunnel carries: a packet, or any octets.
    private byte[] carried() {
        return inside.length == 0 ? payload() : inside;
    }

    private byte[] payload() {
        return given.octets(PacketKey.PAYLOAD).orElseGet(() -> new byte[(int) given.number(PacketKey.LENGTH, 0)]);
    }

    // TCP

    private byte[] tcp() {
        byte[] options = options();
        Wire wire = new Wire().u16(given.port(given.packet().source())).u16(given.port(given.packet().destination()));
        wire.u32(given.number(PacketKey.SEQ, 0)).u32(given.number(PacketKey.ACK, 0));
        wire.u16((long) (20 + options.length) / 4 << 12 | flags()).u16(given.number(PacketKey.WINDOW, WINDOW));
        wire.u16(0).u16(given.number(PacketKey.URGENT, 0)).octets(options).octets(payload());
        return summed(wire, 16);
    }

    private int flags() {
        Packet.Flags flags = given.packet().flags();
        int bits = 0;
        if (flags != null)
            for (Word name : flags.names())
                bits |= 1 << Packet.Flags.WORDS.indexOf(name.text());
        return bits;
    }

    private byte[] options() {
        Wire wire = new Wire();
        given.octets(PacketKey.OPTIONS).ifPresent(wire::octets);
        given.number(PacketKey.MSS).ifPresent(mss -> wire.u8(2).u8(4).u16(mss));
        if (given.has(PacketKey.SACK_PERMITTED))
            wire.u8(4).u8(2);
        given.all(PacketKey.TIMESTAMPS).forEach(set -> wire.u8(8).u8(10).u32(given.number(set, 0)).u32(given.number(set, 1)));
        given.number(PacketKey.WSCALE).ifPresent(shift -> wire.u8(3).u8(3).u8(shift));
        List<Setting> blocks = given.all(PacketKey.SACK);
        if (!blocks.isEmpty())
            wire.u8(5).u8(2 + 8L * blocks.size());
        blocks.forEach(block -> wire.u32(given.number(block, 0)).u32(given.number(block, 1)));
        return wire.pad(4, 1).toArray();                                   // with no-operation options
    }

    // UDP

    private byte[] udp(int from, int to, byte[] payload) {
        Wire wire = new Wire().u16(from).u16(to);
        return summed(wire.u16(8L + payload.length).u16(0).octets(payload), 6);
    }

    // Tunnels

    // RFC 2784, with the key of RFC 2890.
    private byte[] gre() {
        int carries = inside.length == 0 ? (int) given.number(PacketKey.PROTOCOL, 0) : isIpv6Inside() ? 0x86DD : 0x0800;
        Wire wire = new Wire().u16(given.has(PacketKey.KEY) ? 0x2000 : 0).u16(carries);
        given.number(PacketKey.KEY).ifPresent(wire::u32);
        return wire.octets(carried()).toArray();
    }

    // RFC 7348 section 5.
    private byte[] vxlan() {
        Wire wire = new Wire().u32(0x08000000).u32(given.number(PacketKey.VNI, 0) << 8).octets(carried());
        return udp(given.port(given.packet().source(), EPHEMERAL), given.port(given.packet().destination(), VXLAN_PORT), wire.toArray());
    }

    // ICMP

    private byte[] icmp() {
        String protocol = given.packet().protocol().text();
        Word kind = given.packet().kind();
        MessageName message = kind == null ? MessageName.ECHO_REQUEST : MessageName.of(protocol, kind.text()).orElse(MessageName.ECHO_REQUEST);
        int type = (int) given.number(PacketKey.TYPE, kind == null && protocol.equals("icmpv6") ? 128 : message.type());
        Wire wire = new Wire().u8(type).u8(given.number(PacketKey.CODE, kind == null ? 0 : message.code())).u16(0);
        second(wire);
        return summed(wire.octets(inside).octets(payload()), 2);
    }

    // The second word means something else in each message.
    private void second(Wire wire) {
        if (given.has(PacketKey.GATEWAY))
            wire.octets(given.octets(PacketKey.GATEWAY).filter(o -> o.length == 4).orElseGet(this::gateway));
        else if (given.has(PacketKey.MTU))
            wire.u32(given.number(PacketKey.MTU, 0));
        else if (given.has(PacketKey.POINTER))
            wire.u32(protocol() == ICMPV6 ? given.number(PacketKey.POINTER, 0) : given.number(PacketKey.POINTER, 0) << 24);
        else
            wire.u16(given.number(PacketKey.ID, 0)).u16(given.number(PacketKey.SEQ, 0));
    }

    private byte[] gateway() {
        return given.all(PacketKey.GATEWAY).getLast().values().getFirst() instanceof Setting.Value.Plain(var span, String text)
                ? PacketValues.address(text).orElse(new byte[4])
                : new byte[4];
    }

    // Checksums

    private byte[] summed(Wire wire, int at) {
        boolean plain = protocol() == ICMP;                                // the only one without a pseudo-header
        long before = plain ? 0 : pseudoHeader(wire.length());
        int sum = Wire.checksum(wire.toArray(), before);
        long standard = protocol() == UDP && sum == 0 ? 0xFFFF : sum;     // 0 would mean that there is none, RFC 768
        wire.set16(at, given.number(PacketKey.CHECKSUM, standard));
        return wire.toArray();
    }

    private long pseudoHeader(int length) {
        Wire wire = new Wire().octets(source).octets(destination).u32(length).u32(protocol());
        return ~Wire.checksum(wire.toArray(), 0) & 0xFFFF;
    }
}
