package dev.remora.rules.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A protocol that is carried by TCP or UDP and that no dissector takes apart, as other tools and the registry of services name it. Immutable.
 *
 * @param carrier what carries it: {@code tcp} or {@code udp}
 * @param port    its port by IANA's "Service Name and Transport Protocol Port Number Registry"
 * @param hasText whether what it says stands in the payload as it is written
 */
public record Application(String name, String carrier, String port, boolean hasText) {

    /** Read when the first one is asked for, which right rules never do. */
    private static final class Table {
        static final Map<String, Application> ALL = Listing.rows(Application.class, "applications.txt").stream().map(Application::of)
                .collect(Collectors.toUnmodifiableMap(Application::name, Function.identity()));
    }

    private static Application of(String[] row) {
        return new Application(row[0], row[1], row[2], row.length > 3);
    }

    /** The one of this name, in small letters or capitals. */
    public static Optional<Application> named(String name) {
        return Optional.ofNullable(Table.ALL.get(name.toLowerCase(Locale.ROOT)));
    }
}
