package dev.remora.rules.synth;

import dev.remora.packet.Frame;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A header that carries other packets, or follows IP. A row each: what carries it, by which number. One that lines of a test have no words for is written as octets; one
 * that carries itself has words.
 */
enum Envelope {
    // @formatter:off
    GRE("gre", Shape.Upper.GRE, 47, Inside.DATAGRAM, "", "gre.proto", 0, 2),
    GRE_WITH_KEY("gre", Shape.Upper.GRE, 47, Inside.DATAGRAM, "", "gre.key", 0, 4),
    VXLAN("vxlan", Shape.Upper.VXLAN, 4789, Inside.FRAME, "", "vxlan.vni", 0, 3),
    GENEVE("geneve", Shape.Upper.UDP, 6081, Inside.FRAME, "0000655800000000", "geneve.vni", 4, 3),
    ESP("esp", Shape.Upper.IP, 50, Inside.NOTHING, "000000010000000100000000000000000000000000000000", "esp.spi", 0, 4),
    AH("ah", Shape.Upper.IP, 51, Inside.NOTHING, "3b04000000000001000000010000000000000000000000003b", "ah.spi", 4, 4),
    HOP_BY_HOP("ipv6.hopopts", Shape.Upper.IP, 0, Inside.NOTHING, "3b00010400000000", "ipv6.hopopts.nxt", 0, 1),
    DESTINATION("ipv6.dstopts", Shape.Upper.IP, 60, Inside.NOTHING, "3b00010400000000", "ipv6.dstopts.nxt", 0, 1),
    // behind two MTUs, which are a target in one message, timers and an option in another
    DISCOVERY_OPTION("icmpv6.opt", Shape.Upper.ICMPV6, 135, Inside.NOTHING, "05010000000005dc05010000000005dc0101020000000001", "icmpv6.opt.type", 16, 1);
    // @formatter:on

    private enum Inside {
        NOTHING, DATAGRAM, FRAME
    }

    private static final Set<Slot> OF_FRAME = EnumSet.of(Slot.VLAN, Slot.INNER_VLAN, Slot.ETH_SRC, Slot.ETH_DST);

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
        Optional<Envelope> asked = Arrays.stream(values()).filter(envelope -> atoms.stream().anyMatch(envelope::isAskedBy))
                .max(Comparator.comparing(envelope -> envelope.hasField(atoms)));
        return asked.map(envelope -> envelope.lines(line, atoms)).orElse(Stream.of(line));
    }

    private boolean isAskedBy(Atom atom) {
        return atom.holds() && Test.of(atom.predicate()).map(test -> test.seen().field()).filter(name -> name.equals(protocol) || name.startsWith(protocol + ".")).isPresent();
    }

    private boolean hasField(List<Atom> atoms) {
        return atoms.stream().flatMap(atom -> Test.of(atom.predicate()).stream()).anyMatch(test -> test.seen().field().equals(field));
    }

    private Stream<Line> lines(Line line, List<Atom> atoms) {
        Optional<BigInteger> value = atoms.stream().flatMap(atom -> Test.of(atom.predicate()).filter(test -> test.seen().field().equals(field))
                .flatMap(test -> value(test, atom.holds())).stream()).reduce((first, second) -> second);
        return header.length == 0 ? inWords(line, value) : inOctets(line, value);
    }

    private Stream<Line> inWords(Line line, Optional<BigInteger> value) {
        Line tunnel = outer(line);
        Line inner = line;
        if (inside == Inside.DATAGRAM)
            for (Slot slot : OF_FRAME)
                inner = inner.without(At.own(slot));
        Slot chosen = this == GRE ? Slot.PROTOCOL : this == VXLAN ? Slot.VNI : Slot.KEY;
        Line bare = value.map(number -> tunnel.with(At.own(chosen), number)).orElse(tunnel);
        return Stream.of(bare, inner.within(this == GRE ? tunnel : bare));          // the type that GRE has is that of what it carries
    }

    private Stream<Line> inOctets(Line line, Optional<BigInteger> value) {
        byte[] chosen = header.clone();
        value.ifPresent(number -> System.arraycopy(Payload.fixed(number, length), 0, chosen, at, length));
        Line bare = carrying(line, chosen);
        return inside == Inside.NOTHING ? Stream.of(bare) : Stream.of(bare, carrying(line, with(chosen, PacketSequence.frames(List.of(line.text())).getFirst())));
    }

    private Optional<BigInteger> value(Test test, boolean holds) {
        return test.hints().stream().filter(value -> value.bitLength() <= 8 * length && test.value().test(test.seen().masked(value)) == holds).findFirst();
    }

    private static byte[] with(byte[] chosen, Frame frame) {
        byte[] all = Arrays.copyOf(chosen, chosen.length + frame.length());
        frame.copyTo(all, chosen.length, 0, frame.length());
        return all;
    }

    private Line carrying(Line line, byte[] octets) {
        Line outer = outer(line);
        Line numbered = carrier == Shape.Upper.ICMPV6 && outer.has(Slot.TYPE) ? outer : outer.with(place(), number);
        return numbered.with(At.own(Slot.PAYLOAD), Payload.number(octets)).with(Slot.LENGTH, octets.length);
    }

    // What says in its carrier that this follows.
    private Slot place() {
        return switch (carrier) {
            case UDP -> Slot.DESTINATION_PORT;
            case ICMPV6 -> Slot.TYPE;
            default -> Slot.PROTOCOL;
        };
    }

    // Between the same ends, with what the header of IP says.
    private Line outer(Line line) {
        Line outer = Line.of(new Shape(line.shape().v6(), carrier, null));
        for (Map.Entry<At, BigInteger> set : line.set().entrySet())
            if (set.getKey().slot() != Slot.LENGTH && set.getKey().slot() != Slot.PAYLOAD && !set.getKey().quoted() && set.getKey().slot().fits(outer.shape(), false))
                outer = outer.with(set.getKey(), set.getValue());
        return outer;
    }
}
