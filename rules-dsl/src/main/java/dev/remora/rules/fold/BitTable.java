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

/** Tells packets apart by flags and other bits that lie together in two octets: a row for each combination. Confined to one thread. */
final class BitTable extends Table {
    /** Bits of one table at most. */
    static final int MOST = 14;

    private final List<Place16> fields;
    private final int           start;
    private final int           mask;

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
        super(plan, asking, gauge(fields.getFirst(), mask(fields)));
        this.fields = List.copyOf(fields);
        this.start = fields.getFirst().start();
        this.mask = mask(fields);
    }

    private static Gauge gauge(Place16 one, int mask) {
        return new Gauge.Combination(one.protocol, one.condition, one.start(), mask);
    }

    private static int mask(List<Place16> fields) {
        return fields.stream().mapToInt(Place16::mask).reduce(0, (a, b) -> a | b);
    }

    @Override
    boolean isSmall() {
        return true;                                           // of the combinations that there could be, traffic has few
    }

    @Override
    Given given(Given before, int row) {
        return switch (row) {
            case OPEN -> before;
            case Gauge.Combination.ABSENT -> before.with(field -> isMine(field) ? Given.ABSENT : Given.OPEN);
            default -> before.with(numbers(row - Gauge.Combination.FIRST));
        };
    }

    private ToLongFunction<Field> numbers(int combination) {
        Packet octets = new Packet();
        int bits = Integer.expand(combination, mask);
        octets.reset(Frame.of((byte) (bits >> 8), (byte) bits));
        return field -> number(octets, field);
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
