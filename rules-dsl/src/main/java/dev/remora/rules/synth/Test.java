package dev.remora.rules.synth;

import dev.remora.rules.type.Function;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an atom says of the value of its field. Immutable.
 *
 * @param value what must hold of a value that is there
 * @param hints values worth a try, the likeliest first
 */
record Test(Seen seen, java.util.function.Predicate<BigInteger> value, List<BigInteger> hints) {

    /** Empty where the atom is not about the value of one field alone. */
    static Optional<Test> of(Predicate atom) {
        return switch (atom) {
            case Predicate.Exists(var origin, Operand operand) -> Seen.of(operand).map(seen -> new Test(seen, v -> true, List.of(BigInteger.ONE)));
            case Predicate.NonZero(var origin, Operand operand) -> Seen.of(operand)
                    .map(seen -> new Test(seen, v -> v.signum() > 0, seen.mask() == null ? List.of(BigInteger.ONE) : List.of(seen.mask().and(seen.mask().negate()), seen.mask())));
            case Predicate.Compare compare -> comparison(compare);
            case Predicate.In(var origin, boolean every, Operand left, List<Predicate.Element> elements) -> Seen.of(left).flatMap(seen -> in(seen, left, elements));
            default -> Optional.empty();
        };
    }

    // `count(vlan.id) > 1`: what holds for two tags and not for fewer.
    private static boolean isOfTags(Operand operand, Operator operator, BigInteger constant) {
        boolean ofTags = operand instanceof Operand.Call(var origin, Function function, List<Operand> arguments) && function == Function.COUNT
                && arguments.getFirst() instanceof Operand.FieldOf field && field.entry().name().startsWith("vlan");
        return ofTags && operator.holds(BigInteger.TWO.compareTo(constant)) && !operator.holds(BigInteger.ONE.compareTo(constant));
    }

    private static Optional<Test> comparison(Predicate.Compare compare) {
        Operator operator = compare.operator().ofTwo();
        Optional<BigInteger> right = Seen.number(compare.right(), compare.left());
        if (right.isPresent())
            return comparison(compare.left(), operator, right.get(), compare.right());
        return Seen.number(compare.left(), compare.right()).flatMap(left -> comparison(compare.right(), operator.mirrored(), left, compare.left()));
    }

    private static Optional<Test> comparison(Operand operand, Operator operator, BigInteger number, Operand constant) {
        if (isOfTags(operand, operator, number))
            return Optional.of(new Test(new Seen(Seen.INNER_TAG, false, null, null, 0), v -> true, List.of(BigInteger.ONE)));
        return Seen.of(operand).map(seen -> compared(seen, operator, number, Seen.prefix(constant)));
    }

    private static Test compared(Seen seen, Operator operator, BigInteger constant, @Nullable BigInteger prefix) {
        return new Test(seen, v -> operator.holds((prefix == null ? v : v.and(prefix)).compareTo(constant)), prefix == null ? around(constant) : hosts(constant));
    }

    // Addresses of hosts of a network come before its own.
    private static List<BigInteger> hosts(BigInteger network) {
        return List.of(network.add(BigInteger.ONE), network.add(BigInteger.TWO), network, network.subtract(BigInteger.ONE).max(BigInteger.ZERO));
    }

    private static List<BigInteger> around(BigInteger constant) {
        return List.of(constant, constant.add(BigInteger.ONE), constant.add(BigInteger.TWO), constant.subtract(BigInteger.ONE).max(BigInteger.ZERO));
    }

    private static Optional<Test> in(Seen seen, Operand left, List<Predicate.Element> elements) {
        List<java.util.function.Predicate<BigInteger>> any = new ArrayList<>();
        List<BigInteger> hints = new ArrayList<>();
        for (Predicate.Element element : elements) {
            Optional<BigInteger> from = Seen.number(element.from(), left);
            Optional<BigInteger> to = element.to() == null ? from : Seen.number(element.to(), left);
            if (from.isEmpty() || to.isEmpty())
                return Optional.empty();
            BigInteger prefix = Seen.prefix(element.from());
            any.add(v -> prefix == null ? v.compareTo(from.get()) >= 0 && v.compareTo(to.get()) <= 0 : v.and(prefix).equals(from.get()));
            hints.addAll(prefix == null ? around(from.get()) : hosts(from.get()));
            hints.addAll(around(to.get()));
        }
        return Optional.of(new Test(seen, v -> any.stream().anyMatch(one -> one.test(v)), hints));
    }
}
