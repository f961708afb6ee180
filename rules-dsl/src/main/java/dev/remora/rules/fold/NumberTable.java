package dev.remora.rules.fold;

import dev.remora.field.Address;
import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.PlainNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells packets apart by a field, or by the two that a name stands for, such as both ports: a row for each range, or for each two ranges, of numbers of which all
 * predicates that ask for them think alike. Confined to one thread.
 *
 * <p>Where two fields have so many ranges that not every two can have a row, what either of them leaves is left: right only for predicates that ask once, so that
 * {@link #asking} has no others.
 */
final class NumberTable extends Table {
    private static final int FEW = 15;                              // ranges of each of two fields, so that every two have a row

    private final Column[]     columns;
    private final Ruler.Ranges ranges;
    private final int          each;                                // rows of one column
    private final boolean      isWhole;

    /**
     * A field, and the place of its protocol among all protocols.
     *
     * @param plain   its number, where that is at a plain place
     * @param derived what computes it, where something does
     */
    record Column(int protocol, Catalogue.Member member, @Nullable PlainNumber plain, Derived.@Nullable Value derived) {
        Column(int protocol, Catalogue.Member member) {
            this(protocol, member, PlainNumber.of(member.field()), member.field() instanceof Derived field ? field.value() : null);
        }

        /** The number of the field in a packet; {@link Given#ABSENT} where it is not readable. */
        long read(Packet packet, int layer) {
            if (plain != null)
                return plain.read(packet, layer);
            if (derived != null)
                return derived.of(packet, layer);                                     // absent is the same number
            return member.field() instanceof Field.Placed placed ? placed(placed, packet, layer) : Given.ABSENT;
        }

        boolean isDear() {
            return derived != null;
        }

        private static long placed(Field.Placed field, Packet packet, int layer) {
            int at = field.place().find(packet, layer);
            if (at == Place.ABSENT || at + field.octets(packet, layer, at) > packet.limit(layer))
                return Given.ABSENT;
            return field instanceof Field.Numeric numeric ? numeric.number(packet, at) : packet.frame().u32(at);
        }

        /** Whether a field has one number at most, of 32 bits at most. */
        static boolean fits(Field field) {
            return switch (field) {
                case Field.Numeric numeric -> numeric.width() <= 4 && isOnce(numeric.place());
                case Address address -> address.width() == 4 && isOnce(address.place());
                case Derived derived -> derived.type() == Type.BOOL || derived.type() == Type.U8 || derived.type() == Type.U16;
                default -> false;
            };
        }

        private static boolean isOnce(Place place) {
            return switch (place) {
                case Place.Fixed fixed -> true;
                case Place.When when -> true;
                case Place.At at -> true;
                case Place.InOption option -> false;
                case Place.Walk walk -> false;
            };
        }

        static int bits(Field field) {
            return field instanceof Field.Numeric numeric ? 8 * numeric.width() : Long.SIZE;
        }
    }

    NumberTable(Plan plan, List<Column> columns, Ruler.Ranges ranges, int[] asking, boolean isWhole) {
        super(plan, asking, rows(columns.size(), ranges));
        this.columns = columns.toArray(Column[]::new);
        this.ranges = ranges;
        this.each = 1 + ranges.count();
        this.isWhole = isWhole;
    }

    private static int rows(int columns, Ruler.Ranges ranges) {
        int each = 1 + ranges.count();
        return 1 + (columns == 2 && ranges.count() <= FEW ? each * each : each);
    }

    @Override
    boolean isSmall() {
        return super.isSmall() && (columns.length == 1 || ranges.count() <= FEW);
    }

    @Override
    boolean isWhole() {
        return isWhole;
    }

    @Override
    boolean isExact() {
        return false;
    }

    @Override
    boolean isDear() {
        return columns[0].isDear();
    }

    @Override
    int row(Packet packet, int[] first) {
        int one = range(0, packet, first);
        return 1 + (columns.length == 1 ? one : one * each + range(1, packet, first));
    }

    // 0 where there is no number.
    private int range(int column, Packet packet, int[] first) {
        long number = columns[column].read(packet, first[columns[column].protocol]);
        return number == Given.ABSENT ? 0 : 1 + ranges.find(number);
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        if (columns.length == 1 || ranges.count() <= FEW)
            super.narrow(packet, first, left);
        else
            narrowBySome(set(1 + range(0, packet, first)), set(1 + range(1, packet, first)), left);
    }

    private static void narrowBySome(long[] row, long[] other, long[] left) {
        for (int i = 0; i < left.length; i++)
            left[i] &= row[i] | other[i];
    }

    @Override
    Given given(Given before, int row) {
        if (row == OPEN)
            return before;
        if (columns.length == 1 || ranges.count() > FEW)
            return given(before, row - 1, row - 1);
        return given(before, (row - 1) / each, (row - 1) % each);
    }

    private Given given(Given before, int one, int other) {
        return before.with(field -> {
            for (int i = 0; i < columns.length; i++)
                if (columns[i].member.field() == field)
                    return number(i == 0 ? one : other);
            return Given.OPEN;
        });
    }

    private long number(int range) {
        return range == 0 ? Given.ABSENT : ranges.sample(range - 1);
    }
}
