package dev.remora.rules.testing;

import dev.remora.rules.check.PacketValues;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Word;
import java.util.List;

/** What a datagram of a test carries: a TCP segment, a UDP datagram, an ICMP message, or octets. */
final class Transport {
    static final int ICMP   = 1;
    static final int TCP    = 6;
    static final int UDP    = 17;
    static final int ICMPV6 = 58;

    private static final List<String> FLAGS  = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE", "R3", "R2", "R1");
    private static final int          WINDOW = 64_240;

    private final Given  given;
    private final byte[] quoted;
    private final byte[] source;
    private final byte[] destination;

    /** @param quoted the datagram that an ICMP error quotes; empty where it quotes none */
    Transport(Given given, byte[] source, byte[] destination, byte[] quoted) {
        this.given = given;
        this.source = source;
        this.destination = destination;
        this.quoted = quoted;
    }

    /** The number of what is carried. */
    int protocol() {
        return switch (given.packet().protocol().text()) {
            case "tcp" -> TCP;
            case "udp" -> UDP;
            case "icmp" -> ICMP;
            case "icmpv6" -> ICMPV6;
            default -> (int) given.number(PacketKey.PROTOCOL, 59);          // no next header, RFC 8200 section 4.7
        };
    }

    /** Its octets. */
    byte[] octets() {
        return switch (protocol()) {
            case TCP -> isNamed("tcp") ? tcp() : payload();
            case UDP -> isNamed("udp") ? udp() : payload();
            case ICMP -> isNamed("icmp") ? icmp() : payload();
            case ICMPV6 -> isNamed("icmpv6") ? icmp() : payload();
            default -> payload();
        };
    }

    private boolean isNamed(String protocol) {
        return given.packet().protocol().text().equals(protocol);
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
                bits |= 1 << FLAGS.indexOf(name.text());
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

    private byte[] udp() {
        byte[] payload = payload();
        Wire wire = new Wire().u16(given.port(given.packet().source())).u16(given.port(given.packet().destination()));
        return summed(wire.u16(8L + payload.length).u16(0).octets(payload), 6);
    }

    // ICMP

    private byte[] icmp() {
        String protocol = given.packet().protocol().text();
        Word kind = given.packet().kind();
        MessageName message = kind == null ? MessageName.ECHO_REQUEST : MessageName.of(protocol, kind.text()).orElse(MessageName.ECHO_REQUEST);
        int type = (int) given.number(PacketKey.TYPE, kind == null && protocol.equals("icmpv6") ? 128 : message.type());
        Wire wire = new Wire().u8(type).u8(given.number(PacketKey.CODE, kind == null ? 0 : message.code())).u16(0);
        second(wire);
        return summed(wire.octets(quoted).octets(payload()), 2);
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
