package dev.remora.rules.type;

import java.util.Locale;

/** Writes values as text: numbers in decimal, addresses as they are usually written. Allocates nothing but for numbers with a fraction. */
final class Written {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Written() {}

    static void put(Occurrences values, int i, Operand operand, Occurrences out) {
        switch (operand.kind()) {
            case IPV4 -> ipv4(values.number(i), out);
            case IPV6 -> ipv6(values, i, out);
            case MAC -> mac(values, i, out);
            case FLOAT -> characters(fraction(Double.longBitsToDouble(values.number(i))), out);
            case INTEGER, BOOLEAN, DURATION, INSTANT -> number(values.number(i), operand.isUnsigned64(), out);
            case TEXT, OCTETS, LABEL -> out.put(values.array(i), values.start(i), values.length(i));
        }
    }

    private static void number(long number, boolean unsigned, Occurrences out) {
        if (number < 0 && !unsigned)
            out.put('-');
        digits(number < 0 && !unsigned ? -number : number, out);
    }

    private static void digits(long number, Occurrences out) {
        long front = Long.divideUnsigned(number, 10);
        if (front != 0)
            digits(front, out);
        out.put('0' + (int) Long.remainderUnsigned(number, 10));
    }

    private static void ipv4(long address, Occurrences out) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            digits(address >> shift & 0xFF, out);
            if (shift > 0)
                out.put('.');
        }
    }

    private static void mac(Occurrences values, int i, Occurrences out) {
        for (int k = 0; k < values.length(i); k++) {
            if (k > 0)
                out.put(':');
            int octet = values.array(i)[values.start(i) + k];
            out.put(DIGITS[octet >> 4 & 0xF]);
            out.put(DIGITS[octet & 0xF]);
        }
    }

    /** RFC 5952 section 4: lower case, no leading zeros, the first of the longest runs of two or more zero groups as {@code ::}. */
    private static void ipv6(Occurrences values, int i, Occurrences out) {
        int longest = longestZeros(values, i);
        int first = longest >> 4;
        int count = longest & 0xF;
        for (int group = 0; group < 8; group++) {
            if (count > 1 && group == first) {
                out.put(':');
                if (group + count == 8)
                    out.put(':');
                group += count - 1;
                continue;
            }
            if (group > 0)
                out.put(':');
            hexadecimal(group(values, i, group), out);
        }
    }

    // Index of the first group of the longest run, and in the last four bits its length.
    private static int longestZeros(Occurrences values, int i) {
        int best = 0;
        for (int group = 0; group < 8; group++) {
            int count = 0;
            while (group + count < 8 && group(values, i, group + count) == 0)
                count++;
            if (count > (best & 0xF))
                best = group << 4 | count;
        }
        return best;
    }

    private static int group(Occurrences values, int i, int group) {
        int at = values.start(i) + group * 2;
        return (values.array(i)[at] & 0xFF) << 8 | values.array(i)[at + 1] & 0xFF;
    }

    private static void hexadecimal(int number, Occurrences out) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = number >> shift & 0xF;
            started |= digit != 0 || shift == 0;
            if (started)
                out.put(DIGITS[digit]);
        }
    }

    private static String fraction(double number) {
        String text = String.format(Locale.ROOT, "%.6f", number);
        return text.replaceFirst("\\.?0+$", "");
    }

    private static void characters(String text, Occurrences out) {
        for (int i = 0; i < text.length(); i++)
            out.put(text.charAt(i));
    }
}
