package dev.remora.rules.testing;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.rules.check.PacketTimes;
import dev.remora.rules.check.PacketValues;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.Repeat;
import dev.remora.rules.syntax.Setting;
import dev.remora.rules.syntax.Timing;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.syntax.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames of the packets that are written in a test.
 *
 * <p>What is not said is as a stack would send it: lengths and checksums right, a TTL of 64, a millisecond from packet to packet. The link is Ethernet, with
 * addresses made from those of IP. Time starts at 2026-01-01T00:00:00Z. Takes packets of rule files without errors only.
 */
public final class PacketBuilder {
    /** Packets of one test at most. */
    public static final int MOST = PacketTimes.MOST;

    private static final long START     = 1_767_225_600_000_000_000L;
    private static final long NEXT      = 1_000_000;
    private static final int  QUOTED    = 548;                              // octets of a datagram that an error quotes at most, RFC 1812 section 4.3.2.3
    private static final int  IPV4_TYPE = 0x0800;
    private static final int  ARP_TYPE  = 0x0806;
    private static final int  IPV6_TYPE = 0x86DD;
    private static final int  VLAN_TYPE = 0x8100;

    private final List<Frame>  frames    = new ArrayList<>();
    private final List<byte[]> datagrams = new ArrayList<>();
    private long               time      = START - NEXT;

    /** The frames of these lines, numbered from 1. */
    public static List<Frame> build(List<Packet> packets) {
        return new PacketBuilder().next(packets);
    }

    /** The frames of these lines, numbered from 1; time goes on from the lines before. */
    List<Frame> next(List<Packet> packets) {
        frames.clear();
        datagrams.clear();
        packets.forEach(this::add);
        return List.copyOf(frames);
    }

    private void add(Packet packet) {
        Repeat repeat = packet.repeat();
        long every = repeat == null ? NEXT : nanos(repeat.every(), NEXT);
        long first = first(packet.timing());
        int times = (int) Math.min(MOST, PacketTimes.of(packet));
        for (int i = 0; i < times && frames.size() < MOST; i++) {
            time = first + i * every;
            add(new Given(packet, i));
        }
    }

    private long first(@Nullable Timing timing) {
        if (timing == null)
            return time + NEXT;
        long nanos = nanos(timing.time(), 0);
        return timing.relative() ? time + nanos : START + nanos;
    }

    private static long nanos(@Nullable Quantity quantity, long standard) {
        return quantity == null ? standard : Units.nanos(quantity.text()).orElse(standard);
    }

    // One packet

    private void add(Given given) {
        byte[] datagram = datagram(given, frames.size() + 1);
        byte[] octets = frame(given, datagram);
        datagrams.add(datagram);
        int captured = (int) Math.min(octets.length, given.number(PacketKey.SNAP, octets.length));
        int link = (int) given.number(PacketKey.LINK, LinkType.ETHERNET);
        frames.add(new Frame().wrap(Arrays.copyOf(octets, captured), 0, captured, octets.length).describe(frames.size() + 1, time, link, -1));
    }

    // Empty where it is none.
    private byte[] datagram(Given given, int identification) {
        return switch (given.packet().protocol().text()) {
            case "frame", "arp" -> new byte[0];
            default -> new Datagram(given, inside(given)).octets(identification);
        };
    }

    private static byte[] frame(Given given, byte[] datagram) {
        byte[] source = given.address(given.packet().source());
        return switch (given.packet().protocol().text()) {
            case "frame" -> given.octets(PacketKey.OCTETS).orElse(new byte[0]);
            case "arp" -> arp(given);
            default -> ethernet(given, source.length == 16 ? IPV6_TYPE : IPV4_TYPE, source, given.address(given.packet().destination()), datagram);
        };
    }

    // What a tunnel carries, or an error quotes.
    private byte[] inside(Given given) {
        return given.carried().map(carried -> {
            byte[] datagram = datagram(carried, frames.size() + 1);
            return given.packet().protocol().text().equals("vxlan") ? frame(carried, datagram) : datagram;
        }).orElseGet(() -> quoted(given));
    }

    private byte[] quoted(Given given) {
        return switch (given.quoted().orElse(null)) {
            case Setting.Value.Plain(var span, String text) -> cut(earlier(PacketValues.number(text).orElse(0)));
            case Setting.Value.Inner(var span, Packet inner) -> cut(datagram(new Given(inner, given.index()), 0));
            case Setting.Value.Range range -> cut(earlier(given.number(given.all(PacketKey.QUOTING).getLast(), 0)));
            case Setting.Value.Literal literal -> Given.octets(literal);
            case Setting.Value.Missing missing -> new byte[0];
            case null -> new byte[0];
        };
    }

    private byte[] earlier(long number) {
        return number >= 1 && number <= datagrams.size() ? datagrams.get((int) number - 1) : new byte[0];
    }

    private static byte[] cut(byte[] datagram) {
        return datagram.length <= QUOTED ? datagram : Arrays.copyOf(datagram, QUOTED);
    }

    // Link layer

    private static byte[] ethernet(Given given, int type, byte[] source, byte[] destination, byte[] payload) {
        Wire wire = new Wire();
        wire.octets(mac(given, PacketKey.ETH_DST, destination)).octets(mac(given, PacketKey.ETH_SRC, source));
        given.all(PacketKey.VLAN).forEach(tag -> wire.u16(VLAN_TYPE).u16(given.number(tag, 0)));
        return wire.u16(type).octets(payload).toArray();
    }

    // Locally administered, the rest from the IP address; broadcast for the IPv4 broadcast address.
    private static byte[] mac(Given given, PacketKey key, byte[] address) {
        int end = address.length;
        boolean everybody = end == 4 && Arrays.equals(address, new byte[]{-1, -1, -1, -1});
        byte[] made = everybody ? new byte[]{-1, -1, -1, -1, -1, -1}
                : new byte[]{2, 0, address[end - 4], address[end - 3], address[end - 2], address[end - 1]};
        return given.all(key).isEmpty() ? made : given.octets(key).filter(o -> o.length == 6).orElse(made);
    }

    private static byte[] arp(Given given) {
        byte[] source = given.address(given.packet().source());
        byte[] destination = given.address(given.packet().destination());
        Word kind = given.packet().kind();
        MessageName message = kind == null ? MessageName.REQUEST : MessageName.of("arp", kind.text()).orElse(MessageName.REQUEST);
        boolean request = message == MessageName.REQUEST;
        byte[] nobody = new byte[6];
        Wire wire = new Wire().u16(1).u16(IPV4_TYPE).u8(6).u8(4).u16(message.type());
        wire.octets(mac(given, PacketKey.ETH_SRC, source)).octets(source).octets(request ? nobody : mac(given, PacketKey.ETH_DST, destination)).octets(destination);
        byte[] to = request && !given.has(PacketKey.ETH_DST) ? new byte[]{-1, -1, -1, -1} : destination;
        return ethernet(given, ARP_TYPE, source, to, wire.toArray());
    }
}
