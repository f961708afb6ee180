package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Keyed;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Operand;
import dev.remora.tracking.Tracked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key of a packet as 128 bits: once for each packet, however many rules ask, and each part of it once, however many keys have it. Confined to one thread.
 * Allocates what {@link Keyed} does.
 */
final class KeyReader {
    /** Of what was read last. */
    final Digest digest;

    private final Part[] parts;
    private final Shared shared;
    private long         turn;
    private boolean      isThere;

    private KeyReader(Part[] parts, Shared shared) {
        this.parts = parts;
        this.shared = shared;
        this.digest = new Digest(shared.secret);
    }

    /** Reads the key; false where the packet lacks a part of it. */
    boolean read(Packet packet) {
        if (turn != shared.turn) {
            turn = shared.turn;
            isThere = readNow(packet);
        }
        return isThere;
    }

    private boolean readNow(Packet packet) {
        for (Part part : parts)
            if (!part.read(packet))
                return false;
        digest.begin();
        for (Part part : parts)
            digest.take(part.numbers);
        return true;
    }

    /** One part of a key. */
    private static final class Part {
        final long[] numbers;

        private final @Nullable Keyed keyed;              // null: the number of the connection
        private final Shared          shared;
        private long                  turn;
        private boolean               isThere;

        Part(@Nullable Keyed keyed, Shared shared) {
            this.keyed = keyed;
            this.shared = shared;
            this.numbers = new long[keyed == null ? Keyed.WIDTH : keyed.width()];
        }

        boolean read(Packet packet) {
            if (turn != shared.turn) {
                turn = shared.turn;
                isThere = keyed == null ? readConnection(packet) : keyed.read(packet, numbers);
            }
            return isThere;
        }

        // As Keyed does, but for where the number comes from.
        private boolean readConnection(Packet packet) {
            long number = shared.connections.of(packet.note(Tracked.KIND));
            numbers[Keyed.WIDTH - 1] = number;
            return number != 0;
        }
    }

    /** The readers of all rules: one for all keys, and parts of keys, that read the same. Confined to one thread. */
    static final class Shared {
        private final Twins                  twins;
        private final Secret                 secret;
        private final ConnectionNumbers      connections;
        private final Map<String, KeyReader> readers = new HashMap<>();
        private final Map<String, Part>      parts   = new HashMap<>();
        private long                         turn;

        Shared(Twins twins, Secret secret, ConnectionNumbers connections) {
            this.twins = twins;
            this.secret = secret;
            this.connections = connections;
        }

        /** Says that from now on another packet is read. */
        void turn() {
            turn++;
        }

        /** The reader of a key. */
        KeyReader of(List<KeyPart> key) {
            Optional<String> name = name(key);
            return name.isEmpty() ? make(key) : readers.computeIfAbsent(name.get(), any -> make(key));
        }

        private KeyReader make(List<KeyPart> key) {
            return new KeyReader(key.stream().map(this::part).toArray(Part[]::new), this);
        }

        private Part part(KeyPart part) {
            Optional<String> name = name(part);
            return name.isEmpty() ? make(part) : parts.computeIfAbsent(name.get(), any -> make(part));
        }

        private Part make(KeyPart part) {
            return new Part(part instanceof KeyPart.OfConnection ? null : Keyed.of(List.of(part), twins::of), this);
        }
    }

    /** A name that keys have in common that read the same; empty where they cannot be compared. */
    static Optional<String> name(List<KeyPart> key) {
        List<Optional<String>> names = key.stream().map(KeyReader::name).toList();
        return names.stream().allMatch(Optional::isPresent) ? Optional.of(names.stream().map(Optional::get).collect(Collectors.joining(", "))) : Optional.empty();
    }

    private static Optional<String> name(KeyPart part) {
        return switch (part) {
            case KeyPart.Of(Operand operand) -> name(operand);
            case KeyPart.OfConnection connection -> Optional.of("connection");
            case KeyPart.OfPair(Operand first, Operand second) -> name(first).flatMap(one -> name(second).map(other -> "pair(" + one + ", " + other + ")"));
        };
    }

    /** A name that operands have in common that read the same; empty where they cannot be compared. */
    static Optional<String> name(Operand operand) {
        return operand instanceof Operand.FieldOf field && field.layers() == null ? Optional.of(field.entry().name()) : Optional.empty();
    }
}
