package dev.remora.dissect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Settings with their values; those that are not set have their standard value. Immutable. */
public final class Settings {
    /** Nothing is set. */
    public static final Settings STANDARD = new Settings(Map.of());

    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /**
     * These settings, and one more.
     *
     * @throws IllegalArgumentException if the value is outside of the setting's range
     */
    public <T> Settings with(Setting<T> setting, T value) {
        Objects.requireNonNull(value, setting.name());
        if (!setting.range().test(value))
            throw new IllegalArgumentException(setting.name() + ": " + value + "; " + setting.doc());
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, value);
        return new Settings(more);
    }

    /** The value of a setting. */
    public <T> T value(Setting<T> setting) {
        @SuppressWarnings("unchecked") // only with() puts, and it puts a T
        T value = (T) values.getOrDefault(setting, setting.standard());
        return value;
    }
}
