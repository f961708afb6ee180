package dev.remora.rules.synth;

import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds packets that meet a predicate as far as it is about a packet alone; the rest is for stories to meet. Confined to one thread. */
final class Solver {
    private static final int              MOST     = 64;                // ways to meet one conjunction
    private static final List<String>     VERSIONS = List.of("ip", "ipv6");
    private static final List<BigInteger> FLAGS    = IntStream.range(0, 1 << 12).boxed().sorted(Comparator.comparingInt(Integer::bitCount))
            .map(BigInteger::valueOf).toList();

    private final Set<String> conflicts = new LinkedHashSet<>();

    /** Demands that contradicted each other. */
    Set<String> conflicts() {
        return conflicts;
    }

    /** Packets that may meet it, each of another kind; none where no packet can. */
    List<Line> lines(Predicate predicate) {
        return Atom.conjunctions(predicate).stream().flatMap(this::meet).distinct().toList();
    }

    private Stream<Line> meet(List<Atom> atoms) {
        Set<String> with = protocols(atoms, true);
        Set<String> without = protocols(atoms, false);
        List<Shape> shapes = Shape.of(with, without);
        if (shapes.isEmpty() && with.containsAll(VERSIONS))
            return VERSIONS.stream().flatMap(outer -> tunnelled(atoms, outer));
        if (shapes.isEmpty())
            conflicts.add(String.join(" and ", with) + (without.isEmpty() ? "" : " without " + String.join(" and ", without)));
        return shapes.stream().flatMap(shape -> ways(atoms, shape).stream().flatMap(demands -> lines(shape, demands, atoms)));
    }

    // A packet of one version of IP inside one of the other, of which what is asked of that version is asked.
    private Stream<Line> tunnelled(List<Atom> atoms, String outer) {
        boolean isOuterV6 = outer.equals("ipv6");
        Shape shape = new Shape(isOuterV6, Shape.Upper.IP, null);
        Map<Boolean, List<Atom>> sides = atoms.stream().collect(Collectors.partitioningBy(atom -> isAbout(atom, outer)));
        List<Line> tunnels = ways(sides.getOrDefault(true, List.of()), shape).stream().flatMap(demands -> lines(shape, demands, List.of())).toList();
        return meet(sides.getOrDefault(false, List.of())).filter(line -> line.shape().v6() != isOuterV6 && line.around() == null && line.shape().upper() != Shape.Upper.ARP)
                .flatMap(line -> tunnels.stream().map(tunnel -> line.within(tunnel.without(At.own(Slot.PROTOCOL)))));         // which follows from what it carries
    }

    private static boolean isAbout(Atom atom, String protocol) {
        return operands(atom.predicate()).stream().flatMap(operand -> Seen.of(part(operand)).stream()).flatMap(seen -> seen.protocol().stream()).anyMatch(protocol::equals);
    }

