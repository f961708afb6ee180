package dev.remora.rules.fold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Copies of {@link Straight}, one for the same gauges, whoever asks for them, so that it is compiled once. Safe for use by several threads. */
final class Copies {
    private static final MethodHandles.Lookup                    HERE     = MethodHandles.lookup();
    private static final byte @Nullable []                       TEMPLATE = template();                  // null: whoever loads classes here gives no files of them
    private static final Map<List<Gauge>, SoftReference<Gauges>> MADE     = new WeakHashMap<>();         // a copy holds its gauges

    private Copies() {}

    /** The copy for these gauges, {@link Straight#MOST} at most; null where none can be made. */
    static synchronized @Nullable Gauges of(List<Gauge> gauges) {
        if (TEMPLATE == null)
            return null;
        SoftReference<Gauges> kept = MADE.get(gauges);
        Gauges made = kept == null ? null : kept.get();
        if (made != null)
            return made;
        Gauges copy = copy(TEMPLATE, gauges);
        MADE.put(gauges, new SoftReference<>(copy));
        return copy;
    }

    private static Gauges copy(byte[] template, List<Gauge> gauges) {
        try {
            Class<?> copy = HERE.defineHiddenClassWithClassData(template, gauges, true).lookupClass();
            return (Gauges) copy.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte @Nullable [] template() {
        try (InputStream in = Straight.class.getResourceAsStream(Straight.class.getSimpleName() + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
