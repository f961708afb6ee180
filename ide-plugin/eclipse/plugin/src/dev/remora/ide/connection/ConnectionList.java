package dev.remora.ide.connection;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.table.WideTable;
import dev.remora.ide.table.WideTable.Heading;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import dev.remora.tree.TimeText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The connections of a capture as rows, in the order of their first packets or of a column. Confined to the thread of the user interface. */
final class ConnectionList implements WideTable.Content {
    /** Connections that are put in another order than that of their first packets, at most: they are compared in memory. */
    static final int MOST_SORTED = 200_000;

    private static final int KEPT = 512;

    private enum Column {
        NUMBER("No.", 60, summary -> Long.toString(summary.id()), Comparator.comparingLong(Summary::id)),
        TRANSPORT("Transport", 80, summary -> summary.transport().name(), Comparator.comparing(Summary::transport)),
        ORIGINATOR("Originator", 160, summary -> ConnectionChoice.end(summary, Side.ORIGINATOR), by(Side.ORIGINATOR)),
        ORIGINATOR_STATE("State", 105, summary -> state(summary, Side.ORIGINATOR), Comparator.comparing(summary -> state(summary, Side.ORIGINATOR))),
        RESPONDER("Responder", 160, summary -> ConnectionChoice.end(summary, Side.RESPONDER), by(Side.RESPONDER)),
        RESPONDER_STATE("State", 105, summary -> state(summary, Side.RESPONDER), Comparator.comparing(summary -> state(summary, Side.RESPONDER))),
        PACKETS("Packets →", 80, summary -> count(summary.originator().packets()), Comparator.comparingLong(summary -> summary.originator().packets())),
        PACKETS_BACK("← Packets", 80, summary -> count(summary.responder().packets()), Comparator.comparingLong(summary -> summary.responder().packets())),
        OCTETS("Octets →", 90, summary -> count(summary.originator().octets()), Comparator.comparingLong(summary -> summary.originator().octets())),
        OCTETS_BACK("← Octets", 90, summary -> count(summary.responder().octets()), Comparator.comparingLong(summary -> summary.responder().octets())),
        DURATION("Seconds", 90, summary -> TimeText.micros(nanos(summary)), Comparator.comparingLong(ConnectionList::nanos)),
        CONN_STATE("conn_state", 85, summary -> summary.connState().name(), Comparator.comparing(Summary::connState)),
        HISTORY("History", 100, Summary::history, Comparator.comparing(Summary::history)),
        CERTAINTY("Certainty", 85, summary -> summary.certainty().label(), Comparator.comparing(Summary::certainty)),
        OUTCOME("Outcome", 420, summary -> summary.isStray() ? "Packets that belong to no connection" : summary.connState().text(), Comparator.comparing(Summary::connState));

        private final String                    heading;
        private final int                       width;
        private final Function<Summary, String> text;
        private final Comparator<Summary>       order;

        Column(String heading, int width, Function<Summary, String> text, Comparator<Summary> order) {
            this.heading = heading;
            this.width = width;
            this.text = text;
            this.order = order;
        }

        private boolean isRight() {
            return switch (this) {
                case NUMBER, PACKETS, PACKETS_BACK, OCTETS, OCTETS_BACK, DURATION -> true;
                case TRANSPORT, ORIGINATOR, ORIGINATOR_STATE, RESPONDER, RESPONDER_STATE, CONN_STATE, HISTORY, CERTAINTY, OUTCOME -> false;
            };
        }
    }

    private final Map<Integer, Summary> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Summary> eldest) {
            return size() > KEPT;
        }
    };

    private CaptureFile file;
    private int         rows;
    private int[]       order = {};

    static List<Heading> headings() {
        return Arrays.stream(Column.values()).map(column -> new Heading(column.heading, column.width, column.isRight())).toList();
    }

    private static Comparator<Summary> by(Side side) {
        Function<Summary, Endpoint> end = summary -> summary.end(side).endpoint();
        return Comparator.comparing(end, Comparator.comparing(Endpoint::isIpv6).thenComparing(Endpoint::high, Long::compareUnsigned)
                .thenComparing(Endpoint::low, Long::compareUnsigned).thenComparingInt(Endpoint::port));
    }

    private static String state(Summary summary, Side side) {
        return summary.transport() == Transport.TCP && !summary.isStray() ? summary.end(side).known().text() : "";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static long nanos(Summary summary) {
        return summary.last() - summary.start();
    }

    /** Shows the connections of a file, or none for null. */
    void show(CaptureFile other) {
        file = other;
        order = new int[0];
        update();
    }

    /** Takes in what has come since; whether anything has. */
    boolean update() {
        int before = rows;
        rows = file == null ? 0 : file.connectionCount();
        kept.clear();
        if (order.length > 0 && order.length != rows)
            order = new int[0];
        return rows != before;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public String text(int column, int row) {
        return Column.values()[column].text.apply(summary(id(row)));
    }

    private Summary summary(int id) {
        return kept.computeIfAbsent(id, file::connectionAt);
    }

    /** Number of the connection in a row. */
    int id(int row) {
        return order.length > 0 ? order[row] : row + 1;
    }

    /** Row of a connection; -1 where it is not in the list. */
    int row(int id) {
        if (order.length == 0)
            return id >= 1 && id <= rows ? id - 1 : -1;
        for (int row = 0; row < order.length; row++)
            if (order[row] == id)
                return row;
        return -1;
    }

    @Override
    public Object key(int row) {
        return id(row);
    }

    @Override
    public int rowOf(Object key) {
        return row((int) key);
    }

    @Override
    public boolean isSorted() {
        return order.length > 0;
    }

    @Override
    public Supplier<Runnable> sort(int column, boolean descending) {
        CaptureFile of = file;
        int count = rows;
        if (of == null || count > MOST_SORTED)
            return () -> () -> {};
        return () -> {
            Comparator<Summary> by = Column.values()[column].order;
            Summary[] all = new Summary[count];
            Arrays.setAll(all, i -> of.connectionAt(i + 1));
            Arrays.sort(all, descending ? by.reversed() : by);
            int[] found = Arrays.stream(all).mapToInt(summary -> (int) summary.id()).toArray();
            return () -> order = of == file && rows == count ? found : order;
        };
    }

    /** Whether a click on a heading puts the connections in its order. */
    boolean isSortable() {
        return rows <= MOST_SORTED;
    }
}
