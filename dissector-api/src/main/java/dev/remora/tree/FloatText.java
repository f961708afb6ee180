package dev.remora.tree;

import java.math.BigDecimal;
import java.math.MathContext;

/** Floating-point numbers as C's {@code %.15g} writes them: at most 15 digits that count, an exponent where it is below -4 or above 14. */
public final class FloatText {
    private static final MathContext DIGITS = new MathContext(15);

    private FloatText() {}

    /** Writes a number. Allocates. */
    public static void write(double number, TextBuffer out) {
        if (Double.isNaN(number) || Double.isInfinite(number) || number == 0)
            out.text(Double.isNaN(number) ? "nan" : number == 0 ? "0" : number > 0 ? "inf" : "-inf");
        else
            finite(new BigDecimal(number).round(DIGITS).stripTrailingZeros(), out);
    }

    private static void finite(BigDecimal number, TextBuffer out) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < 15)
            out.text(number.toPlainString());
        else
            out.text(number.movePointLeft(exponent).toPlainString()).octet('e').octet(exponent < 0 ? '-' : '+').padded(Math.abs(exponent), 2);
    }
}