    private static Set<String> protocols(List<Atom> atoms, boolean present) {
        return atoms.stream().filter(atom -> atom.holds() == present).flatMap(atom -> operands(atom.predicate()).stream())
                .flatMap(operand -> Seen.of(present ? part(operand) : operand).stream())
                .filter(seen -> present || seen.isProtocol()).flatMap(seen -> seen.protocol().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Operand> operands(Predicate atom) {
        return switch (atom) {
            case Predicate.Exists exists -> List.of(exists.operand());
            case Predicate.NonZero nonZero -> List.of(nonZero.operand());
            case Predicate.Compare compare -> List.of(compare.left(), compare.right());
            case Predicate.In in -> List.of(in.left());
            case Predicate.Contains contains -> List.of(contains.left());
            case Predicate.Matches matches -> List.of(matches.left());
            default -> List.of();
        };
    }

    // What a part is of: `tcp.payload[0:2]`, `tcp contains …`
    private static Operand part(Operand operand) {
        return switch (operand) {
            case Operand.Slice slice -> part(slice.of());
            case Operand.Carried carried -> carried.of();
            case Operand.Computed(var origin, var operator, Operand.Slice left, var right, var signature) -> part(left);
            default -> operand;
        };
    }

    private static List<List<Demand>> ways(List<Atom> atoms, Shape shape) {
        List<List<Demand>> ways = List.of(List.of());
        for (Atom atom : atoms)
            ways = ways.stream().flatMap(way -> Demand.of(atom, shape).stream().map(more -> Stream.concat(way.stream(), more.stream()).toList())).limit(MOST).toList();
        return ways;
    }

    // Values

    private Stream<Line> lines(Shape shape, List<Demand> demands, List<Atom> atoms) {
        Map<At, List<Demand>> bySlot = demands.stream().collect(Collectors.groupingBy(Demand::at, TreeMap::new, Collectors.toList()));
        if (shape.upper() == Shape.Upper.TCP)
            bySlot.putIfAbsent(At.own(Slot.FLAGS), List.of());
        Payload payload = Payload.of(atoms);
        List<Line> lines = List.of(Line.of(shape));
        for (Map.Entry<At, List<Demand>> entry : bySlot.entrySet()) {
            At at = entry.getKey();
            List<BigInteger> values = values(at, entry.getValue(), shape, payload.fits(shape));
            if (values.isEmpty())
                conflicts.add(entry.getValue().stream().map(d -> d.atom().text()).distinct().collect(Collectors.joining("` with `", "`", "`")));
            boolean isThere = at.slot().fits(shape, at.quoted());           // what is not there is not written
            lines = lines.stream().flatMap(line -> values.stream().map(value -> isThere ? line.with(at, value) : line)).toList();
        }
        return lines.stream().map(line -> payload.on(related(line, bySlot, atoms))).flatMap(line -> Envelope.around(line, atoms));
    }

    private static List<BigInteger> values(At at, List<Demand> demands, Shape shape, boolean carries) {
        BigInteger standard = at.slot() == Slot.PROTOCOL || at.slot().fits(shape, at.quoted()) ? at.slot().standard(shape, at.quoted()) : Slot.ABSENT;
        if (!at.slot().fits(shape, at.quoted()))
            return demands.stream().allMatch(demand -> demand.value().test(standard)) ? List.of(standard) : List.of();
        if (at.slot() == Slot.FLAGS)
            return flags(demands, carries);
        Stream<BigInteger> hints = Stream.concat(Stream.of(standard), demands.stream().flatMap(demand -> demand.hints().stream()));
        return hints.filter(value -> at.slot().takes(value, shape) && demands.stream().allMatch(demand -> demand.value().test(value))).limit(1).toList();
    }

    // As few as will do, and as few with ACK, which all but the first segment of a connection carry.
    private static List<BigInteger> flags(List<Demand> demands, boolean carries) {
        if (demands.isEmpty())
            return carries ? List.of(BigInteger.valueOf(Flow.PSH | Flow.ACK)) : List.of(BigInteger.valueOf(Flow.SYN), BigInteger.valueOf(Flow.ACK));
        List<BigInteger> fitting = FLAGS.stream().filter(flags -> demands.stream().allMatch(demand -> demand.value().test(flags))).toList();
        Stream<BigInteger> acknowledging = fitting.stream().filter(flags -> (flags.intValue() & Flow.ACK) != 0).limit(1);
        return Stream.concat(fitting.stream().limit(1), acknowledging).distinct().toList();
    }

    // Fields compared with each other

    private static Line related(Line line, Map<At, List<Demand>> demands, List<Atom> atoms) {
        Line related = line;
        for (Atom atom : atoms)
            if (atom.predicate() instanceof Predicate.Compare compare)
                related = related(related, compare, atom.holds(), demands);
        return related;
    }

    private static Line related(Line line, Predicate.Compare compare, boolean holds, Map<At, List<Demand>> demands) {
        List<At> left = slots(compare.left(), line.shape());
        List<At> right = slots(compare.right(), line.shape());
        if (left.isEmpty() || right.isEmpty())
            return line;
        Operator operator = compare.operator().ofTwo();
        for (At to : right)
            for (int more : new int[]{0, 1, -1}) {
                BigInteger value = line.value(left.getFirst()).add(BigInteger.valueOf(more));
                Line changed = line.with(to, value);
                boolean fits = to.slot().takes(value, line.shape()) && demands.getOrDefault(to, List.of()).stream().allMatch(demand -> demand.value().test(value));
                if (fits && operator.holds(changed.value(left.getFirst()).compareTo(value)) == holds)
                    return changed;
            }
        return line;
    }

    /** The slots that an operand reads; none where it reads something else, or only some bits. */
    static List<At> slots(Operand operand, Shape shape) {
        List<At> slots = new ArrayList<>();
        Seen.of(operand).filter(seen -> seen.mask() == null).ifPresent(seen -> seen.isQuoted(shape)
                .ifPresent(quoted -> View.of(seen.field()).forEach(view -> slots.add(new At(quoted, view.slot())))));
        return slots;
    }
}
