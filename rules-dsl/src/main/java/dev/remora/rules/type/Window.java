package dev.remora.rules.type;

import dev.remora.field.Attr;
import dev.remora.rules.syntax.Printer;
import java.util.List;
import java.util.Optional;

/**
 * A sliding window over packet time, and when it is full. Immutable.
 *
 * @param origin    the text it was read from
 * @param condition the packets it is about
 * @param measure   what is counted of them
 * @param by        empty: one window for all packets
 * @param nanos     how long; packets that lie exactly this far apart are in one window
 * @param threshold it is full with so many or more; at least 1
 */
public record Window(dev.remora.rules.syntax.Window origin, Predicate condition, Amount measure, List<KeyPart> by, long nanos, long threshold) {
    /** The greatest threshold of a window that counts packets. */
    public static final int MOST_MATCHES = 1 << 24;

    /** The greatest threshold of a window that counts different values. */
    public static final int MOST_VALUES = 1 << 22;

    public Window {
        by = List.copyOf(by);
    }

    /** What is counted. */
    public sealed interface Amount {
        /** Packets. */
        record Matches() implements Amount {}

        /** Different values of a field. */
        record Distinct(Operand operand) implements Amount {}

        /** The values of a field, added up. */
        record Sum(Operand operand) implements Amount {}
    }

    /** What its amount is counted in: packets, values, or of a sum the unit of its field; what is not known to have a unit is named: {@code of tcp.window}. */
    public String unit() {
        return switch (measure) {
            case Amount.Matches matches -> "packets";
            case Amount.Distinct distinct -> "values";
            case Amount.Sum(Operand operand) -> origin.threshold().text().endsWith("B") ? "octets" : unit(operand).orElse("of " + Printer.print(operand.origin()));
        };
    }

    private static Optional<String> unit(Operand of) {
        return switch (of) {
            case Operand.FieldOf field -> field.entry().first().meta().attribute(Attr.Unit.class).map(Attr.Unit::name);
            case Operand.Call call -> call.function() == Function.LEN ? Optional.of("octets") : Optional.empty();
            case Operand.Computed computed when computed.operator() == Operator.ADD || computed.operator() == Operator.SUBTRACT ->
                unit(computed.left()).filter(unit -> unit(computed.right()).filter(unit::equals).isPresent());
            case Operand.Computed computed -> Optional.empty();
            case Operand.Negated negated -> unit(negated.of());
            case Operand.Constant constant -> Optional.empty();
            case Operand.Slice slice -> Optional.empty();
            case Operand.Carried carried -> Optional.empty();
            case Operand.AsOctets octets -> Optional.empty();
        };
    }
}
