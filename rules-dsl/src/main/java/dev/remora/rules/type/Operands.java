package dev.remora.rules.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks over the operands of what was checked. */
public final class Operands {
    private Operands() {}

    /** Hands over every operand below a predicate, each before those below it. */
    public static void walk(Predicate predicate, Consumer<Operand> visitor) {
        switch (predicate) {
            case Predicate.And(var origin, List<Predicate> all) -> all.forEach(p -> walk(p, visitor));
            case Predicate.Or(var origin, List<Predicate> all) -> all.forEach(p -> walk(p, visitor));
            case Predicate.Xor(var origin, List<Predicate> all) -> all.forEach(p -> walk(p, visitor));
            case Predicate.Not(var origin, Predicate operand) -> walk(operand, visitor);
            case Predicate.Named(var origin, var name, Predicate meaning) -> walk(meaning, visitor);
            case Predicate.Exists(var origin, Operand operand) -> walk(operand, visitor);
            case Predicate.NonZero(var origin, Operand operand) -> walk(operand, visitor);
            case Predicate.Compare compare -> {
                walk(compare.left(), visitor);
                walk(compare.right(), visitor);
            }
            case Predicate.In in -> {
                walk(in.left(), visitor);
                in.elements().forEach(e -> walk(e, visitor));
            }
            case Predicate.Contains contains -> {
                walk(contains.left(), visitor);
                walk(contains.right(), visitor);
            }
            case Predicate.Matches matches -> walk(matches.left(), visitor);
        }
    }

    private static void walk(Predicate.Element element, Consumer<Operand> visitor) {
        walk(element.from(), visitor);
        if (element.to() != null)
            walk(element.to(), visitor);
    }

    /** Hands over an operand and every one below it. */
    public static void walk(Operand operand, Consumer<Operand> visitor) {
        visitor.accept(operand);
        switch (operand) {
            case Operand.FieldOf field -> {}
            case Operand.Constant constant -> {}
            case Operand.Slice slice -> walk(slice.of(), visitor);
            case Operand.Carried carried -> walk(carried.of(), visitor);
            case Operand.AsOctets octets -> walk(octets.of(), visitor);
            case Operand.Negated negated -> walk(negated.of(), visitor);
            case Operand.Computed computed -> {
                walk(computed.left(), visitor);
                walk(computed.right(), visitor);
            }
            case Operand.Call call -> call.arguments().forEach(a -> walk(a, visitor));
        }
    }

    /** The operands by which a rule tells windows and sequences apart, and those it counts. */
    static List<Operand> of(Form form) {
        List<Operand> all = new ArrayList<>();
        switch (form) {
            case Form.Each each -> {}
            case Form.Counting(Window window, var unless) -> {
                addAll(window, all);
                if (unless != null)
                    addAll(unless, all);
            }
            case Form.Sequence sequence -> sequence.by().forEach(part -> addAll(part, all));
            case Form.Without without -> without.by().forEach(part -> addAll(part, all));
        }
        return all;
    }

    private static void addAll(Window window, List<Operand> all) {
        window.by().forEach(part -> addAll(part, all));
        switch (window.measure()) {
            case Window.Amount.Matches matches -> {}
            case Window.Amount.Distinct(Operand operand) -> all.add(operand);
            case Window.Amount.Sum(Operand operand) -> all.add(operand);
        }
    }

    private static void addAll(KeyPart part, List<Operand> all) {
        switch (part) {
            case KeyPart.Of(Operand operand) -> all.add(operand);
            case KeyPart.OfPair(Operand first, Operand second) -> all.addAll(List.of(first, second));
            case KeyPart.OfConnection connection -> {}
        }
    }
}
