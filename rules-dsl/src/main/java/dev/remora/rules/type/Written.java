package dev.remora.rules.type;

import dev.remora.tree.AddressText;
import dev.remora.tree.FloatText;
import dev.remora.tree.TextBuffer;

/** Writes values as text: numbers in decimal, addresses as they are usually written. Allocates nothing but for numbers with a fraction. */
public final class Written {
    private Written() {}

    /** Writes a value of an operand. */
    public static void put(Occurrences values, int i, Operand operand, TextBuffer out) {
        long number = values.number(i);
        switch (operand.kind()) {
            case IPV4 -> AddressText.ipv4(number, out);
            case IPV6 -> AddressText.ipv6(values.array(i), values.start(i), out);
            case MAC -> AddressText.mac(values.array(i), values.start(i), out);
            case FLOAT -> FloatText.write(Double.longBitsToDouble(number), out);
            case INTEGER, BOOLEAN, DURATION, INSTANT -> {
                if (operand.isUnsigned64())
                    out.unsigned(number);
                else
                    out.decimal(number);
            }
            case OCTETS, LABEL -> out.hex(values.array(i), values.start(i), values.length(i));
            case TEXT -> {
                for (int k = 0; k < values.length(i); k++)
                    out.octet(values.array(i)[values.start(i) + k]);
            }
        }
    }
}
