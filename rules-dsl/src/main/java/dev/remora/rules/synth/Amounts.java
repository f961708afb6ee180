package dev.remora.rules.synth;

import dev.remora.rules.testing.PacketBuilder;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much an end of a connection has sent, where a predicate asks for it: packets, or octets of payload. Immutable.
 *
 * @param octets whether octets are asked for
 * @param amount what they are compared with
 */
record Amounts(boolean octets, long amount) {
    /** Octets of a packet. */
    static final int LONGEST = 60_000;
    /** Octets of a sequence; more are not tried, since they are all kept. */
    static final long MOST = 50_000_000;

    private static final int STORIES = 500;                  // made of one

    // Where ends are compared with each other: so much of one that it is many times what the other sends.
    private static final int MANY_OCTETS = 20_000;
    private static final int MANY_PACKETS = 100;

    private static final String FIELD = "connection\\.(originator|responder)\\.(octets|packets)";

    /** What a predicate asks for. */
    private static Stream<Amounts> of(Predicate when) {
        return Atom.conjunctions(when).stream().flatMap(List::stream).flatMap(atom -> atom.predicate() instanceof Predicate.Compare compare
                ? of(compare) : Stream.empty()).distinct();
    }

    private static Stream<Amounts> of(Predicate.Compare compare) {
        Stream<Amounts> numbers = Stream.concat(of(compare.left(), compare.right()), of(compare.right(), compare.left()));
        List<Amounts> fields = new ArrayList<>();
        Operands.walk(compare, operand -> {
            if (operand instanceof Operand.FieldOf field && field.entry().name().matches(FIELD))
                fields.add(many(field.entry().name().endsWith("octets")));
        });
        return fields.size() < 2 ? numbers : Stream.concat(numbers, fields.stream());
    }

    private static Amounts many(boolean octets) {
        return new Amounts(octets, octets ? MANY_OCTETS : MANY_PACKETS);
    }

    private static Stream<Amounts> of(Operand one, Operand other) {
        String name = one instanceof Operand.FieldOf field ? field.entry().name() : "";
        return name.matches(FIELD) ? Seen.number(other).map(BigInteger::longValue).stream().map(n -> new Amounts(name.endsWith("octets"), n)) : Stream.empty();
    }

    /** The stories in which one packet of this one comes so often, or carries so much, that its sender has sent what a predicate asks for; not the story itself. */
    static Stream<List<Line>> more(List<Line> story, Predicate when) {
        List<List<Line>> all = List.of(story);
        for (Amounts amount : of(when).toList())
            all = all.stream().flatMap(lines -> Stream.concat(Stream.of(lines), amount.on(lines))).limit(STORIES).toList();
        return all.stream().skip(1);
    }

    private Stream<List<Line>> on(List<Line> story) {
        LongStream enough = LongStream.of(amount, amount + 1).filter(n -> n > 1 && n <= (octets ? MOST : PacketBuilder.MOST));
        return enough.boxed().flatMap(n -> IntStream.range(0, story.size()).boxed().filter(i -> !octets || carries(story.get(i)))
                .map(i -> octets ? carrying(story, i, n) : replaced(story, i, story.get(i).repeated(n.intValue(), story.get(i).spread(), Line.NEXT))));
    }

    private static boolean carries(Line line) {
        return switch (line.shape().upper()) {
            case TCP -> (line.number(Slot.FLAGS) & (Flow.SYN | Flow.FIN | Flow.RST)) == 0;
            case UDP -> true;
            default -> false;
        };
    }

    // What comes behind it in its stream moves on.
    private static List<Line> carrying(List<Line> story, int i, long octets) {
        Line line = story.get(i);
        long times = (octets + LONGEST - 1) / LONGEST;
        long each = (octets + times - 1) / times;
        long further = each - line.number(Slot.LENGTH);
        List<Line> lines = new ArrayList<>(replaced(story, i, line.with(Slot.LENGTH, each).repeated((int) times, line.spread(), Line.NEXT)));
        for (int later = i + 1; later < lines.size(); later++) {
            Line one = lines.get(later);
            Slot number = Flow.isFrom(one, line) ? Slot.SEQ : Slot.ACK;
            lines.set(later, one.has(number) ? one.with(number, one.number(number) + further) : one);
        }
        return List.copyOf(lines);
    }

    private static List<Line> replaced(List<Line> story, int i, Line line) {
        List<Line> lines = new ArrayList<>(story);
        lines.set(i, line);
        return List.copyOf(lines);
    }
}
