package dev.remora.dissect;

import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Protocols that work together: their fields, and the tables that lead from one to the next. Immutable; safe for many threads. */
public final class Dissectors {
    private final List<Protocol> protocols;
    private final Catalogue      catalogue;
    private final Keys[]         tables;

    private Dissectors(Collection<Protocol> protocols, Keys[] tables) {
        this.protocols = List.copyOf(protocols);
        this.catalogue = Catalogue.of(protocols);
        this.tables = tables;
    }

    /** The protocols of every provider that {@link ServiceLoader} finds. */
    public static Dissectors load() {
        return of(ServiceLoader.load(Provider.class, Dissectors.class.getClassLoader()));
    }

    /** The protocols of these providers, and of the frame itself and unclaimed data. */
    public static Dissectors of(Iterable<Provider> providers) {
        Collector collector = new Collector();
        collector.protocol(FrameLayer.PROTOCOL).protocol(Data.PROTOCOL);
        for (Provider provider : providers)
            provider.provide(collector);
        return collector.dissectors();
    }

    /** All protocols, in the order of their registration. */
    public List<Protocol> protocols() {
        return protocols;
    }

    /** All names that filters know. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** A new dissection with standard settings, for one thread. */
    public Dissection open() {
        return open(Settings.STANDARD);
    }

    /** A new dissection, for one thread. */
    public Dissection open(Settings settings) {
        return new Dissection(this, settings);
    }

    Keys table(Table table) {
        return table.index < tables.length ? tables[table.index] : Keys.NONE;
    }

    /** What providers register. */
    private static final class Collector implements Provider.Registration {
        private final Set<Protocol>                      protocols = new LinkedHashSet<>();
        private final Map<Table, Map<Integer, Dissector>> tables   = new HashMap<>();

        @Override
        public Collector protocol(Protocol protocol) {
            protocols.add(protocol);
            return this;
        }

        @Override
        public Collector add(Table table, int key, Dissector dissector) {
            if (tables.computeIfAbsent(table, t -> new HashMap<>()).putIfAbsent(key, dissector) != null)
                throw new IllegalArgumentException("%s %d has a dissector already".formatted(table, key));
            return this;
        }

        Dissectors dissectors() {
            List<Keys> byIndex = new ArrayList<>();
            tables.forEach((table, entries) -> {
                while (byIndex.size() <= table.index)
                    byIndex.add(Keys.NONE);
                byIndex.set(table.index, new Keys(entries));
            });
            return new Dissectors(protocols, byIndex.toArray(Keys[]::new));
        }
    }
}
