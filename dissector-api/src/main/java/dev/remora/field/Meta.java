package dev.remora.field;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a field is called and how it is shown. Immutable.
 *
 * @param name          full name in filters, Wireshark's where it has one: {@code tcp.srcport}
 * @param label         the RFC's words: {@code Source Port}
 * @param specification what defines it: RFC and section, {@link Attr#spec} where the line says one, or else the document of its header
 * @param attributes    everything else its line says
 */
public record Meta(String name, String label, String specification, List<Attr> attributes) {
    /** The first attribute of this class. */
    public <A extends Attr> Optional<A> attribute(Class<A> kind) {
        for (Attr attribute : attributes)
            if (kind.isInstance(attribute))
                return Optional.of(kind.cast(attribute));
        return Optional.empty();
    }

    /** Whether the value is shown in hexadecimal. */
    public boolean isHex() {
        return attribute(Attr.Hex.class).isPresent();
    }

    /** Whether values are written by their names. */
    public boolean isByName() {
        return attribute(Attr.ByName.class).isPresent();
    }

    /** Names of values; empty where they have none, or where these depend on another field. */
    public Map<Integer, String> names() {
        return attribute(Attr.Names.class).map(Attr.Names::values).orElse(Map.of());
    }

    /** Names of the groups the field belongs to. */
    public List<String> groups() {
        return Attr.of(Attr.Group.class, attributes).stream().map(Attr.Group::name).toList();
    }
}
