package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Keyed;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Operand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the key of a packet as 128 bits: once for each packet, however many rules ask. Confined to one thread. Allocates what {@link Keyed} does. */
final class KeyReader {
    /** Of what was read last. */
    final Digest digest;

    private final Keyed  keyed;
    private final long[] numbers;
    private final Shared shared;
    private long         turn;
    private boolean      isThere;

    private KeyReader(Keyed keyed, Shared shared) {
        this.keyed = keyed;
        this.numbers = new long[keyed.width()];
        this.shared = shared;
        this.digest = new Digest(shared.secret);
    }

    /** Reads the key; false where the packet lacks a part of it. */
    boolean read(Packet packet) {
        if (turn != shared.turn) {
            turn = shared.turn;
            isThere = keyed.read(packet, numbers);
            if (isThere)
                digest.of(numbers);
        }
        return isThere;
    }

    /** The readers of all rules: one for all keys that read the same. Confined to one thread. */
    static final class Shared {
        private final Twins                  twins;
        private final Secret                 secret;
        private final Map<String, KeyReader> readers = new HashMap<>();
        private long                         turn;

        Shared(Twins twins, Secret secret) {
            this.twins = twins;
            this.secret = secret;
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
            return new KeyReader(Keyed.of(key, twins::of), this);
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
            case KeyPart.OfPair(Operand first, Operand second) -> name(first).flatMap(one -> name(second).map(other -> "pair(%s, %s)".formatted(one, other)));
        };
    }

    private static Optional<String> name(Operand operand) {
        return operand instanceof Operand.FieldOf field && field.layers() == null ? Optional.of(field.entry().name()) : Optional.empty();
    }
}
