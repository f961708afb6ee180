package dev.remora.field;

import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All names that filters know: fields, groups of fields, protocols. Immutable; safe for many threads.
 *
 * <p>A name may stand for several fields: the members of a group ({@code ip.addr}), or a field that several protocols share ({@code ipv6.opt.type}).
 */
public final class Catalogue {
    private final Map<String, Entry>         entries;
    private final Map<Protocol, List<Field>> fields;

    private Catalogue(Map<String, Entry> entries, Map<Protocol, List<Field>> fields) {
        this.entries = entries;
        this.fields = fields;
    }

    /**
     * A name and what it stands for.
     *
     * @param first   the field that describes it
     * @param members its fields, in the order of their definition
     */
    public record Entry(String name, Field first, List<Member> members) {
        /** What its values are. */
        public Type type() {
            return first.type();
        }

        /** Reads all occurrences in a packet, layer by layer from the outside in. Allocates nothing but text. */
        public void read(Packet packet, Values out) {
            out.clear();
            for (int layer = 0; layer < packet.layers(); layer++)
                read(packet, layer, out);
        }

        /** Adds the occurrences in one layer, in the order of their octets where several fields have some. */
        public void read(Packet packet, int layer, Values out) {
            LayerType type = packet.type(layer);
            int before = out.size();
            for (int i = 0; i < members.size(); i++)
                if (members.get(i).protocol() == type) {
                    out.in(layer);
                    members.get(i).field().read(packet, layer, out);
                }
            if (members.size() > 1 && out.size() > before + 1)
                out.order(before);
        }

        /** Whether the name is that of a protocol. */
        public boolean isProtocol() {
            return first == members.getFirst().protocol().span();
        }
    }

    /** A field and the protocol whose layers have it. */
    public record Member(Protocol protocol, Field field) {}

    /**
     * The catalogue of these protocols and their fields.
     *
     * @throws IllegalArgumentException if fields of one name differ in type
     */
    public static Catalogue of(Map<Protocol, List<Field>> fields) {
        Map<String, List<Member>> members = new LinkedHashMap<>();
        fields.forEach((protocol, own) -> {
            add(members, protocol.name(), new Member(protocol, protocol.span()));
            for (Field field : own) {
                add(members, field.name(), new Member(protocol, field));
                for (String group : field.meta().groups())
                    add(members, group, new Member(protocol, field));
            }
        });
        Map<String, Entry> entries = new LinkedHashMap<>();
        members.forEach((name, list) -> entries.put(name, new Entry(name, list.getFirst().field(), List.copyOf(list))));
        Map<Protocol, List<Field>> own = new LinkedHashMap<>();
        fields.forEach((protocol, list) -> own.put(protocol, List.copyOf(list)));
        return new Catalogue(entries, own);
    }

    /** All fields of the layers of a protocol, its own and what others add; empty where the protocol is not known. */
    public List<Field> fields(Protocol protocol) {
        return fields.getOrDefault(protocol, List.of());
    }

    private static void add(Map<String, List<Member>> members, String name, Member member) {
        List<Member> list = members.computeIfAbsent(name, n -> new ArrayList<>());
        if (!list.isEmpty() && list.getFirst().field().type() != member.field().type())
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is of type %s in %s and of type %s in %s", name, list.getFirst().field().type(),
                    list.getFirst().protocol(), member.field().type(), member.protocol()));
        list.add(member);
    }

    /** What a name stands for. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** All entries, protocol by protocol. */
    public Collection<Entry> entries() {
        return entries.values();
    }
}
