package dev.remora.rules.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times as they are written, in nanoseconds; empty where a text is none. A date without a zone is in UTC. */
final class Times {
    private static final Pattern                 SECONDS = Pattern.compile("\\d{1,10}(\\.\\d{1,9})?");
    private static final List<DateTimeFormatter> DATES   = List.of(
            date("uuuu-MM-dd['T'HH:mm[:ss]][ HH:mm[:ss]]"), date("MMM d, uuuu[ HH:mm[:ss]]"));

    private Times() {}

    /** A span in seconds: {@code 1}, {@code 0.25}. */
    static OptionalLong span(String text) {
        return SECONDS.matcher(text).matches()
                ? OptionalLong.of(new BigDecimal(text).movePointRight(9).longValueExact())
                : OptionalLong.empty();
    }

    /** A point in time: {@code 2011-06-27 03:21:29.5}, with {@code T}, {@code Z}, {@code UTC} or {@code +02:00}; {@code Jun 27, 2011 03:21:29}. */
    static OptionalLong instant(String text) {
        return DATES.stream().map(form -> parsed(form, text)).filter(OptionalLong::isPresent).findFirst().orElse(OptionalLong.empty());
    }

    private static OptionalLong parsed(DateTimeFormatter form, String text) {
        try {
            return OptionalLong.of(nanos(form.parse(text)));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static long nanos(TemporalAccessor parsed) {
        ZoneOffset zone = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
        OffsetDateTime time = LocalDateTime.from(parsed).atOffset(zone);
        return Math.addExact(Math.multiplyExact(time.toEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private static DateTimeFormatter date(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("[ ]").optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
                .optionalStart().appendOffset("+HH:MM", "UTC").optionalEnd()
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0).parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH);
    }
}
