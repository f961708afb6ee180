package dev.remora.rules.type;

import java.util.Arrays;
import java.util.HexFormat;

/** A value that stands in the text of a rule. Immutable. */
public sealed interface Value {

    /** A number, boolean, time or IPv4 address; see {@link Occurrences#number}. */
    record Scalar(long number) implements Value {}

    /** Octets, text, or an address of another length. */
    final class Octets implements Value {
        private final byte[] array;

        /** A value of these octets, which nobody writes to from now on. */
        public Octets(byte... array) {
            this.array = array;
        }

        /** The octets; not to be written to. */
        public byte[] array() {
            return array;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Octets that && Arrays.equals(array, that.array);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(array);
        }

        @Override
        public String toString() {
            return HexFormat.ofDelimiter(":").formatHex(array);
        }
    }

    /**
     * All addresses that begin with the same bits: {@code 10.0.0.0/8}. Comparisons look at these bits only.
     *
     * @param network the bits, those behind them 0; 4 or 16 octets
     * @param mask    ones where bits count; as many octets
     */
    record Prefix(Octets network, Octets mask) implements Value {
        /** Number of bits that count. */
        public int length() {
            int length = 0;
            for (byte octet : mask.array)
                length += Integer.bitCount(octet & 0xFF);
            return length;
        }
    }
}
