package dev.remora.rules.synth;

import dev.remora.packet.Frame;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A header that carries other packets, or follows IP, and that lines of a test have no words for: it is written as octets. A row each: what carries it, by which number. */
enum Envelope {
    // @formatter:off
    GRE("gre", Shape.Upper.IP, 47, Inside.DATAGRAM, "00000800", "gre.proto", 2, 2),
    VXLAN("vxlan", Shape.Upper.UDP, 4789, Inside.FRAME, "0800000000000000", "vxlan.vni", 4, 3),
    GENEVE("geneve", Shape.Upper.UDP, 6081, Inside.FRAME, "0000655800000000", "geneve.vni", 4, 3),
    ESP("esp", Shape.Upper.IP, 50, Inside.NOTHING, "000000010000000100000000000000000000000000000000", "esp.spi", 0, 4),
    AH("ah", Shape.Upper.IP, 51, Inside.NOTHING, "3b04000000000001000000010000000000000000000000003b", "ah.spi", 4, 4),
    HOP_BY_HOP("ipv6.hopopts", Shape.Upper.IP, 0, Inside.NOTHING, "3b00010400000000", "ipv6.hopopts.nxt", 0, 1),
    DESTINATION("ipv6.dstopts", Shape.Upper.IP, 60, Inside.NOTHING, "3b00010400000000", "ipv6.dstopts.nxt", 0, 1);
    // @formatter:on

    private enum Inside {
        NOTHING, DATAGRAM, FRAME
    }

    private static final int ETHERNET = 14;

    private final String      protocol;
    private final Shape.Upper carrier;
    private final int         number;
    private final Inside      inside;
    private final byte[]      header;
    private final String      field;
    private final int         at;
    private final int         length;

    /**
     * A row.
     *
     * @param field  the one whose value can be chosen
     * @param at     where it is in the header
     * @param length its octets
     */
    Envelope(String protocol, Shape.Upper carrier, int number, Inside inside, String header, String field, int at, int length) {
        this.protocol = protocol;
        this.carrier = carrier;
        this.number = number;
        this.inside = inside;
        this.header = HexFormat.of().parseHex(header);
        this.field = field;
        this.at = at;
        this.length = length;
    }

    /** The packet itself; or, where what must hold asks for such a header, a packet of that alone, and this packet inside one. */
    static Stream<Line> around(Line line, List<Atom> atoms) {
        Optional<Envelope> asked = Arrays.stream(values()).filter(envelope -> atoms.stream().anyMatch(envelope::isAskedBy)).findFirst();
        return asked.map(envelope -> envelope.lines(line, atoms)).orElse(Stream.of(line));
    }

    private boolean isAskedBy(Atom atom) {
        return atom.holds() && Test.of(atom.predicate()).map(test -> test.seen().field()).filter(name -> name.equals(protocol) || name.startsWith(protocol + ".")).isPresent();
    }

    private Stream<Line> lines(Line line, List<Atom> atoms) {
        byte[] chosen = header.clone();
        if (inside == Inside.DATAGRAM && line.shape().v6()) {
            chosen[at] = (byte) 0x86;               // EtherType of IPv6
            chosen[at + 1] = (byte) 0xDD;
        }
        for (Atom atom : atoms)
            Test.of(atom.predicate()).filter(test -> test.seen().field().equals(field)).flatMap(test -> value(test, atom.holds()))
                    .ifPresent(value -> System.arraycopy(Payload.fixed(value, length), 0, chosen, at, length));
        Line bare = carrying(line, chosen);
        return inside == Inside.NOTHING ? Stream.of(bare) : Stream.of(bare, carrying(line, with(chosen, PacketSequence.frames(List.of(line.text())).getFirst())));
    }

    private Optional<BigInteger> value(Test test, boolean holds) {
        return test.hints().stream().filter(value -> value.bitLength() <= 8 * length && test.value().test(test.seen().masked(value)) == holds).findFirst();
    }

    // A datagram lies behind the Ethernet header of its frame.
    private byte[] with(byte[] chosen, Frame frame) {
        int from = inside == Inside.DATAGRAM ? ETHERNET : 0;
        byte[] all = Arrays.copyOf(chosen, chosen.length + frame.length() - from);
        frame.copyTo(all, chosen.length, from, frame.length() - from);
        return all;
    }

    // Between the same ends, with what the header of IP says.
    private Line carrying(Line line, byte[] octets) {
        Line outer = Line.of(new Shape(line.shape().v6(), carrier, null));
        for (Map.Entry<At, BigInteger> set : line.set().entrySet())
            if (set.getKey().slot() != Slot.LENGTH && set.getKey().slot() != Slot.PAYLOAD && !set.getKey().quoted() && set.getKey().slot().fits(outer.shape(), false))
                outer = outer.with(set.getKey(), set.getValue());
        return outer.with(carrier == Shape.Upper.UDP ? Slot.DESTINATION_PORT : Slot.PROTOCOL, number).with(At.own(Slot.PAYLOAD), Payload.number(octets))
                .with(Slot.LENGTH, octets.length);
    }
}
