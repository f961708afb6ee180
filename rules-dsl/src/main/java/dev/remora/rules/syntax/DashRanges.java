package dev.remora.rules.syntax;

import java.util.regex.Pattern;

/** DashRanges of numbers or addresses as other tools write them, with a dash: {@code 80-90}, {@code 10.0.0.1-10.0.0.9}. */
public final class DashRanges {
    private static final Pattern DASH = Pattern.compile("(?<![\\w.:-])([0-9][0-9.]*)-([0-9][0-9.]*)(?![\\w.:-])");

    private DashRanges() {}

    /** The same text with two dots in its ranges. */
    public static String dotted(String text) {
        return DASH.matcher(text).replaceAll("$1..$2");
    }

    /** Whether a text is such a range. */
    public static boolean isRange(String text) {
        return DASH.matcher(text).matches();
    }
}
