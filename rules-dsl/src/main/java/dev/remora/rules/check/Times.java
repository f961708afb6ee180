package dev.remora.rules.check;

import dev.remora.packet.Frame;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as they are written, in nanoseconds; empty where a text is none. A date without a zone is in UTC. */
final class Times {
    private static final Pattern      SECONDS = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");
    private static final BigDecimal   LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final long         SECOND  = 1_000_000_000;
    private static final List<String> MONTHS  = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String  FRACTION = "(?:\\.(?<fraction>\\d+))?";
    private static final String  ZONE     = "(?<zone> UTC|Z|[+-]\\d\\d(?::?\\d\\d)?)?";
    private static final Pattern ISO      = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "(?:(?:T| +)(?<hour>\\d{1,2})(?::(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})" + FRACTION + ")?)?" + ZONE + ")?");
    private static final Pattern NAMED    = Pattern.compile("(?<month>[A-Za-z]{3}) +(?<day>\\d{1,2}), +(?<year>\\d{4}) +"
            + "(?<hour>\\d{1,2}):(?<minute>\\d{1,2}):(?<second>\\d{1,2})" + FRACTION + ZONE);

    private Times() {}

    /** A span in seconds: {@code 1}, {@code 0.25}; the longest there is for one that is longer. */
    static OptionalLong span(String text) {
        return SECONDS.matcher(text).matches()
                ? OptionalLong.of(new BigDecimal(text).movePointRight(9).min(LONGEST).longValueExact())
                : OptionalLong.empty();
    }

    /** A point in time: {@code 2011-06-27 03:21:29.5}, with {@code T}, {@code Z}, {@code UTC} or {@code +02:00}; {@code Jun 27, 2011 03:21:29}. */
    static OptionalLong instant(String text) {
        Matcher found = instants(text);
        try {
            return found.matches() && !isTooFar(found) ? OptionalLong.of(nanos(found)) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether a text is a point in time that no frame can have, see {@link Frame#FARTHEST}. */
    static boolean isTooFar(String text) {
        Matcher found = instants(text);
        try {
            return found.matches() && isTooFar(found);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Matcher instants(String text) {
        Matcher iso = ISO.matcher(text);
        return iso.matches() ? iso : NAMED.matcher(text);
    }

    // A second more or less than a frame's range fits in 64 bits as nanoseconds.
    private static boolean isTooFar(Matcher found) {
        return Math.abs(seconds(found)) > Frame.FARTHEST / SECOND + 1 || Math.abs(nanos(found)) > Frame.FARTHEST;
    }

    private static long nanos(Matcher found) {
        return seconds(found) * SECOND + fraction(found.group("fraction"));
    }

    private static long seconds(Matcher found) {
        int second = number(found.group("second"));
        LocalDateTime minute = LocalDateTime.of(number(found.group("year")), month(found.group("month")), number(found.group("day")),
                number(found.group("hour")), number(found.group("minute")));
        if (second > 60)                                             // 60 is a leap second
            throw new DateTimeException("no second");
        return minute.toEpochSecond(zone(found.group("zone"))) + second;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int month(String text) {
        return Character.isDigit(text.charAt(0)) ? number(text) : MONTHS.indexOf(text.toLowerCase(Locale.ROOT)) + 1;
    }

    private static ZoneOffset zone(@Nullable String text) {
        return text == null || text.endsWith("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    // Digits behind the ninth say less than a nanosecond.
    private static int fraction(@Nullable String digits) {
        return digits == null ? 0 : number((digits + "000000000").substring(0, 9));
    }
}
