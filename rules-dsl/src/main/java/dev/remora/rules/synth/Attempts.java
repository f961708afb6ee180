package dev.remora.rules.synth;

import dev.remora.rules.testing.PacketBuilder;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Value;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Proposes sequences of packets that may fire a rule, the shortest first. Confined to one thread. */
final class Attempts {
    private static final int        MOST      = 8_000;
    private static final int        UNLIKELY  = 500;             // where what is counted comes about by repetition, as in a rule that counts what is counted already
    private static final int        FEW       = 8;               // ways in which something comes about
    private static final int        STEPS     = 4;               // packets tried for each step of a sequence
    private static final int        OCTETS    = 1000;            // of a packet whose octets are added up
    private static final int        MANY      = 1000;            // of these packets; where it takes more, fewer that are longer will do
    private static final BigInteger ELSEWHERE = BigInteger.valueOf(0x10000);
    private static final List<Slot> DIFFERING = List.of(Slot.SOURCE_PORT, Slot.SOURCE, Slot.IP_ID, Slot.ID, Slot.SEQ, Slot.DESTINATION_PORT, Slot.DESTINATION);

    private final Solver solver;

    Attempts(Solver solver) {
        this.solver = solver;
    }

    /**
     * All proposals.
     *
     * @param meets whether what is counted is among these packets; if so, these are repeated first
     */
    List<List<Line>> of(Form form, java.util.function.Predicate<List<Line>> meets) {
        return switch (form) {
            case Form.Each(Predicate when) -> stories(when);
            case Form.Without without -> stories(without.when());
            case Form.Counting counting -> {
                Map<Boolean, List<List<Line>>> stories = stories(counting.window().condition()).stream().collect(Collectors.partitioningBy(meets));
                yield Stream.concat(often(stories.getOrDefault(true, List.of()).stream(), counting).stream(),
                        often(stories.getOrDefault(false, List.of()).stream(), counting).stream().limit(UNLIKELY)).toList();
            }
            case Form.Sequence sequence -> shortest(inOrder(sequence.steps()));
        };
    }

    /**
     * Of what is counted, the few shortest ways in which it comes about, each repeated in all ways: where there are so many that trying the shortest repetitions of all gets no
     * further than those in which only the last packet comes often, as of connections that complete.
     */
    List<List<Line>> few(Form form, java.util.function.Predicate<List<Line>> meets) {
        return form instanceof Form.Counting counting ? often(stories(counting.window().condition()).stream().filter(meets).limit(FEW), counting) : List.of();
    }

    /** What may meet a predicate once. */
    List<List<Line>> stories(Predicate when) {
        return shortest(once(when));
    }

    private static List<List<Line>> shortest(Stream<List<Line>> proposals) {
        return proposals.limit(MOST).sorted(Comparator.comparingLong(Attempts::packets).thenComparingInt(List::size)).distinct().toList();
    }

    /** Packets of these lines. */
    static long packets(List<Line> lines) {
        return lines.stream().mapToLong(Line::times).sum();
    }

    private Stream<List<Line>> once(Predicate when) {
        List<Line> lines = solver.lines(when);
        List<Long> pauses = pauses(when);
        return Stream.concat(lines.stream().flatMap(Story::around), lines.stream().flatMap(Story::alone))
                .flatMap(story -> Stream.concat(Stream.of(story), Amounts.more(story, when)))
                .flatMap(story -> Stream.concat(Stream.of(story), pauses.stream().map(pause -> replaced(story, story.getLast().after(pause)))));
    }

    // How long to wait before the last packet, where a rule asks how old something is.
    private static List<Long> pauses(Predicate when) {
        return Atom.conjunctions(when).stream().flatMap(List::stream).flatMap(atom -> atom.predicate() instanceof Predicate.Compare compare
                ? Stream.of(compare.left(), compare.right()) : Stream.empty())
                .flatMap(operand -> operand instanceof Operand.Constant(var origin, Kind kind, Value.Scalar(long nanos)) && kind == Kind.DURATION ? Stream.of(nanos + Line.NEXT)
                        : Stream.empty()).filter(pause -> pause > 0).distinct().toList();
    }

    // Counts

    private static List<List<Line>> often(Stream<List<Line>> stories, Form.Counting form) {
        return shortest(stories.flatMap(story -> often(story, form.window(), form.unless() != null)));
    }

    // As fast as packets come, and, where too many at a time keep it quiet, as slowly as the window allows.
    private static Stream<List<Line>> often(List<Line> story, Window window, boolean slowly) {
        Stream<Long> paces = slowly ? Stream.of(Line.NEXT, Long.MAX_VALUE) : Stream.of(Line.NEXT);
        return paces.flatMap(pace -> often(story, window, pace));
    }

