package dev.remora.dissect;

import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/** Protocols that work together: their fields, and the tables that lead from one to the next. Immutable; safe for many threads. */
public final class Dissectors {
    private final List<Protocol>         protocols;
    private final Catalogue              catalogue;
    private final Map<Protocol, Summary> summaries;
    final Keys[]                         tables;

    private Dissectors(Map<Protocol, List<Field>> fields, Map<Protocol, Summary> summaries, Keys[] tables) {
        this.protocols = List.copyOf(fields.keySet());
        this.catalogue = Catalogue.of(fields);
        this.summaries = Map.copyOf(summaries);
        this.tables = tables;
    }

    /** The protocols of every provider that {@link ServiceLoader} finds from where this library is. */
    public static Dissectors load() {
        return load(Dissectors.class.getClassLoader());
    }

    /** The protocols of every provider that {@link ServiceLoader} finds through a class loader, such as that of an application in a server that shares this library. */
    public static Dissectors load(ClassLoader loader) {
        return of(ServiceLoader.load(Provider.class, loader));
    }

    /** The protocols of these providers, and of the frame itself and unclaimed data. */
    public static Dissectors of(Iterable<Provider> providers) {
        Collector collector = new Collector();
        collector.protocol(FrameLayer.PROTOCOL).protocol(Data.PROTOCOL).protocol(UnreadLink.PROTOCOL);
        for (Provider provider : providers)
            collector.take(provider);
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

    /** The one-line summaries of packets, by the protocol of their innermost layer. */
    public Map<Protocol, Summary> summaries() {
        return summaries;
    }

    /** A new dissection with standard settings, for one thread. */
    public Dissection open() {
        return open(Settings.STANDARD);
    }

    /** A new dissection, for one thread. */
    public Dissection open(Settings settings) {
        return new Dissection(this, Objects.requireNonNull(settings, "settings"));
    }

    /** What providers register. */
    private static final class Collector implements Provider.Registration {
        private final Map<Protocol, List<Field>>          fields    = new LinkedHashMap<>();
        private final Map<Table, Map<Integer, Dissector>> tables    = new HashMap<>();
        private final Map<Protocol, Summary>              summaries = new HashMap<>();
        private final Map<Object, String>                 owners    = new HashMap<>();       // which provider registered a protocol, a summary or a dissector
        private String                                    owner     = "the library";

        void take(Provider provider) {
            owner = provider.getClass().getName();
            provider.provide(this);
        }

        private void own(Object what, String told) {
            String before = owners.putIfAbsent(what, owner);
            if (before != null)
                throw new IllegalArgumentException(told + " already, by " + before + (before.equals(owner) ? "" : "; " + owner + " is the second"));
        }

        @Override
        public Collector protocol(Protocol protocol) {
            own(protocol, "protocol " + protocol.name() + " is registered");
            fields(protocol).addAll(0, protocol.fields());
            return this;
        }

        @Override
        public Collector extend(Protocol protocol, Protocol extension) {
            fields(protocol).addAll(extension.fields());
            return this;
        }

        private List<Field> fields(Protocol protocol) {
            return fields.computeIfAbsent(protocol, p -> new ArrayList<>());
        }

        @Override
        public Collector summary(Protocol protocol, Summary summary) {
            own(Map.entry(Summary.class, protocol), "protocol " + protocol.name() + " has a summary");
            summaries.put(protocol, summary);
            return this;
        }

        @Override
        public Collector add(Table table, int key, Dissector dissector) {
            own(Map.entry(table, key), table + " " + key + " has a dissector");
            tables.computeIfAbsent(table, t -> new HashMap<>()).put(key, Objects.requireNonNull(dissector, "dissector"));
            return this;
        }

        Dissectors dissectors() {
            List<Keys> byIndex = new ArrayList<>();
            tables.forEach((table, entries) -> {
                while (byIndex.size() <= table.index())
                    byIndex.add(Keys.NONE);
                byIndex.set(table.index(), new Keys(entries));
            });
            return new Dissectors(fields, summaries, byIndex.toArray(Keys[]::new));
        }
    }
}
