package dev.remora.rules.explain;

import dev.remora.rules.type.Operand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operand and the values it has in a packet. Immutable.
 *
 * @param text   the operand as the rule has it, in one spelling
 * @param label  what the field is called in its standard; empty for what is no plain field
 * @param values in order, at most {@link #MOST} and the one that decides; none where the operand is absent
 * @param count  how many there are
 * @param absent why there is none; empty where there are some
 * @param inputs the operands it is computed of
 */
public record Reading(Operand operand, String text, String label, List<Value> values, int count, String absent, List<Reading> inputs) {
    /** Values that are shown of an operand with many. */
    public static final int MOST = 32;

    public Reading {
        values = List.copyOf(values);
        inputs = List.copyOf(inputs);
    }

    /**
     * One value.
     *
     * @param text    as it is printed everywhere: numbers in decimal, flags as 1 and 0, octets in hexadecimal
     * @param meaning the name that a registry gives to it; empty where there is none
     * @param layer   which layer it is of, as rules write it: {@code ip}, {@code ip#2}; empty where it is computed
     * @param octets  where it was read; null where it was computed
     * @param holds   whether what the predicate asks holds for it
     * @param decides whether it is the first that settles the predicate
     */
    public record Value(String text, String meaning, String layer, @Nullable Octets octets, boolean holds, boolean decides) {
        private static final int LONGEST = 64;                             // characters of a value that are shown as they are
        private static final int SHOWN = 47;                             // of a longer one: 16 octets with separators

        /** With its name: {@code 8 (Echo request)}; the beginning of what is long. */
        public String described() {
            return meaning.isEmpty() || meaning.equals(text) ? beginning() : beginning() + " (" + meaning + ")";
        }

        private String beginning() {
            if (text.length() <= LONGEST)
                return text;
            return text.substring(0, SHOWN) + "…" + (octets == null ? "" : String.format(Locale.ROOT, " (%,d octets)", octets.length()));
        }
    }

    /** Whether the packet lacks it. */
    public boolean isAbsent() {
        return count == 0;
    }

    /** Whether it stands in the rule as it is, and is read from no packet. */
    public boolean isConstant() {
        return operand instanceof Operand.Constant;
    }

    /** Whether it is a whole layer of the packet. */
    public boolean isLayer() {
        return operand instanceof Operand.FieldOf field && field.entry().isProtocol() && field.layers() == null;
    }

    /** The values on one line. */
    public String line() {
        String line = values.stream().map(Value::described).collect(Collectors.joining(", "));
        return count > values.size() ? line + ", … (" + count + ")" : line;
    }
}
