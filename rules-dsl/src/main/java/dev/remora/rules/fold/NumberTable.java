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
 * The table of a field, or of a name that stands for several, such as both ports.
 *
 * <p>Of several numbers each may be the one that counts: what any of their rows leaves is left. That is right only for predicates that ask once,
 * so {@link #asking} has no others. Confined to one thread.
 */
final class NumberTable extends Table {
    private final Plan                plan;
    private final Column[]            columns;
    private final Ruler.Ranges        ranges;
    private final int[]               asking;
    private final long[] @Nullable [] rows;
    private long @Nullable []         absent;

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

    NumberTable(Plan plan, List<Column> columns, Ruler.Ranges ranges, int[] asking) {
        this.plan = plan;
        this.columns = columns.toArray(Column[]::new);
        this.ranges = ranges;
        this.asking = asking;
        this.rows = new long[ranges.count()][];
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    boolean isDear() {
        return columns[0].isDear();
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        if (columns.length == 1)
            keep(left, row(columns[0].read(packet, first[columns[0].protocol])));
        else
            narrowBySome(packet, first, left);
    }

    private void narrowBySome(Packet packet, int[] first, long[] left) {
        long[] row = row(columns[0].read(packet, first[columns[0].protocol]));
        long[] other = row(columns[1].read(packet, first[columns[1].protocol]));
        for (int i = 0; i < left.length; i++)
            left[i] &= row[i] | other[i];
    }

    private long[] row(long number) {
        if (number == Given.ABSENT) {
            if (absent == null)
                absent = make(number);
            return absent;
        }
        int range = ranges.find(number);
        long[] row = rows[range];
        if (row != null)
            return row;
        long[] made = make(ranges.sample(range));
        rows[range] = made;
        return made;
    }

    private long[] make(long number) {
        return plan.row(asking, plan.given().with(field -> {
            for (Column column : columns)
                if (column.member.field() == field)
                    return number;
            return Given.OPEN;
        }));
    }
}
