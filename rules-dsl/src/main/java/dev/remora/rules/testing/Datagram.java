package dev.remora.rules.testing;

import dev.remora.rules.syntax.PacketKey;
import java.util.Optional;

/** An IPv4 or IPv6 datagram, or a fragment of one, of a test. */
final class Datagram {
    private static final int FRAGMENT = 44;
    private static final int TTL      = 64;

    private final Given     given;
    private final Transport transport;
    private final byte[]    source;
    private final byte[]    destination;

    /** @param inside the datagram that an ICMP error quotes, or what a tunnel carries; empty where there is none */
    Datagram(Given given, byte[] inside) {
        this.given = given;
        this.source = given.address(given.packet().source());
        this.destination = given.address(given.packet().destination());
        this.transport = new Transport(given, source, destination, inside);
    }

    private boolean isIpv6() {
        return source.length == 16;
    }

    /** @param identification of an IPv4 datagram, where the test sets none */
    byte[] octets(int identification) {
        return isIpv6() ? ipv6(identification) : ipv4(identification);
    }

    private byte[] ipv4(int identification) {
        byte[] payload = transport.octets();
        byte[] options = given.octets(PacketKey.IP_OPTIONS).or(() -> ownOptions()).map(o -> new Wire().octets(o).pad(4, 0).toArray()).orElse(new byte[0]);
        int header = 20 + options.length;
        Wire wire = new Wire().u8(0x40 | header / 4).u8(given.number(PacketKey.TOS, 0)).u16((long) header + payload.length);
        wire.u16(given.number(PacketKey.IP_ID, identification)).u16(flags() | given.number(PacketKey.FRAG, 0));
        wire.u8(given.number(PacketKey.TTL, TTL)).u8(transport.protocol()).u16(0).octets(source).octets(destination).octets(options);
        wire.set16(10, given.number(PacketKey.IP_CHECKSUM, Wire.checksum(wire.toArray(), 0)));
        return wire.octets(payload).toArray();
    }

    // The options of a datagram that is nothing else are those of its header.
    private Optional<byte[]> ownOptions() {
        return given.packet().protocol().text().equals("ip") ? given.octets(PacketKey.OPTIONS) : Optional.empty();
    }

    private long flags() {
        return (given.has(PacketKey.DF) ? 0x4000 : 0) | (given.has(PacketKey.MORE) ? 0x2000 : 0);
    }

    private byte[] ipv6(int identification) {
        byte[] payload = transport.octets();
        boolean fragment = given.has(PacketKey.FRAG) || given.has(PacketKey.MORE);
        Wire wire = new Wire().u32(6L << 28 | given.number(PacketKey.TOS, 0) << 20).u16(payload.length + (fragment ? 8L : 0));
        wire.u8(fragment ? FRAGMENT : transport.protocol()).u8(given.number(PacketKey.TTL, TTL)).octets(source).octets(destination);
        if (fragment)
            wire.u8(transport.protocol()).u8(0).u16(given.number(PacketKey.FRAG, 0) << 3 | (given.has(PacketKey.MORE) ? 1 : 0))
                    .u32(given.number(PacketKey.IP_ID, identification));
        return wire.octets(payload).toArray();
    }
}
