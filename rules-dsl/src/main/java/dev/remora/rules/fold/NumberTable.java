package dev.remora.rules.fold;

import dev.remora.field.Address;
import dev.remora.field.Catalogue;
import dev.remora.field.Derived;
import dev.remora.field.Field;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a field, or of a name that stands for several, such as both ports.
 *
 * <p>Of several numbers each may be the one that counts: what any of their rows leaves is left. That is right only for predicates that ask once,
 * so {@link #asking} has no others. Confined to one thread.
 */
final class NumberTable implements Table {
    private final Plan                plan;
    private final Column[]            columns;
    private final Ruler.Ranges        ranges;
    private final int[]               asking;
    private final long[] @Nullable [] rows;
    private long @Nullable []         absent;

    /** A field, and the place of its protocol among all protocols. */
    record Column(int protocol, Catalogue.Member member) {
        /** The number of the field in a packet; {@link Given#ABSENT} where it is not readable. */
        long read(Packet packet, int layer) {
            return switch (member.field()) {
                case Field.Placed placed -> placed(placed, packet, layer);
                case Derived derived -> derived.value().of(packet, layer);            // absent is the same number
                default -> Given.ABSENT;
            };
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
    public int[] asking() {
        return asking;
    }

    @Override
    public boolean isDear() {
        return columns[0].member.field() instanceof Derived;
    }

    @Override
    public void narrow(Packet packet, int[] first, long[] left) {
        if (columns.length == 1) {
            long[] row = row(columns[0].read(packet, first[columns[0].protocol]));
            for (int i = 0; i < left.length; i++)
                left[i] &= row[i];
        } else
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
        return plan.row(asking, field -> {
            for (Column column : columns)
                if (column.member.field() == field)
                    return number;
            return Given.OPEN;
        });
    }
}
