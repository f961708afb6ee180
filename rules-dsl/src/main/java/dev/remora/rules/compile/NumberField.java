package dev.remora.rules.compile;

import dev.remora.field.Address;
import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Asks something of the numbers of a field as they are read, without a list of them: the fast way. Immutable. */
final class NumberField {
    private static final int PASSED = 1;
    private static final int FAILED = 2;

    private final Reader[] readers;

    private NumberField(Reader[] readers) {
        this.readers = readers;
    }

    /** The numbers of a name, where all its fields can be read so. */
    static Optional<NumberField> of(Catalogue.Entry entry) {
        List<Reader> readers = entry.members().stream().flatMap(m -> reader(m).stream()).toList();
        return readers.size() == entry.members().size() ? Optional.of(new NumberField(readers.toArray(Reader[]::new))) : Optional.empty();
    }

    /** Whether some number passes. */
    boolean some(Packet packet, LongPredicate test) {
        for (Reader reader : readers)
            if ((reader.read(packet, test, PASSED) & PASSED) != 0)
                return true;
        return false;
    }

    /** Whether every number passes, and there is one. */
    boolean every(Packet packet, LongPredicate test) {
        int seen = 0;
        for (Reader reader : readers)
            seen |= reader.read(packet, test, FAILED);
        return seen == PASSED;
    }

    /** What came of asking the numbers of one protocol's field; goes no further once {@code until} was seen. */
    @FunctionalInterface
    private interface Reader {
        int read(Packet packet, LongPredicate test, int until);
    }

    private static Optional<Reader> reader(Catalogue.Member member) {
        Protocol protocol = member.protocol();
        return switch (member.field()) {
            case Field.Numeric field -> Optional.of((packet, test, until) -> placed(protocol, field, packet, test, until));
            case Derived field -> Optional.of((packet, test, until) -> derived(protocol, field.value(), packet, test, until));
            case Address field when field.type() == Type.IPV4 -> Optional.of((packet, test, until) -> address(protocol, field.place(), packet, test, until));
            default -> Optional.empty();
        };
    }

    private static int placed(Protocol protocol, Field.Numeric field, Packet packet, LongPredicate test, int until) {
        Place place = field.place();
        int seen = 0;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
            int last = packet.limit(layer) - field.width();
            for (int at = place.find(packet, layer); at != Place.ABSENT && (seen & until) == 0; at = place.next(packet, layer, at))
                if (at <= last)
                    seen |= test.test(field.number(packet, at)) ? PASSED : FAILED;
        }
        return seen;
    }

    private static int address(Protocol protocol, Place place, Packet packet, LongPredicate test, int until) {
        int seen = 0;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1)) {
            int last = packet.limit(layer) - 4;
            for (int at = place.find(packet, layer); at != Place.ABSENT && (seen & until) == 0; at = place.next(packet, layer, at))
                if (at <= last)
                    seen |= test.test(packet.frame().u32(at)) ? PASSED : FAILED;
        }
        return seen;
    }

    private static int derived(Protocol protocol, Derived.Value value, Packet packet, LongPredicate test, int until) {
        int seen = 0;
        for (int layer = packet.find(protocol); layer != Packet.ABSENT && (seen & until) == 0; layer = packet.find(protocol, layer + 1)) {
            long number = value.of(packet, layer);
            if (number != Derived.ABSENT)
                seen |= test.test(number) ? PASSED : FAILED;
        }
        return seen;
    }
}
