package dev.remora.ide.model;

import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tree.Display;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.TextBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;

/** The packets of a capture as rows of a list; keeps the rows it made last. One thread makes rows, any may ask for those that are known. */
public final class Rows implements Closeable {
    private static final int KEPT = 4096;

    /**
     * A packet in the list.
     *
     * @param octets    -1 where it could not be read
     * @param fields    values of the fields that columns show, by name; without those that the packet lacks
     * @param inContext whether packets before were looked at, for numbers relative to the first of a connection, what is suspected of a segment, reassembled datagrams
     */
    public record Row(int number, long timeNanos, PacketLine line, int octets, String state, boolean hasAnomaly, Map<String, Value> fields, boolean inContext) {
        /** Whether the packet could be read; else the line says why not. */
        public boolean isRead() {
            return octets >= 0;
        }
    }

    /**
     * What a packet says of a field.
     *
     * @param text   all its values, as scripts read them
     * @param number the first one, by which packets are put in order; null for what is no number, or is written by its name
     */
    public record Value(String text, BigDecimal number) {}

    private final CaptureFile           file;
    private final FrameReader           reader;
    private final List<Catalogue.Entry> fields;
    private final PacketLines           lines  = new PacketLines(Protocols.all());
    private final Values                values = new Values();

    private final Map<Integer, Row> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Row> eldest) {
            return size() > KEPT;
        }
    };

    /** The rows of this file, with the values of these fields. */
    public Rows(CaptureFile file, List<Catalogue.Entry> fields) {
        this.file = file;
        this.fields = fields;
        this.reader = file.reader();
    }

    /** The same; now and then, while packets before one are gone through, something else is done on the thread that makes rows: at most {@link #glimpse}. */
    public Rows(CaptureFile file, List<Catalogue.Entry> fields, Runnable meanwhile) {
        this(file, fields);
        reader.meanwhile(meanwhile);
    }

    /** The row of a frame, where it has been made and is still kept; any thread. */
    public Optional<Row> known(int number) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(number));
        }
    }

    /** The row of a frame as far as the frame alone says it, unless it is quickly made as {@link #row} does; better than none until then. */
    public Row glance(int number) {
        return known(number).orElseGet(() -> reader.areNear(first(number), last(number)) ? row(number) : make(number, false));
    }

    /** The row of a frame as far as the frame alone says it, where none has been made. */
    public Row glimpse(int number) {
        return known(number).orElseGet(() -> make(number, false));
    }

    /** The row of a frame. */
    public Row row(int number) {
        return whole(number).orElseGet(() -> makeBlock(number));
    }

    /** The row of a frame, without those around it, which are nowhere near it in the list. */
    public Row alone(int number) {
        return whole(number).orElseGet(() -> {
            try {
                reader.approach(number, number);
            } catch (IOException | RuntimeException e) {
                return unread(number, e);
            }
            return make(number, true);
        });
    }

    /** Lets go of the row of a frame. */
    public void forget(int number) {
        synchronized (kept) {
            kept.remove(number);
        }
    }

    private Optional<Row> whole(int number) {
        return known(number).filter(Row::inContext);
    }

    /** Makes a frame's row and those around it: they tell of packets before, which are gone through once for all of them. */
    private Row makeBlock(int number) {
        int first = first(number);
        int last = last(number);
        try {
            reader.approach(first, last);
        } catch (IOException | RuntimeException e) {
            return unread(number, e);
        }
        Row wanted = null;
        for (int each = first; each <= last; each++) {
            Row row = make(each, true);
            if (each == number)
                wanted = row;
        }
        return wanted == null ? make(number, true) : wanted;
    }

    // Of those around a frame the first that has not been made, and the last.
    private int first(int number) {
        int first = (number - 1) / CaptureFile.STEP * CaptureFile.STEP + 1;
        while (first < number && whole(first).isPresent())
            first++;
        return first;
    }

    private int last(int number) {
        return Math.min(file.size(), (number - 1) / CaptureFile.STEP * CaptureFile.STEP + CaptureFile.STEP);
    }

    private Row make(int number, boolean inContext) {
        return keep(read(number, inContext));
    }

    private Row keep(Row row) {
        synchronized (kept) {
            kept.put(row.number(), row);
        }
        return row;
    }

    private Row read(int number, boolean inContext) {
        try {
            Packet packet = inContext ? reader.packetInContext(number) : reader.packet(number);
            return new Row(number, packet.frame().timeNanos(), lines.line(packet), packet.frame().originalLength(), state(number), packet.anomalyCount() > 0,
                    values(packet), inContext);
        } catch (IOException | RuntimeException e) {
            return unread(number, e);
        }
    }

    private static Row unread(int number, Exception why) {
        if (why instanceof RuntimeException)
            ILog.get().error("Packet " + number + " has no row", why);
        return new Row(number, 0, new PacketLine("", "", "", Trouble.text(why)), -1, "", true, Map.of(), true);
    }

    private Map<String, Value> values(Packet packet) {
        if (fields.isEmpty())
            return Map.of();
        Map<String, Value> found = new HashMap<>();
        for (Catalogue.Entry entry : fields) {
            entry.read(packet, values);
            if (!values.isEmpty()) {
                TextBuffer text = new TextBuffer();
                Display display = Display.of(entry.first());
                display.writeAll(packet, values, text);
                found.put(entry.name(), new Value(text.toString(), number(display, packet)));
            }
        }
        return found;
    }

    private BigDecimal number(Display display, Packet packet) {
        long number = values.number(0);
        return switch (display.type()) {
            case U8, U16, U24, U32, U64, FRAME_NUMBER -> display.names().isEmpty() ? new BigDecimal(Long.toUnsignedString(number)) : null;
            case I32, BOOL, RELATIVE_TIME, ABSOLUTE_TIME, IPV4 -> BigDecimal.valueOf(number);
            case FLOAT -> Double.isFinite(Double.longBitsToDouble(number)) ? BigDecimal.valueOf(Double.longBitsToDouble(number)) : null;
            case IPV6 -> new BigDecimal(new BigInteger(1, values.octets(0, packet)));
            case MAC, BYTES, PROTOCOL, STRING, NONE -> null;
        };
    }

    private String state(int number) {
        Optional<KnownState> originator = file.state(number, Side.ORIGINATOR);
        return originator.map(state -> state.text() + " · " + file.state(number, Side.RESPONDER).map(KnownState::text).orElse("")).orElse("");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
