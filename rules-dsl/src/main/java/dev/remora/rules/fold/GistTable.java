package dev.remora.rules.fold;

import dev.remora.field.Field;
import dev.remora.packet.Packet;
import dev.remora.tracking.Gist;
import java.util.Arrays;
import java.util.List;

/**
 * Tells packets apart by what tracking says of them in small numbers, states, verdict, direction, all together: a row for each {@link Gist} that was met, so that
 * what many rules ask for is read once. Confined to one thread.
 */
final class GistTable extends Table {
    private static final int  MOST = 1024;                          // rows; packets with other gists are not told apart
    private static final long MIX  = 0x9E37_79B9_7F4A_7C15L;        // 2^64 divided by the golden ratio, Knuth 6.4

    private final Column[] columns;
    private long[]         gists   = new long[16];      // open addressing, at most half full
    private int[]          rows    = new int[16];
    private final long[][] numbers = new long[MOST][];  // of each row, those of the columns
    private int            size    = 1;                 // rows that are there

    /** The table of these fields, all of the gist. */
    GistTable(Plan plan, List<Column> columns, int[] asking) {
        super(plan, asking, MOST);
        this.columns = columns.toArray(Column[]::new);
    }

    @Override
    boolean isSmall() {
        return true;                                                // traffic has few
    }

    @Override
    boolean isDear() {
        return true;
    }

    @Override
    int row(Packet packet, int[] first) {
        long gist = Gist.of(packet);
        int slot = slot(gist);
        int row = rows[slot];
        return row != 0 ? row : size < MOST ? make(gist, packet, first) : OPEN;
    }

    // Where a gist is, or would be.
    private int slot(long gist) {
        int slot = (int) (gist * MIX >>> 48) & gists.length - 1;
        while (rows[slot] != 0 && gists[slot] != gist)
            slot = slot + 1 & gists.length - 1;
        return slot;
    }

    private int make(long gist, Packet packet, int[] first) {
        int row = size++;
        numbers[row] = Arrays.stream(columns).mapToLong(column -> column.read(packet, first)).toArray();
        if (2 * size > gists.length)
            grow();
        enter(gist, row);
        return row;
    }

    private void enter(long gist, int row) {
        int slot = slot(gist);
        gists[slot] = gist;
        rows[slot] = row;
    }

    private void grow() {
        long[] old = gists;
        int[] kept = rows;
        gists = new long[old.length * 2];
        rows = new int[old.length * 2];
        for (int i = 0; i < old.length; i++)
            if (kept[i] != 0)
                enter(old[i], kept[i]);
    }

    @Override
    Given given(Given before, int row) {
        return row == OPEN ? before : before.with(field -> number(field, numbers[row]));
    }

    private long number(Field field, long[] known) {
        for (int i = 0; i < columns.length; i++)
            if (columns[i].field() == field)
                return known[i];
        return Given.OPEN;
    }
}
