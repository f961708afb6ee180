package dev.remora.rules.synth;

import dev.remora.rules.type.Cut;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field, or some bits of it, as an operand. Immutable.
 *
 * @param layers those of its protocol that count; null: all
 * @param mask   the bits that count; null: all
 * @param shift  bits below what a slice is of
 */
record Seen(String field, boolean isProtocol, @Nullable Cut layers, @Nullable BigInteger mask, int shift) {
    /** Behind the name of a field of octets: how many there are. */
    static final String LENGTH = ".length";

    /** How many blocks an option of acknowledgments has, which is how often each edge of them is there. */
    static final String BLOCKS = "tcp.options.sack.count";

    private static final Set<String> EDGES = Set.of("tcp.options.sack_le", "tcp.options.sack_re");

    // What each tag of a VLAN has.
    private static final String TAG = "vlan.id";

    /** What a packet with several tags has. */
    static final String INNER_TAG = "vlan.inner";

    private static final Set<String> PROTOCOLS = Set.of("eth", "ip", "ipv6", "tcp", "udp", "icmp", "icmpv6", "arp");

    /** Empty where the operand is anything else. */
    static Optional<Seen> of(Operand operand) {
        return switch (operand) {
            case Operand.FieldOf(var origin, var entry, Cut layers) when entry.name().equals("vlan") -> Optional.of(new Seen(TAG, false, layers, null, 0));
            case Operand.FieldOf(var origin, var entry, Cut layers) -> Optional.of(new Seen(entry.name(), entry.isProtocol(), layers, null, 0));
            case Operand.Computed(var origin, Operator operator, Operand.FieldOf field, Operand.Constant mask, var signature) when operator == Operator.BIT_AND ->
                number(mask).map(bits -> new Seen(field.entry().name(), false, field.layers(), bits, 0));
            case Operand.Call(var origin, Function function, List<Operand> arguments) when function == Function.LEN && arguments.getFirst() instanceof Operand.FieldOf field ->
                Optional.of(new Seen(field.entry().name() + LENGTH, false, field.layers(), null, 0));
            case Operand.Call(var origin, Function function, List<Operand> arguments) when function == Function.COUNT && arguments.getFirst() instanceof Operand.FieldOf field
                    && EDGES.contains(field.entry().name()) -> Optional.of(new Seen(BLOCKS, false, null, null, 0));
            case Operand.Slice(var origin, Operand.AsOctets(Operand.FieldOf field), Cut octets) -> slice(field, octets);
            case Operand.Slice(var origin, Operand.FieldOf field, Cut octets) -> slice(field, octets);
            default -> Optional.empty();
        };
    }

    // Of an address, those octets that follow each other.
    private static Optional<Seen> slice(Operand.FieldOf of, Cut cut) {
        int width = switch (of.kind()) {
            case IPV4 -> 4;
            case MAC -> 6;
            case IPV6 -> 16;
            default -> 0;
        };
        int[] places = cut.places(width).map(place -> place < 0 ? place + width : place).filter(place -> place < width).toArray();
        if (places.length == 0 || places[places.length - 1] - places[0] != places.length - 1)
            return Optional.empty();
        int shift = 8 * (width - 1 - places[places.length - 1]);
        return Optional.of(new Seen(of.entry().name(), false, of.layers(), BigInteger.ONE.shiftLeft(8 * places.length).subtract(BigInteger.ONE).shiftLeft(shift), shift));
    }

    /** The number that a constant is to what it is compared with, where it is one. */
    static Optional<BigInteger> number(Operand operand, Operand other) {
        boolean isPart = other instanceof Operand.Slice;
        return isPart && operand instanceof Operand.Constant(var origin, var kind, Value.Octets octets) ? Optional.of(new BigInteger(1, octets.array())) : number(operand);
    }

    /** The number that a constant is, where it is one; octets are a number too. */
    static Optional<BigInteger> number(Operand operand) {
        if (!(operand instanceof Operand.Constant(var origin, Kind kind, Value value)) || kind == Kind.FLOAT || kind == Kind.TEXT || kind == Kind.OCTETS)
            return Optional.empty();
        return switch (value) {
            case Value.Scalar(long number) -> Optional.of(BigInteger.valueOf(number));
            case Value.Octets octets -> Optional.of(new BigInteger(1, octets.array()));
            case Value.Prefix(Value.Octets network, var mask) -> Optional.of(new BigInteger(1, network.array()));
        };
    }

    /** The bits of a constant that count; null: all. */
    static @Nullable BigInteger prefix(Operand operand) {
        return operand instanceof Operand.Constant(var origin, var kind, Value.Prefix(var network, Value.Octets mask)) ? new BigInteger(1, mask.array()) : null;
    }

    /** The protocol that a packet must have so that the field is there; empty where any may. */
    Optional<String> protocol() {
        int dot = field.indexOf('.');
        return Optional.of(dot < 0 ? field : field.substring(0, dot)).filter(PROTOCOLS::contains);
    }

    /** Whether the first tag of a VLAN counts, or the one inside it. */
    boolean isOfTag(boolean inner) {
        return layers == null || layers.hasLayer(inner ? 2 : 1, 2);
    }

    /** In which datagram it is: false the packet's own, true the quoted one; empty where there is no such layer. */
    Optional<Boolean> isQuoted(Shape shape) {
        boolean alone = protocol().filter(shape::isQuoted).isPresent();
        if (layers == null || field.startsWith("vlan"))
            return Optional.of(alone);
        Shape.Upper quoted = shape.quoted();
        boolean both = quoted != null && !alone && (field.startsWith("ip.") || field.startsWith("ipv6.") || quoted == shape.upper());
        int total = both ? 2 : 1;
        if (layers.hasLayer(1, total))
            return Optional.of(alone);
        return both && layers.hasLayer(2, total) ? Optional.of(true) : Optional.empty();
    }

    BigInteger masked(BigInteger value) {
        return mask == null || value.signum() < 0 ? value : value.and(mask).shiftRight(shift);
    }
}
