package dev.remora.field;

import java.util.List;
import java.util.Optional;

/**
 * What a field is called and how it is shown. Immutable.
 *
 * @param name       full name in filters, Wireshark's where it has one: {@code tcp.srcport}
 * @param label      the RFC's words: {@code Source Port}
 * @param attributes everything else its line says
 */
public record Meta(String name, String label, List<Attr> attributes) {
    /** The first attribute of this class. */
    public <A extends Attr> Optional<A> attribute(Class<A> kind) {
        return attributes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Whether the value is shown in hexadecimal. */
    public boolean isHex() {
        return attribute(Attr.Hex.class).isPresent();
    }

    /** Names of the groups the field belongs to. */
    public List<String> groups() {
        return Attr.of(Attr.Group.class, attributes).stream().map(Attr.Group::name).toList();
    }
}
