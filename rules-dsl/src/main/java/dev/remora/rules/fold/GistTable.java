package dev.remora.rules.fold;

import dev.remora.field.Field;
import dev.remora.packet.Packet;
import dev.remora.tracking.Gist;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table of what tracking says in small numbers, states, verdict, direction, all together: a row for each {@link Gist} that was met, so that what many rules ask
 * for is read once. Confined to one thread.
 */
final class GistTable extends Table {
    private static final int  MOST = 1024;                          // rows; a packet with another gist is not narrowed
    private static final long MIX  = 0x9E37_79B9_7F4A_7C15L;        // 2^64 divided by the golden ratio, Knuth 6.4

    private final Plan                     plan;
    private final List<NumberTable.Column> columns;
    private final int[]                    asking;
    private long[]                         gists = new long[16];     // open addressing, at most half full
    private long[] @Nullable []            rows  = new long[16][];
    private int                            size;

    /** The table of these fields, all of the gist. */
    GistTable(Plan plan, List<NumberTable.Column> columns, int[] asking) {
        this.plan = plan;
        this.columns = columns;
        this.asking = asking;
    }

    @Override
    int[] asking() {
        return asking;
    }

    @Override
    boolean isDear() {
        return true;
    }

    @Override
    void narrow(Packet packet, int[] first, long[] left) {
        long gist = Gist.of(packet);
        long[] row = rows[slot(gist)];
        if (row != null)
            keep(left, row);
        else if (size < MOST)
            keep(left, make(gist, packet, first));
    }

    // Where a gist is, or would be.
    private int slot(long gist) {
        int slot = (int) (gist * MIX >>> 48) & gists.length - 1;
        while (rows[slot] != null && gists[slot] != gist)
            slot = slot + 1 & gists.length - 1;
        return slot;
    }

    private long[] make(long gist, Packet packet, int[] first) {
        long[] row = plan.row(asking, plan.given().with(numbers(packet, first)));
        if (2 * ++size > gists.length)
            grow();
        enter(gist, row);
        return row;
    }

    private void enter(long gist, long[] row) {
        int slot = slot(gist);
        gists[slot] = gist;
        rows[slot] = row;
    }

    private void grow() {
        long[] old = gists;
        long[] @Nullable [] kept = rows;
        gists = new long[old.length * 2];
        rows = new long[old.length * 2][];
        for (int i = 0; i < old.length; i++)
            if (kept[i] != null)
                enter(old[i], kept[i]);
    }

    private ToLongFunction<Field> numbers(Packet packet, int[] first) {
        return field -> {
            for (NumberTable.Column column : columns)
                if (column.member().field() == field)
                    return column.read(packet, first[column.protocol()]);
            return Given.OPEN;
        };
    }
}
