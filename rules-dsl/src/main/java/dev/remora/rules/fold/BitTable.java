package dev.remora.rules.fold;

import dev.remora.field.Bits;
import dev.remora.field.Field;
import dev.remora.field.Flag;
import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The table of flags and other bits that lie together in two octets: a row for each combination. Confined to one thread. */
final class BitTable extends Table {
    /** Bits of one table at most. */
    static final int MOST       = 14;
    /** Not every packet has the octets. */
    static final int UNREADABLE = -1;

    private final Plan                plan;
    private final List<Place16>       fields;
    private final int                 protocol;
    private final int                 start;
    private final int                 mask;
    private final int[]               asking;
    private final long[] @Nullable [] rows;
    private long @Nullable []         absent;

    /**
     * Where the bits of a field are.
     *
     * @param protocol  place of its protocol among all protocols
     * @param condition of its place; null: always there
     * @param octet     of the field's container, from the start of the layer
     * @param mask      its bits in the two octets from {@link #start} on
     */
    record Place16(Field.Numeric field, int protocol, Place.@Nullable Condition condition, int octet, int mask) {
        int start() {
            return octet & ~1;
        }

        /** Whether a table may have both. */
        boolean isBeside(Place16 other) {
            return protocol == other.protocol && condition == other.condition && start() == other.start();
        }

        /** Where the bits of a field are; null where it is no such field. */
        static @Nullable Place16 of(Field field, int protocol) {
            return switch (field) {
                case Flag flag -> at(flag, protocol, flag.place(), 1, flag.mask());
                case Bits bits -> at(bits, protocol, bits.place(), bits.width(), bits.mask() << bits.shift());
                default -> null;
            };
        }

        private static @Nullable Place16 at(Field.Numeric field, int protocol, Place place, int width, int mask) {
            return switch (place) {
                case Place.Fixed(int octet) -> at(field, protocol, null, octet, width, mask);
                case Place.When(Place.Condition condition, int octet) -> at(field, protocol, condition, octet, width, mask);
                default -> null;
            };
        }

        private static @Nullable Place16 at(Field.Numeric field, int protocol, Place.@Nullable Condition condition, int octet, int width, int mask) {
            boolean isEven = (octet & 1) == 0;
            if (width > 2 || width == 2 && !isEven || Integer.bitCount(mask) > MOST)
                return null;
            return new Place16(field, protocol, condition, octet, width == 1 && isEven ? mask << 8 : mask);
        }
    }

    BitTable(Plan plan, List<Place16> fields, int[] asking) {
        this.plan = plan;
        this.fields = List.copyOf(fields);
        this.protocol = fields.getFirst().protocol;
        this.start = fields.getFirst().start();
        this.mask = fields.stream().mapToInt(Place16::mask).reduce(0, (a, b) -> a | b);
        this.asking = asking;
        this.rows = new long[1 << Integer.bitCount(mask)][];
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        int layer = first[protocol];
        Place.Condition condition = fields.getFirst().condition;
        if (condition != null && !condition.holds(packet, layer))
            keep(left, absent());
        else if (packet.at(layer) + start + 2 <= packet.limit(layer))
            keep(left, row(Integer.compress(packet.frame().u16(packet.at(layer) + start), mask)));
    }

    /** How many combinations of the bits there are. */
    int combinations() {
        return rows.length;
    }

    /** Which combination a packet has; {@link #UNREADABLE} where it has none. */
    int combination(Packet packet, int[] first) {
        int layer = first[protocol];
        int at = packet.at(layer) + start;
        Place.Condition condition = fields.getFirst().condition;
        boolean isThere = at + 2 <= packet.limit(layer) && (condition == null || condition.holds(packet, layer));
        return isThere ? Integer.compress(packet.frame().u16(at), mask) : UNREADABLE;
    }

    /** The numbers of the fields, for a combination of the bits. */
    ToLongFunction<Field> numbers(int combination) {
        Packet octets = new Packet();
        int bits = Integer.expand(combination, mask);
        octets.reset(Frame.of((byte) (bits >> 8), (byte) bits));
        return field -> number(octets, field);
    }

    private long[] absent() {
        if (absent == null)
            absent = plan.row(asking, plan.given().with(field -> isMine(field) ? Given.ABSENT : Given.OPEN));
        return absent;
    }

    private long[] row(int combination) {
        long[] row = rows[combination];
        if (row != null)
            return row;
        long[] made = plan.row(asking, plan.given().with(numbers(combination)));
        rows[combination] = made;
        return made;
    }

    private boolean isMine(Field field) {
        return fields.stream().anyMatch(f -> f.field == field);
    }

    private long number(Packet octets, Field field) {
        for (Place16 place : fields)
            if (place.field == field)
                return place.field.number(octets, place.octet - start);
        return Given.OPEN;
    }
}
