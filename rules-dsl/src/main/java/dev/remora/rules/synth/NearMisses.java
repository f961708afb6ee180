package dev.remora.rules.synth;

import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes a sequence that fires by as little as can be. */
final class NearMisses {
    private static final Set<Slot> OTHERS = Set.of(Slot.FLAGS, Slot.PAYLOAD);       // which are no numbers

    private final Rule       rule;
    private final Solver     solver;
    private final List<Line> firing;

    /** A change of a sequence, and what was changed in words. */
    record Change(List<Line> lines, String words) {}

    NearMisses(Rule rule, Solver solver, List<Line> firing) {
        this.rule = rule;
        this.solver = solver;
        this.firing = firing;
    }

    /** All changes, those first that tell most about the rule: one fewer, too early, what must not come first, one octet, one flag, one number. */
    Stream<Change> changes() {
        return Stream.of(each(this::fewer), each(this::sooner), before(), each(NearMisses::payloads), each(this::flags), each(this::settings), each(this::tunnels),
                each(this::ends), dropped(), each(this::protocols)).flatMap(changes -> changes);
    }

    private Stream<Change> each(Function<Line, Stream<Edit>> edits) {
        return IntStream.iterate(firing.size() - 1, i -> i >= 0, i -> i - 1).boxed().flatMap(i -> edits.apply(firing.get(i)).map(edit -> {
            List<Line> changed = new ArrayList<>(firing);
            changed.set(i, edit.line);
            return new Change(List.copyOf(changed), edit.words + (firing.size() > 1 ? " in line " + (i + 1) : ""));
        }));
    }

    private record Edit(Line line, String words) {}

    // One packet fewer

    private Stream<Edit> fewer(Line line) {
        return line.times() == 1 ? Stream.empty()
                : Stream.of(new Edit(line.repeated(line.times() - 1, line.spread(), line.everyNanos()), packets(line.times() - 1) + " instead of " + line.times()));
    }

    private static String packets(int count) {
        return count == 1 ? "one packet" : count + " packets";
    }

    // Sooner

    private Stream<Edit> sooner(Line line) {
        long sooner = line.afterNanos() - 2 * Line.NEXT;
        String words = LineText.time(Math.max(0, sooner)) + " instead of " + LineText.time(line.afterNanos());
        return line.afterNanos() == Line.NEXT || sooner <= 0 ? Stream.empty() : Stream.of(new Edit(line.after(sooner), words));
    }

    // What keeps the rule quiet, just before

    private Stream<Change> before() {
        if (!(rule.form() instanceof Form.Without without))
            return Stream.empty();
        return solver.lines(without.before()).stream().map(line -> new Change(Stream.concat(Stream.of(line), firing.stream()).toList(), "such a packet came before"));
    }

    // Payload

    private static Stream<Edit> payloads(Line line) {
        if (!line.has(Slot.PAYLOAD))
            return Stream.empty();
        BigInteger value = line.value(At.own(Slot.PAYLOAD));
        byte[] octets = Payload.octets(value);
        Stream<Edit> turned = IntStream.range(0, octets.length).mapToObj(i -> new Edit(line.with(At.own(Slot.PAYLOAD), Payload.turned(value, i)),
                String.format(Locale.ROOT, "octet %d of the payload is %02x instead of %02x", i + 1, octets[i] & 0xFF ^ 1, octets[i] & 0xFF)));
        return Stream.concat(turned, Stream.of(new Edit(line.without(At.own(Slot.PAYLOAD)), "without the payload")));
    }

    // Flags

    private Stream<Edit> flags(Line line) {
        if (line.shape().upper() != Shape.Upper.TCP)
            return Stream.empty();
        Stream<Integer> bits = Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        return bits.map(bit -> flipped(line, bit)).sorted((a, b) -> Boolean.compare(b.words.startsWith("without"), a.words.startsWith("without")));
    }

    private static Edit flipped(Line line, int bit) {
        long flags = line.number(Slot.FLAGS);
        boolean set = (flags >> bit & 1) != 0;
        return new Edit(line.with(Slot.FLAGS, flags ^ 1L << bit), (set ? "without " : "with ") + LineText.flag(bit));
    }

    // Numbers

