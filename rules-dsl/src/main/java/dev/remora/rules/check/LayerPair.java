package dev.remora.rules.check;

import dev.remora.field.Protocol;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import dev.remora.tracking.Transport;
import dev.remora.transport.Udp;
import dev.remora.transport.UdpLite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two protocols that only a tunnel has in one packet, since each stands where the other does. ICMP is beside TCP and UDP, which it quotes. */
record LayerPair(String one, String other) {
    private static final List<LayerPair> ALL = List.of(new LayerPair("tcp", "udp"), new LayerPair("arp", "ip"), new LayerPair("arp", "ipv6"), new LayerPair("icmpv6", "ip"),
            new LayerPair("icmp", "ipv6"));

    private static final List<Transport> ABOVE = List.of(Transport.TCP, Transport.UDPLITE, Transport.UDP, Transport.ICMP, Transport.ICMPV6);

    // Who asks for others, as for the header of a tunnel, knows what the packet has.
    private static final Set<String> USUAL = Set.of("frame", "eth", "vlan", "ip", "ipv6", "ipv6.fraghdr", "arp", "tcp", "udp", "icmp", "icmpv6", "connection");

    /** The pair that a predicate asks for in each packet; none where it asks for layers by their numbers, or for a tunnel. */
    static Optional<LayerPair> of(Predicate predicate) {
        Set<String> asked = Asked.by(predicate);
        return ALL.stream().filter(pair -> asked.contains(pair.one) && asked.contains(pair.other)).findFirst();
    }

    /**
     * The protocol that a predicate asks for in each packet, where a key is of another that stands in its place. What IPv6 has for a key of IPv4, or the other way round,
     * stands in for it, see {@link dev.remora.rules.compile.Twins}.
     */
    static Optional<String> besideKey(Operand key, Predicate predicate) {
        if (!(key instanceof Operand.FieldOf field) || field.layers() != null)
            return Optional.empty();
        List<String> own = protocols(field).distinct().toList();
        Set<String> asked = Asked.by(predicate);
        if (own.size() != 1 || asked.contains(own.getFirst()))
            return Optional.empty();
        return ALL.stream().filter(pair -> !pair.one.startsWith("icmp")).flatMap(pair -> pair.beside(own.getFirst())).filter(asked::contains).findFirst();
    }

    /** The protocol that a predicate asks for in each packet, and that no packet of TCP has but in a tunnel. */
    static Optional<String> besideTcp(Predicate predicate) {
        Set<String> asked = Asked.by(predicate);
        return asked.contains("tcp") ? Optional.empty() : Stream.of("udp", "arp").filter(asked::contains).findFirst();
    }

    /** The protocols above IP of which a predicate asks for one in each packet: none, one, or that of each alternative. */
    static List<Transport> above(Predicate predicate) {
        Asked asked = Asked.of(predicate);
        if (!asked.isUsual)
            return List.of();
        List<Transport> own = ABOVE.stream().filter(transport -> asked.protocols.contains(transport.label())).limit(1).toList();
        return own.isEmpty() ? eitherAbove(predicate) : own;
    }

    private static List<Transport> eitherAbove(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> and.operands().stream().map(LayerPair::above).filter(above -> !above.isEmpty()).findFirst().orElse(List.of());
            case Predicate.Named named -> above(named.meaning());
            case Predicate.Or or -> {
                List<List<Transport>> each = or.operands().stream().map(LayerPair::above).toList();
                yield each.contains(List.<Transport>of()) ? List.of() : each.stream().flatMap(List::stream).distinct().toList();
            }
            default -> List.of();
        };
    }

    /** Whose place a protocol takes: UDP-Lite stands where UDP does, with the same ports. */
    static String place(Protocol protocol) {
        return protocol == UdpLite.PROTOCOL ? Udp.PROTOCOL.name() : protocol.name();
    }

    private Stream<String> beside(String protocol) {
        return protocol.equals(one) ? Stream.of(other) : protocol.equals(other) ? Stream.of(one) : Stream.empty();
    }

    private static Stream<String> protocols(Operand.FieldOf field) {
        return field.entry().members().stream().map(member -> place(member.protocol()));
    }

    /** The protocols that tests which all have to hold ask for, and whose place these take: of the first few, which tells enough. */
    private static final class Asked {
        private static final int MOST = 64;

        private final Set<String> protocols = new HashSet<>();
        private boolean           isUsual   = true;
        private int               seen;

        static Set<String> by(Predicate predicate) {
            Asked asked = of(predicate);
            return asked.isUsual ? asked.protocols : Set.of();
        }

        static Asked of(Predicate predicate) {
            Asked asked = new Asked();
            asked.look(predicate);
            return asked;
        }

        private void look(Predicate predicate) {
            if (++seen > MOST)
                return;
            switch (predicate) {
                case Predicate.And(var origin, List<Predicate> operands) -> operands.forEach(this::look);
                case Predicate.Named(var origin, var name, Predicate meaning) -> look(meaning);
                case Predicate.Compare compare when compare.operator() != Operator.NOT_EQUAL -> test(compare);
                case Predicate.Compare compare -> {}
                case Predicate.Exists exists -> test(exists);
                case Predicate.NonZero nonZero -> test(nonZero);
                case Predicate.In in -> test(in);
                case Predicate.Contains contains -> test(contains);
                case Predicate.Matches matches -> test(matches);
                case Predicate.Or or -> {}
                case Predicate.Xor xor -> {}
                case Predicate.Not not -> {}
            }
        }

        // `exists(udp) == 0` asks for nothing.
        private void test(Predicate test) {
            List<Operand> operands = new ArrayList<>();
            Operands.walk(test, operands::add);
            if (operands.stream().noneMatch(operand -> operand instanceof Operand.Call call && call.function() == Function.EXISTS))
                operands.stream().filter(Operand.FieldOf.class::isInstance).map(Operand.FieldOf.class::cast).forEach(this::field);
        }

        private void field(Operand.FieldOf field) {
            List<String> own = LayerPair.protocols(field).distinct().toList();
            isUsual &= field.layers() == null && USUAL.containsAll(own);
            if (own.size() == 1)
                protocols.addAll(own);
            List<String> exact = field.entry().members().stream().map(member -> member.protocol().name()).distinct().toList();
            if (exact.size() == 1)
                protocols.addAll(exact);
        }
    }
}