    private static Stream<List<Line>> often(List<Line> story, Window window, long pace) {
        return switch (window.measure()) {
            case Window.Amount.Matches matches -> spread(story, differing(story.getLast().shape())).flatMap(s -> repeated(s, window.threshold(), window, pace));
            case Window.Amount.Distinct(var operand) -> {
                List<At> slots = Solver.slots(operand, story.getLast().shape());
                yield spread(story, slots.isEmpty() ? differing(story.getLast().shape()) : slots).flatMap(s -> repeated(s, window.threshold(), window, pace));
            }
            case Window.Amount.Sum sum -> {
                Line last = story.getLast();
                Line large = last.has(Slot.LENGTH) ? last : last.with(Slot.LENGTH, window.threshold() > MANY * (long) OCTETS ? Amounts.LONGEST : OCTETS);
                yield Stream.concat(summed(story, 1, window, pace), summed(replaced(story, large), Math.max(1, large.number(Slot.LENGTH)), window, pace));
            }
        };
    }

    // As often as it takes where each packet adds as much as this.
    private static Stream<List<Line>> summed(List<Line> story, long each, Window window, long pace) {
        long count = Math.ceilDiv(window.threshold(), each);
        return count * story.getLast().number(Slot.LENGTH) > Amounts.MOST ? Stream.empty() : repeated(new Spread(story, Set.of()), count, window, pace);
    }

    private record Spread(List<Line> lines, Set<At> slots) {}

    private static List<At> differing(Shape shape) {
        return Stream.of(false, true).filter(quoted -> !quoted || shape.quoted() != null)
                .flatMap(quoted -> DIFFERING.stream().filter(slot -> slot.fits(shape, quoted)).map(slot -> new At(quoted, slot))).toList();
    }

    // As it is, and with each of the slots counting up.
    private static Stream<Spread> spread(List<Line> story, List<At> slots) {
        return Stream.concat(Stream.of(new Spread(story, Set.of())), slots.stream().map(at -> new Spread(story, Set.of(at))));
    }

    private static Stream<List<Line>> repeated(Spread spread, long count, Window window, long pace) {
        if (count > PacketBuilder.MOST)
            return Stream.empty();
        int times = (int) count;
        long every = Math.min(pace, Math.max(1, window.nanos() / Math.max(1, times - 1) / 1000 * 1000));
        Line last = spread.lines.getLast();
        List<Line> behind = replaced(spread.lines, begun(last, spread.slots, times).repeated(times, spread.slots, every));
        if (spread.lines.size() == 1 || times == 1)
            return Stream.of(behind);
        return Stream.of(behind, spread.lines.stream().map(line -> together(line, last, spread.slots, times, every)).toList());
    }

    private static List<Line> replaced(List<Line> story, Line last) {
        List<Line> lines = new ArrayList<>(story);
        lines.set(lines.size() - 1, last);
        return List.copyOf(lines);
    }

    private static Line together(Line line, Line last, Set<At> slots, int times, long every) {
        boolean ends = slots.stream().allMatch(at -> !at.quoted() && at.slot().isEnd());
        if (!ends)
            return line.repeated(times, line.shape().equals(last.shape()) ? slots : Set.of(), every);
        return Flow.isFrom(line, last) ? begun(line, slots, times).repeated(times, slots, every)
                : begun(line.turned(), slots, times).repeated(times, slots, every).turned();
    }

    // Where counting up begins: other addresses than those that are used already, ports that do not run out.
    private static Line begun(Line line, Set<At> slots, int times) {
        Line begun = line;
        for (At at : slots) {
            BigInteger first = line.value(at).max(BigInteger.ZERO);
            if (at.slot() == Slot.SOURCE || at.slot() == Slot.DESTINATION)
                first = first.add(ELSEWHERE);
            if (!at.slot().takes(first.add(BigInteger.valueOf(times)), line.shape()))
                first = BigInteger.ONE;
            begun = begun.with(at, first);
        }
        return begun;
    }

    // Sequences

    private Stream<List<Line>> inOrder(List<Form.Step> steps) {
        Stream<List<Line>> begun = once(steps.getFirst().condition());
        for (Form.Step step : steps.subList(1, steps.size())) {
            if (step.absent())
                return begun.map(lines -> with(lines, Story.elsewhere(step.nanos() == Long.MAX_VALUE ? Line.NEXT : step.nanos() + Line.NEXT)));
            List<Line> next = solver.lines(step.condition()).stream().limit(STEPS)
                    .flatMap(line -> Stream.concat(Stream.of(line), Amounts.more(List.of(line), step.condition()).map(List::getFirst))).toList();
            begun = begun.flatMap(lines -> next.stream().flatMap(line -> Stream.of(line, line.turned()))
                    .map(line -> with(lines, line.shape().upper() == Shape.Upper.TCP ? Flow.fitted(lines, line) : line)));
        }
        return begun;
    }

    private static List<Line> with(List<Line> lines, Line more) {
        return Stream.concat(lines.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableList());
    }
}
