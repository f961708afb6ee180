package dev.remora.ide.model;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Provider;
import dev.remora.transport.Tcp;
import java.util.ServiceLoader;

/** The protocols that the plug-in knows. */
public final class Protocols {
    private static final Dissectors ALL = Dissectors.of(ServiceLoader.load(Provider.class, Tcp.class.getClassLoader()));

    private Protocols() {}

    /** All of them; safe for many threads. */
    public static Dissectors all() {
        return ALL;
    }
}
