package dev.remora.rules.type;

import java.util.Arrays;

/** How two values compare: negative, zero or positive, as comparators say it. Allocates nothing. */
@FunctionalInterface
public interface Order {
    /** Compares value {@code i} on the left with value {@code j} on the right. */
    int compare(Occurrences left, int i, Occurrences right, int j);

    /** How values of these operands compare; they are of kinds that do. */
    static Order of(Operand left, Operand right) {
        if (left.isUnsigned64() || right.isUnsigned64())
            return unsigned(left.isUnsigned64(), right.isUnsigned64());
        if (left.kind() == right.kind())
            return of(left.kind());
        return of(left.kind().isNumber() && right.kind().isNumber() ? Kind.INTEGER : Kind.OCTETS);
    }

    /** How values of one kind compare. */
    static Order of(Kind kind) {
        return switch (kind) {
            case INTEGER, BOOLEAN, DURATION, INSTANT, IPV4 -> (l, i, r, j) -> Long.compare(l.number(i), r.number(j));
            case FLOAT -> (l, i, r, j) -> fractions(l.number(i), r.number(j));
            case TEXT -> (l, i, r, j) -> octets(l, i, r, j);
            case IPV6, MAC, OCTETS, LABEL -> (l, i, r, j) -> {
                int byLength = Integer.compare(l.length(i), r.length(j));   // the longer is the greater, whatever is in it
                return byLength != 0 ? byLength : octets(l, i, r, j);
            };
        };
    }

    /** How two numbers with a fraction compare, of which the bits are given; zero has no sign. */
    static int fractions(long left, long right) {
        return Double.compare(0.0 + Double.longBitsToDouble(left), 0.0 + Double.longBitsToDouble(right));
    }

    // A number of 64 bits without a sign is above each that is negative.
    private static Order unsigned(boolean left, boolean right) {
        return (l, i, r, j) -> {
            boolean leftBelow = !left && l.number(i) < 0;
            boolean rightBelow = !right && r.number(j) < 0;
            if (leftBelow || rightBelow)
                return Boolean.compare(rightBelow, leftBelow);
            return Long.compareUnsigned(l.number(i), r.number(j));
        };
    }

    private static int octets(Occurrences l, int i, Occurrences r, int j) {
        int left = l.start(i);
        int right = r.start(j);
        return Arrays.compareUnsigned(l.array(i), left, left + l.length(i), r.array(j), right, right + r.length(j));
    }
}
