package dev.remora.tree;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Times as text. What a text has no digits for is cut off, not rounded, so that no packet seems to come later than it did. What writes to a buffer allocates nothing, but for
 * {@link #utc}.
 */
public final class TimeText {
    private static final long         SECOND = 1_000_000_000L;
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private TimeText() {}

    /** A span of nanoseconds, as seconds with nine digits: {@code 0.001082000}. */
    public static void span(long nanos, TextBuffer out) {
        if (nanos < 0)
            out.octet('-');
        long size = Math.abs(nanos);
        out.unsigned(size / SECOND).octet('.').padded(size % SECOND, 9);
    }

    /** A span of nanoseconds, as seconds with six digits: {@code 0.001082}. */
    public static void micros(long nanos, TextBuffer out) {
        if (nanos < 0)
            out.octet('-');
        long size = Math.abs(nanos) / 1000;
        out.unsigned(size / 1_000_000).octet('.').padded(size % 1_000_000, 6);
    }

    /** As {@link #micros(long, TextBuffer)}, as text. */
    public static String micros(long nanos) {
        TextBuffer text = new TextBuffer();
        micros(nanos, text);
        return text.toString();
    }

    /** A span of nanoseconds, as seconds with three digits: {@code 0.001}. */
    public static String millis(long nanos) {
        String micros = micros(nanos);
        return micros.substring(0, micros.length() - 3);
    }

    /** Nanoseconds since 1970, as {@code Jun 27, 2011 03:21:29.500000000 UTC}. */
    public static void instant(long nanos, TextBuffer out) {
        long seconds = Math.floorDiv(nanos, SECOND);
        int second = (int) Math.floorMod(seconds, 86_400L);
        date(Math.floorDiv(seconds, 86_400L), out);
        out.octet(' ').padded(second / 3600, 2).octet(':').padded(second / 60 % 60, 2).octet(':').padded(second % 60, 2).octet('.')
                .padded(Math.floorMod(nanos, SECOND), 9).text(" UTC");
    }

    /** Nanoseconds since 1970, to a microsecond, as logs write it: {@code 2011-06-27 03:21:29.500000}. */
    public static void utc(long nanos, TextBuffer out) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), ZoneOffset.UTC);
        out.padded(time.getYear(), 4).octet('-').padded(time.getMonthValue(), 2).octet('-').padded(time.getDayOfMonth(), 2).octet(' ');
        out.padded(time.getHour(), 2).octet(':').padded(time.getMinute(), 2).octet(':').padded(time.getSecond(), 2).octet('.').padded(time.getNano() / 1000, 6);
    }

    /** Days since 1970 as month, day and year: the count of days from 0000-03-01 is cut into eras of 400 years (146,097 days). */
    private static void date(long days, TextBuffer out) {
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = (monthFromMarch + 2) % 12;
        out.text(MONTHS.get(month)).octet(' ').text(day < 10 ? " " : "").unsigned(day).text(", ").decimal(era * 400 + yearOfEra + (month < 2 ? 1 : 0));
    }
}