    private Stream<Edit> settings(Line line) {
        Stream<Edit> set = line.set().entrySet().stream().filter(one -> !one.getKey().slot().isEnd() && !OTHERS.contains(one.getKey().slot()))
                .flatMap(one -> others(line, one));
        Edit other = new Edit(line.with(Slot.TYPE, line.number(Slot.TYPE) + 1), "type " + (line.number(Slot.TYPE) + 1) + " instead of " + line.number(Slot.TYPE));
        boolean usual = Slot.TYPE.fits(line.shape(), false) && !line.has(Slot.TYPE);
        return usual ? Stream.concat(set, Stream.of(other)) : set;
    }

    private static Stream<BigInteger> nearby(Line line, At at) {
        return distances(at.slot().bits).map(line.value(at)::add).filter(value -> value.signum() >= 0 && at.slot().takes(value, line.shape()));
    }

    private static Stream<Edit> others(Line line, Map.Entry<At, BigInteger> one) {
        At at = one.getKey();
        String key = name(at);
        Stream<Edit> numbers = nearby(line, at)
                .map(value -> new Edit(line.with(at, value), key + " " + value + " instead of " + one.getValue()));
        return Stream.concat(numbers, Stream.of(new Edit(line.without(at), "without " + key + (at.slot().bits == 0 ? "" : " " + one.getValue()))));
    }

    // By one, or else by as little as doubling finds.
    private static Stream<BigInteger> distances(int bits) {
        return IntStream.range(0, bits).boxed().flatMap(bit -> Stream.of(BigInteger.ONE.shiftLeft(bit), BigInteger.ONE.shiftLeft(bit).negate()));
    }

    private static String name(At at) {
        String name = switch (at.slot()) {
            case IP_OPTION -> "option";
            case ROUTING -> "routing type";
            case OPERATION -> "operation";
            case TIME_VALUE -> "timestamp";
            case TIME_ECHO -> "echoed timestamp";
            case SACK -> "sack blocks";
            default -> at.slot().key;
        };
        return at.quoted() ? "quoted " + name : name;
    }

    // The tunnel around it

    private Stream<Edit> tunnels(Line line) {
        Line around = line.around();
        if (around == null)
            return Stream.empty();
        return Stream.concat(settings(around).map(edit -> new Edit(line.within(edit.line), edit.words + " in the tunnel's header")),
                Stream.of(new Edit(line.within(null), "without the tunnel")));
    }

    // Ends

    private Stream<Edit> ends(Line line) {
        return Stream.of(Slot.DESTINATION_PORT, Slot.SOURCE_PORT, Slot.DESTINATION, Slot.SOURCE).filter(slot -> slot.fits(line.shape(), false))
                .flatMap(slot -> nearby(line, At.own(slot)).map(value -> new Edit(line.with(At.own(slot), value), words(slot))));
    }

    private static String words(Slot slot) {
        return switch (slot) {
            case SOURCE -> "from another address";
            case SOURCE_PORT -> "from another port";
            case DESTINATION -> "to another address";
            default -> "to another port";
        };
    }

    // A line fewer

    private Stream<Change> dropped() {
        return firing.size() == 1 ? Stream.empty() : IntStream.range(0, firing.size()).mapToObj(i -> {
            List<Line> fewer = new ArrayList<>(firing);
            fewer.remove(i);
            return new Change(List.copyOf(fewer), "line " + (i + 1) + " left out");
        });
    }

    // Another protocol

    private Stream<Edit> protocols(Line line) {
        return Shape.of(Set.of(), Set.of()).stream().filter(shape -> shape.quoted() == null && shape.v6() == line.shape().v6() && shape.upper() != line.shape().upper())
                .map(shape -> new Edit(between(line, shape), shape.upper().word + " instead of " + line.shape().upper().word));
    }

    // A packet of another shape between the same ends, as far as it has such.
    private static Line between(Line line, Shape shape) {
        Line other = Line.of(shape);
        for (Slot slot : new Slot[]{Slot.SOURCE, Slot.SOURCE_PORT, Slot.DESTINATION, Slot.DESTINATION_PORT})
            other = slot.fits(shape, false) && slot.fits(line.shape(), false) ? other.with(At.own(slot), line.value(At.own(slot))) : other;
        return other;
    }
}
