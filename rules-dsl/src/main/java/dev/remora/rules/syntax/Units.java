package dev.remora.rules.syntax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a {@link Quantity} says: times, amounts, numbers and dates. Empty where the text is none. */
public final class Units {
    private static final Pattern           NUMBER_AND_UNIT = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)([A-Za-z]*)");
    private static final Pattern           WHOLE           = Pattern.compile("\\d+(?:[kKMG]?B|[KMG]iB|k)?|0[xX][0-9A-Fa-f]+");
    private static final Pattern           OF_OCTETS       = Pattern.compile(".*([kKMG]B|[KMG]iB)");
    private static final Map<String, Long> NANOS           = Map.of(
            "ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);
    private static final Map<String, Long> AMOUNTS         = Map.of(
            "", 1L, "B", 1L, "kB", 1_000L, "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L,
            "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "k", 1_000L);

    private Units() {}

    /** Nanoseconds of a time such as {@code 10s}, {@code 1.5s}, {@code 500ms}, {@code 2m}, {@code 1h}. */
    public static OptionalLong nanos(String text) {
        return scaled(text, NANOS);
    }

    /** A count or an amount of octets such as {@code 20}, {@code 0x20}, {@code 1MB} (a million), {@code 1MiB}. */
    public static OptionalLong amount(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? hexadecimal(text) : scaled(text, AMOUNTS);
    }

    /** An amount with a unit that nothing but octets has, such as {@code 1.5kB}: not {@code B} and {@code k} alone, which may be a forgotten {@code 0x} or a slip. */
    public static OptionalLong octets(String text) {
        return OF_OCTETS.matcher(text).matches() ? amount(text) : OptionalLong.empty();
    }

    /** Whether this is a whole number, or such an amount of octets, that no count reaches. */
    static boolean isTooGreat(String text) {
        return amount(text).isEmpty() && WHOLE.matcher(text).matches();
    }

    /** A date such as {@code 2027-06-30}. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong hexadecimal(String text) {
        boolean fits = text.length() > 2 && text.length() <= 17 && text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
        return fits ? OptionalLong.of(Long.parseLong(text, 2, text.length(), 16)) : OptionalLong.empty();
    }

    private static OptionalLong scaled(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2)))
            return OptionalLong.empty();
        BigDecimal value = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(units.get(matcher.group(2))));
        boolean whole = value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return whole ? OptionalLong.of(value.longValueExact()) : OptionalLong.empty();
    }
}
