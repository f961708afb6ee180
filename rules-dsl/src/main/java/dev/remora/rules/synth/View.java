package dev.remora.rules.synth;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * How a field is seen in a slot: some bits of it, or a length that counts headers too. Immutable.
 *
 * @param shift bits below the field
 * @param bits  of the field; 0: all
 */
record View(Slot slot, int shift, int bits, Length length) {

    /** What a length counts from. */
    enum Length {
        PAYLOAD, TRANSPORT, DATAGRAM, FRAME
    }

    /** Fields by their names, with the slots one of which has the value. */
    private static final Map<String, List<View>> FIELDS = Map.ofEntries(
            entry("ip.src", all(Slot.SOURCE)), entry("ip.dst", all(Slot.DESTINATION)), entry("ip.addr", all(Slot.SOURCE, Slot.DESTINATION)),
            entry("ipv6.src", all(Slot.SOURCE)), entry("ipv6.dst", all(Slot.DESTINATION)), entry("ipv6.addr", all(Slot.SOURCE, Slot.DESTINATION)),
            entry("ip.ttl", all(Slot.TTL)), entry("ipv6.hlim", all(Slot.TTL)), entry("ip.dsfield", all(Slot.TOS)), entry("ipv6.tclass", all(Slot.TOS)),
            entry("ip.dsfield.dscp", part(Slot.TOS, 2, 6)), entry("ip.dsfield.ecn", part(Slot.TOS, 0, 2)),
            entry("ip.id", all(Slot.IP_ID)), entry("ip.proto", all(Slot.PROTOCOL)), entry("ipv6.nxt", all(Slot.PROTOCOL)),
            entry("ip.flags.df", all(Slot.DF)), entry("ip.flags.mf", all(Slot.MORE)), entry("ip.frag_offset", all(Slot.FRAG)),
            entry("ipv6.fraghdr.more", all(Slot.MORE)), entry("ipv6.fraghdr.offset", all(Slot.FRAG)), entry("ipv6.fraghdr.nxt", all(Slot.PROTOCOL)),
            entry("ip.opt.type", all(Slot.IP_OPTION)), entry("ipv6.routing.type", all(Slot.ROUTING)),
            entry("ip.len", length(Length.DATAGRAM)), entry("ipv6.plen", length(Length.TRANSPORT)), entry("frame.len", length(Length.FRAME)),
            entry("udp.length", length(Length.TRANSPORT)), entry("tcp.len", length(Length.PAYLOAD)), entry("data.len", length(Length.PAYLOAD)),
            entry("tcp.payload" + Seen.LENGTH, length(Length.PAYLOAD)), entry("udp.payload" + Seen.LENGTH, length(Length.PAYLOAD)),
            entry("data.data" + Seen.LENGTH, length(Length.PAYLOAD)),
            entry("arp.src.proto_ipv4", all(Slot.SOURCE)), entry("arp.dst.proto_ipv4", all(Slot.DESTINATION)), entry("arp.src.hw_mac", all(Slot.ETH_SRC)),
            entry("tcp.srcport", all(Slot.SOURCE_PORT)), entry("tcp.dstport", all(Slot.DESTINATION_PORT)),
            entry("tcp.port", all(Slot.SOURCE_PORT, Slot.DESTINATION_PORT)), entry("udp.srcport", all(Slot.SOURCE_PORT)),
            entry("udp.dstport", all(Slot.DESTINATION_PORT)), entry("udp.port", all(Slot.SOURCE_PORT, Slot.DESTINATION_PORT)),
            entry("connection.sender.address", all(Slot.SOURCE)), entry("connection.sender.port", all(Slot.SOURCE_PORT)),
            entry("connection.receiver.address", all(Slot.DESTINATION)), entry("connection.receiver.port", all(Slot.DESTINATION_PORT)),
            entry("connection.originator.address", all(Slot.SOURCE, Slot.DESTINATION)), entry("connection.originator.port", all(Slot.SOURCE_PORT, Slot.DESTINATION_PORT)),
            entry("connection.responder.address", all(Slot.DESTINATION, Slot.SOURCE)), entry("connection.responder.port", all(Slot.DESTINATION_PORT, Slot.SOURCE_PORT)),
            entry("tcp.seq_raw", all(Slot.SEQ)), entry("tcp.ack_raw", all(Slot.ACK)), entry("tcp.window_size_value", all(Slot.WINDOW)), entry("tcp.window_size", all(Slot.WINDOW)),
            entry("tcp.urgent_pointer", all(Slot.URGENT)), entry("tcp.flags", all(Slot.FLAGS)), entry("tcp.flags.res", part(Slot.FLAGS, 9, 3)),
            entry("tcp.flags.ae", part(Slot.FLAGS, 8, 1)), entry("tcp.flags.cwr", part(Slot.FLAGS, 7, 1)), entry("tcp.flags.ece", part(Slot.FLAGS, 6, 1)),
            entry("tcp.flags.urg", part(Slot.FLAGS, 5, 1)), entry("tcp.flags.ack", part(Slot.FLAGS, 4, 1)), entry("tcp.flags.push", part(Slot.FLAGS, 3, 1)),
            entry("tcp.flags.reset", part(Slot.FLAGS, 2, 1)), entry("tcp.flags.syn", part(Slot.FLAGS, 1, 1)), entry("tcp.flags.fin", part(Slot.FLAGS, 0, 1)),
            entry("tcp.options.mss_val", all(Slot.MSS)), entry("tcp.options.mss", all(Slot.MSS)), entry("tcp.options.wscale", all(Slot.WSCALE)),
            entry("tcp.options.wscale.shift", all(Slot.WSCALE)), entry("tcp.options.sack_perm", all(Slot.SACK_PERMITTED)),
            entry("tcp.options.sack", all(Slot.SACK)), entry(Seen.BLOCKS, all(Slot.SACK)),
            entry("tcp.options.timestamp", all(Slot.TIME_VALUE)), entry("tcp.options.timestamp.tsval", all(Slot.TIME_VALUE)),
            entry("tcp.options.timestamp.tsecr", all(Slot.TIME_ECHO)), entry("arp.opcode", all(Slot.OPERATION)),
            entry("icmp.type", all(Slot.TYPE)), entry("icmp.code", all(Slot.CODE)), entry("icmp.ident", all(Slot.ID)), entry("icmp.seq", all(Slot.SEQ)),
            entry("icmpv6.type", all(Slot.TYPE)), entry("icmpv6.code", all(Slot.CODE)), entry("icmpv6.echo.identifier", all(Slot.ID)),
            entry("icmpv6.echo.sequence_number", all(Slot.SEQ)), entry("vlan.id", all(Slot.VLAN, Slot.INNER_VLAN)),
            entry(Seen.INNER_TAG, all(Slot.INNER_VLAN)),
            entry("eth.src", all(Slot.ETH_SRC)), entry("eth.dst", all(Slot.ETH_DST)), entry("eth.addr", all(Slot.ETH_SRC, Slot.ETH_DST)));

    private static List<View> all(Slot... slots) {
        return java.util.Arrays.stream(slots).map(slot -> new View(slot, 0, 0, Length.PAYLOAD)).toList();
    }

    private static List<View> part(Slot slot, int shift, int bits) {
        return List.of(new View(slot, shift, bits, Length.PAYLOAD));
    }

    private static List<View> length(Length length) {
        return List.of(new View(Slot.LENGTH, 0, 0, length));
    }

    /** The slots of a field; none where it is not set but follows from what else was sent. */
    static List<View> of(String field) {
        return FIELDS.getOrDefault(field, List.of());
    }

    /** The field's value where the slot has this one. */
    BigInteger read(BigInteger value, Shape shape, boolean quoted) {
        if (value.signum() < 0)
            return value;
        BigInteger shifted = value.shiftRight(shift).add(shape.before(length, quoted));
        return bits == 0 ? shifted : shifted.and(mask());
    }

    /** A value of the slot where the field has this one; other bits are 0. */
    BigInteger write(BigInteger value, Shape shape, boolean quoted) {
        return value.subtract(shape.before(length, quoted)).shiftLeft(shift);
    }

    private BigInteger mask() {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }
}
