package dev.remora.ide.connection;

import java.util.Locale;

/** What stands at the quarters of the axes of a plot. */
public final class Axis {
    private static final int COARSE       = 400;       // from here on a quarter is near enough to a whole number
    private static final int LEAST_DIGITS = 4;
    private static final int MOST_DIGITS  = 9;         // nanoseconds

    private Axis() {}

    /** Which of the marks between the quarters have a label: every one where that leaves each its room, else every second, else the first and the last. */
    public static int every(int length, int label) {
        return length / 4 >= label ? 1 : length / 2 >= label ? 2 : 4;
    }

    /** The number at a quarter of those from 0 to the highest; empty where there is none. */
    public static String number(long highest, int quarter) {
        return highest < COARSE && highest * quarter % 4 != 0 ? "" : String.format(Locale.ROOT, "%,d", highest * quarter / 4);
    }

    /** The time at a quarter of a span of seconds, with as many digits as it takes to tell it from the next. */
    public static String seconds(double from, double span, int quarter) {
        int digits = span <= 0 ? LEAST_DIGITS : Math.clamp((int) Math.ceil(-Math.log10(span / 4)) + 1, LEAST_DIGITS, MOST_DIGITS);
        return String.format(Locale.ROOT, "%." + digits + "f s", from + span * quarter / 4);
    }
}
