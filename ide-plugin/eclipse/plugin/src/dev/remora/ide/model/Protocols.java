package dev.remora.ide.model;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Provider;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Filters;
import dev.remora.transport.Tcp;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The protocols that the plug-in knows. */
public final class Protocols {
    private static final Dissectors ALL = Dissectors.of(ServiceLoader.load(Provider.class, Tcp.class.getClassLoader()));

    private static final Supplier<Filters> FILTERS = new Supplier<>() {
        private Filters filters;

        @Override
        public synchronized Filters get() {
            if (filters == null)
                filters = new Filters(ALL.catalogue());
            return filters;
        }
    };

    private Protocols() {}

    /** All of them; safe for many threads. */
    public static Dissectors all() {
        return ALL;
    }

    /** What compiles display filters over their fields; safe for many threads. */
    public static Filters filters() {
        return FILTERS.get();
    }

    /** What a display filter takes; empty where it is none. */
    public static Optional<Predicate<Packet>> filter(String text) {
        return filters().compile(text).result().map(filter -> filter::holds);
    }
}
