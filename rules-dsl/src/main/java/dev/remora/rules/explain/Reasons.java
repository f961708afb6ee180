package dev.remora.rules.explain;

import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in plain words why a predicate that is made of no others holds or does not. */
final class Reasons {
    private static final int     MOST   = 4;                               // values that are named in a sentence
    private static final Pattern NUMBER = Pattern.compile("0x\\p{XDigit}{1,15}|[1-9]\\d{0,17}|0");

    private Reasons() {}

    /**
     * The reason; the first reading is that of the operand whose values are tested.
     *
     * @param gaveUp whether a pattern took more steps than it may
     */
    static String of(Predicate predicate, boolean holds, boolean gaveUp, List<Reading> readings) {
        Reading tested = readings.getFirst();
        if (tested.isAbsent())
            return tested.isLayer() ? tested.absent() : "there is no " + tested.text() + because(tested);
        if (predicate instanceof Predicate.Exists)
            return present(tested);
        for (Reading other : readings.subList(1, readings.size()))
            if (other.isAbsent() && predicate instanceof Predicate.Compare)
                return "there is no " + other.text() + " to compare with" + because(other);
        String relation = gaveUp ? ", on which the pattern was given up after ten million steps and counts as not matching" : relation(predicate, holds, readings);
        return values(tested, holds) + relation + places(tested, holds);
    }

    private static String present(Reading reading) {
        return (reading.isLayer() ? "the packet has " + reading.text() : reading.text() + " is there") + places(reading, true);
    }

    private static String because(Reading reading) {
        return reading.absent().isEmpty() ? "" : ": " + reading.absent();
    }

    // Subject

    private static String values(Reading tested, boolean holds) {
        List<Reading.Value> telling = tested.values().stream().filter(value -> value.holds() == holds).toList();
        if (tested.count() == 1 || telling.isEmpty())
            return tested.text() + " is " + tested.values().getFirst().described();
        if (telling.size() < tested.count() || holds && telling.size() == 1)
            return "one of the " + tested.count() + " values of " + tested.text() + " is " + telling.getFirst().described();
        String list = telling.stream().limit(MOST).map(Reading.Value::described).collect(Collectors.joining(", "));
        return "the " + tested.count() + " values of " + tested.text() + " are " + list + (tested.count() > MOST ? ", …" : "");
    }

    private static String places(Reading tested, boolean holds) {
        List<Reading.Value> telling = tested.values().stream().filter(value -> value.holds() == holds).toList();
        List<Reading.Value> shown = tested.count() > 1 && telling.size() == tested.count() ? List.of() : telling.isEmpty() ? tested.values() : telling;
        if (!shown.isEmpty() && shown.getFirst().octets() != null)
            return " (" + shown.getFirst().octets() + ")";
        List<Octets> inputs = tested.inputs().stream().flatMap(input -> input.values().stream()).map(Reading.Value::octets).filter(o -> o != null).toList();
        return inputs.isEmpty() ? "" : " (" + inputs.stream().limit(MOST).map(Octets::toString).collect(Collectors.joining("; ")) + ")";
    }

    // What is said of it

    private static String relation(Predicate predicate, boolean holds, List<Reading> readings) {
        return switch (predicate) {
            case Predicate.Compare compare -> compared(compare, holds, readings);
            case Predicate.In in -> (holds ? ", which is in " : ", which is not in ") + set(in, readings);
            case Predicate.Contains contains -> (holds ? ", which contains " : ", which does not contain ") + named(readings.get(1));
            case Predicate.Matches matches -> (holds ? ", which matches " : ", which does not match ") + "\"" + matches.pattern().text() + "\"";
            default -> "";
        };
    }

    private static String compared(Predicate.Compare compare, boolean holds, List<Reading> readings) {
        Operator operator = compare.left() instanceof Operand.Constant ? compare.operator().mirrored() : compare.operator();
        boolean single = readings.getFirst().count() == 1 && readings.get(1).isConstant();
        String other = named(readings.get(1));
        if (operator.ofTwo() == Operator.EQUAL && !compare.every() || operator.ofTwo() == Operator.NOT_EQUAL)
            return equality(holds == (operator.ofTwo() == Operator.EQUAL), single, readings.getFirst(), readings.get(1), other);
        return ", " + (holds ? "" : "not ") + words(operator) + other;
    }

    // "tcp.dstport is 80" says all where 80 is what was asked for.
    private static String equality(boolean equal, boolean single, Reading tested, Reading constant, String other) {
        if (!equal)
            return ", not " + other;
        return single && isSame(tested.values().getFirst().text(), constant.text()) ? "" : ", which is " + other;
    }

    private static boolean isSame(String value, String constant) {
        String plain = constant.replace("\"", "");
        return value.equalsIgnoreCase(plain) || NUMBER.matcher(value).matches() && NUMBER.matcher(plain).matches() && Long.decode(value).equals(Long.decode(plain));
    }

    private static String words(Operator operator) {
        return switch (operator) {
            case LESS -> "below ";
            case LESS_OR_EQUAL -> "at most ";
            case GREATER -> "above ";
            case GREATER_OR_EQUAL -> "at least ";
            case EQUAL, ALL_EQUAL -> "equal to ";
            default -> operator.spellings().getFirst().toLowerCase(Locale.ROOT) + " ";
        };
    }

    private static String named(Reading reading) {
        if (reading.isConstant())
            return reading.text();
        return reading.isAbsent() ? reading.text() + ", which is absent" : reading.text() + ", which is " + reading.line();
    }

    private static String set(Predicate.In in, List<Reading> readings) {
        List<String> elements = new ArrayList<>();
        int next = 1;
        for (Predicate.Element element : in.elements()) {
            String from = readings.get(next++).text();
            elements.add(element.to() == null ? from : from + ".." + readings.get(next++).text());
        }
        String shown = String.join(", ", elements.subList(0, Math.min(elements.size(), 8)));
        return "{" + shown + (elements.size() > 8 ? ", …" : "") + "}";
    }
}
