package dev.remora.rules.explain;

import dev.remora.rules.type.Predicate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A predicate with what came of it for one packet: a tree. Immutable.
 *
 * @param text     the predicate as the rule has it, in one spelling
 * @param holds    what came of it
 * @param decides  whether it is on the way from the root to what settled the matter: of predicates that must all hold, the first that does not, or all of them;
 *                 of those of which one must, the first that does, or all of them
 * @param asked    false where it could change nothing any more, so that the engine does not look at it
 * @param operands the predicates that it is made of
 * @param readings for one that is made of no others, what it reads: first the operand whose values it tests
 * @param reason   for such a one, in a sentence without its end, why it holds or does not: {@code tcp.flags.ack is 1 (octet 47, 0x12)}
 */
public record Condition(Predicate predicate, String text, boolean holds, boolean decides, boolean asked, List<Condition> operands, List<Reading> readings,
        String reason) {
    public Condition {
        operands = List.copyOf(operands);
        readings = List.copyOf(readings);
    }

    private static final double PRESENT = 0.25;

    /** Whether it does not hold because the packet lacks what it asks about. */
    public boolean isAbsent() {
        return isLeaf() && !holds && readings.getFirst().isAbsent();
    }

    /** Whether it is made of no other predicates. */
    public boolean isLeaf() {
        return operands.isEmpty();
    }

    /** The leaves that settled it, in the order of the text. */
    public List<Condition> deciders() {
        return leaves().filter(Condition::decides).toList();
    }

    /** All leaves, in the order of the text. */
    public Stream<Condition> leaves() {
        return isLeaf() ? Stream.of(this) : operands.stream().flatMap(Condition::leaves);
    }

    /**
     * How near the packet came: 1 where it holds, 0 where it lacks all that is asked for. Of predicates that must all hold, the share that does; of those of which
     * one must, the nearest. A value that is there and is not the one wanted is nearer than none.
     */
    public double nearness() {
        if (holds)
            return 1;
        return switch (predicate) {
            case Predicate.And and -> operands.stream().mapToDouble(Condition::nearness).average().orElse(0);
            case Predicate.Or or -> operands.stream().mapToDouble(Condition::nearness).max().orElse(0);
            case Predicate.Named named -> operands.getFirst().nearness();
            default -> isAbsent() ? 0 : PRESENT;
        };
    }
}
