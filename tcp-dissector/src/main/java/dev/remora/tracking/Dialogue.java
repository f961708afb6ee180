package dev.remora.tracking;

import dev.remora.dissect.Settings;
import dev.remora.packet.Packet;
import dev.remora.reassembly.StreamConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one connection: hands over what both ends say to each other, in the order in which it came.
 *
 * <p>Octets of TCP come as the stream that the receiver reads: in order, each once, see {@link Streams}. Payloads of UDP come datagram by datagram. Confined to one thread.
 */
public final class Dialogue implements TrackerListener {
    private final long    id;
    private final Reader  reader;
    private final Streams streams;
    private long          packet;
    private boolean       found;

    /** Who is told what the ends say. */
    public interface Reader {
        /**
         * An end says this.
         *
         * @param packet number of the packet at which the octets were complete: the one that carried them, or that closed the gap before them
         * @param array  the octets, from index {@code at}; holds only during the call
         */
        void octets(Side from, long packet, byte[] array, int at, int count);

        /** Octets are missing here: they were sent, and are not in the capture. Shown by this packet, or by the end of the capture where it is the last one of the connection. */
        default void gap(Side from, long packet, long octets) {}

        /** An end has sent octets a second time, and they were others; those that came first stand. */
        default void conflict(Side from, long packet, int octets) {}
    }

    /**
     * A dialogue that has not begun.
     *
     * @param settings bounds of the reassembly, see {@link StreamSettings}
     * @param id       see {@link Connection#id}
     */
    public Dialogue(Settings settings, long id, Reader reader) {
        this.id = id;
        this.reader = reader;
        this.streams = new Streams(settings, this::consumer);
    }

    /** Whether the connection was seen. */
    public boolean isFound() {
        return found;
    }

    private @Nullable StreamConsumer consumer(Connection c, Side from) {
        return c.id() == id ? new Voice(from) : null;
    }

    @Override
    public void packet(Connection c, Packet frame, Tracked tracked) {
        if (c.id() != id)
            return;
        found = true;
        packet = frame.frame().number();
        int layer = tracked.layer();
        if (c.transport() == Transport.TCP)
            streams.packet(c, frame, tracked);
        else {
            int from = frame.headerEnd(layer);
            int captured = Math.max(from, frame.limit(layer));
            reader.octets(tracked.side(), packet, frame.frame().array(), frame.frame().start() + from, captured - from);
            if (frame.end(layer) > captured)
                reader.gap(tracked.side(), packet, frame.end(layer) - captured);
        }
    }

    @Override
    public void forgotten(Connection c) {
        if (c.id() == id)
            streams.forgotten(c);
    }

    /** One direction. */
    private final class Voice implements StreamConsumer {
        private final Side from;

        Voice(Side from) {
            this.from = from;
        }

        @Override
        public int octets(byte[] array, int at, int count) {
            if (count > 0)
                reader.octets(from, packet, array, at, count);
            return count;
        }

        @Override
        public void gap(long octets) {
            reader.gap(from, packet, octets);
        }

        @Override
        public void conflict(long offset, int length) {
            reader.conflict(from, packet, length);
        }
    }
}
