package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.rules.type.Operand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are the same to a reader in IPv4 and IPv6: {@code ip.src} in a key or a message stands for {@code ipv6.src} in packets that
 * have no IPv4 header, so that one rule serves both. Immutable.
 */
public final class Twins {
    private static final Map<String, String> NAMES = Map.of(
            "ip.src", "ipv6.src", "ip.dst", "ipv6.dst", "ip.addr", "ipv6.addr", "ip.ttl", "ipv6.hlim",
            "connection.originator.address", "connection.originator.address6", "connection.responder.address", "connection.responder.address6",
            "connection.sender.address", "connection.sender.address6", "connection.receiver.address", "connection.receiver.address6");

    private final Catalogue catalogue;

    /** Twins among these fields. */
    public Twins(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What stands for an operand where it has no value; null: nothing. */
    public @Nullable Operand of(Operand operand) {
        if (!(operand instanceof Operand.FieldOf field) || !NAMES.containsKey(field.entry().name()))
            return null;
        return catalogue.find(NAMES.get(field.entry().name())).map(entry -> new Operand.FieldOf(field.origin(), entry, field.layers())).orElse(null);
    }
}
