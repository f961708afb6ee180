package dev.remora.rules.explain;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.EachValue;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluates predicates with a protocol of what came of each part.
 *
 * <p>It does not ask the code that the compiler makes, but interprets the same tree, so that the one can be held against the other. Takes the
 * packet as it is at the moment; what it gives does not change when the packet does.
 */
public final class Conditions {
    private final Packet   packet;
    private final Readings readings;

    private Conditions(Packet packet) {
        this.packet = packet;
        this.readings = new Readings(packet);
    }

    /** What comes of a predicate for a packet. Allocates; never throws. */
    public static Condition explain(Predicate predicate, Packet packet) {
        return decided(new Conditions(packet).condition(predicate, true));
    }

    private Condition condition(Predicate predicate, boolean asked) {
        return switch (predicate) {
            case Predicate.And(var origin, List<Predicate> operands) -> group(predicate, chain(operands, asked, false), asked, Stream::allMatch);
            case Predicate.Or(var origin, List<Predicate> operands) -> group(predicate, chain(operands, asked, true), asked, Stream::anyMatch);
            case Predicate.Xor(var origin, List<Predicate> operands) -> odd(predicate, operands, asked);
            case Predicate.Not(var origin, Predicate operand) -> group(predicate, List.of(condition(operand, asked)), asked, Stream::noneMatch);
            case Predicate.Named(var origin, var name, Predicate meaning) -> group(predicate, List.of(condition(meaning, asked)), asked, Stream::allMatch);
            case Predicate.Exists exists -> leaf(exists, asked, exists.operand());
            case Predicate.NonZero nonZero -> leaf(nonZero, asked, nonZero.operand());
            case Predicate.Compare compare -> compare.left() instanceof Operand.Constant ? leaf(compare, asked, compare.right(), compare.left())
                    : leaf(compare, asked, compare.left(), compare.right());
            case Predicate.In in -> leaf(in, asked, in.left(), in.elements().stream().flatMap(Conditions::operands).toArray(Operand[]::new));
            case Predicate.Contains contains -> leaf(contains, asked, contains.left(), contains.right());
            case Predicate.Matches matches -> leaf(matches, asked, matches.left());
        };
    }

    private static Stream<Operand> operands(Predicate.Element element) {
        return element.to() == null ? Stream.of(element.from()) : Stream.of(element.from(), element.to());
    }

    /** How the operands of a group make its own answer. */
    private interface Rule {
        boolean test(Stream<Condition> operands, java.util.function.Predicate<Condition> holds);
    }

    private static Condition group(Predicate predicate, List<Condition> operands, boolean asked, Rule rule) {
        return new Condition(predicate, Readings.text(predicate.origin()), rule.test(operands.stream(), Condition::holds), false, asked, operands, List.of(), "");
    }

    private Condition odd(Predicate predicate, List<Predicate> operands, boolean asked) {
        List<Condition> all = operands.stream().map(operand -> condition(operand, asked)).toList();
        boolean odd = all.stream().filter(Condition::holds).count() % 2 == 1;
        return new Condition(predicate, Readings.text(predicate.origin()), odd, false, asked, all, List.of(), "");
    }

    // The engine looks no further than to the first that settles the matter.
    private List<Condition> chain(List<Predicate> operands, boolean asked, boolean settles) {
        List<Condition> all = new ArrayList<>();
        boolean open = asked;
        for (Predicate operand : operands) {
            Condition condition = condition(operand, open);
            all.add(condition);
            open &= condition.holds() != settles;
        }
        return all;
    }

    // Leaves

    private Condition leaf(Predicate predicate, boolean asked, Operand tested, Operand... others) {
        EachValue each = EachValue.of(predicate);
        boolean holds = each.read(packet);
        boolean gaveUp = !holds && each.patternsGivenUp() > 0;
        List<Reading> read = new ArrayList<>();
        read.add(readings.of(tested, each::holds, decider(each, holds)));
        Stream.of(others).map(readings::of).forEach(read::add);
        return new Condition(predicate, Readings.text(predicate.origin()), holds, false, asked, List.of(), read, Reasons.of(predicate, holds, gaveUp, read));
    }

    // The first value that is as the whole is: by itself it settles the matter only where the others could not have.
    private static int decider(EachValue each, boolean holds) {
        for (int i = 0; i < each.size(); i++)
            if (each.holds(i) == holds)
                return i;
        return -1;
    }

    // What settled the matter

    private static Condition decided(Condition condition) {
        List<Condition> operands = switch (condition.predicate()) {
            case Predicate.And and -> settled(condition, !condition.holds(), false);
            case Predicate.Or or -> settled(condition, condition.holds(), true);
            default -> condition.operands().stream().map(Conditions::decided).toList();
        };
        return new Condition(condition.predicate(), condition.text(), condition.holds(), true, condition.asked(), operands, condition.readings(), condition.reason());
    }

    private static List<Condition> settled(Condition group, boolean byOne, boolean settles) {
        if (!byOne)
            return group.operands().stream().map(Conditions::decided).toList();
        List<Condition> operands = new ArrayList<>(group.operands());
        for (int i = 0; i < operands.size(); i++)
            if (operands.get(i).holds() == settles) {
                operands.set(i, decided(operands.get(i)));
                break;
            }
        return operands;
    }
}
