package dev.remora.dissect;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * A setting, compared by identity: a constant beside what it governs.
 *
 * @param name     name on command lines and in preferences: {@code ip.reassembly.timeout}
 * @param standard value if nothing is set
 * @param doc      what it does, unit, range, and where the standard value comes from
 * @param range    whether a value is one that {@code doc} allows
 */
public record Setting<T>(String name, T standard, String doc, Predicate<T> range) {
    /** The longest time that can be set. */
    public static final Duration LONGEST_TIME = Duration.ofDays(3650);

    /** One that takes any value of its type, or is checked where it is used. */
    public Setting(String name, T standard, String doc) {
        this(name, standard, doc, value -> true);
    }

    /** One that takes times, more than 0 and at most {@link #LONGEST_TIME}. */
    public static Setting<Duration> time(String name, Duration standard, String doc) {
        return new Setting<>(name, standard, doc, time -> time.isPositive() && time.compareTo(LONGEST_TIME) <= 0);
    }
}
