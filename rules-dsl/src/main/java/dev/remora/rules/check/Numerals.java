package dev.remora.rules.check;

import dev.remora.field.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as they are written, and the ranges of fields. */
final class Numerals {
    private static final int LONGEST = 80;             // 64 binary digits and then some

    private Numerals() {}

    /** The number of a text without sign: {@code 80}, {@code 0x50}, {@code 0120}, {@code 0b1010000}; null where it is none. */
    static @Nullable BigInteger parse(String text) {
        String low = text.length() > 1 && text.charAt(0) == '0' ? text.substring(1) : "";
        if (text.length() > LONGEST)
            return null;
        if (low.startsWith("x") || low.startsWith("X"))
            return digits(low.substring(1), 16);
        if (low.startsWith("b") || low.startsWith("B"))
            return digits(low.substring(1), 2);
        return low.isEmpty() ? digits(text, 10) : digits(low, 8);
    }

    private static @Nullable BigInteger digits(String text, int radix) {
        boolean all = !text.isEmpty() && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        return all ? new BigInteger(text, radix) : null;
    }

    /** The least value of a field of this type. */
    static BigInteger least(Type type) {
        return type == Type.I32 ? BigInteger.valueOf(Integer.MIN_VALUE) : BigInteger.ZERO;
    }

    /** The greatest value of a field of this type. */
    static BigInteger most(Type type) {
        return type == Type.I32 ? BigInteger.valueOf(Integer.MAX_VALUE) : BigInteger.ONE.shiftLeft(type.width() * 8).subtract(BigInteger.ONE);
    }

    /** Nanoseconds as seconds, as they are written in filters. */
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
