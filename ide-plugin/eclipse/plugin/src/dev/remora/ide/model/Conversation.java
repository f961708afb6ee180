package dev.remora.ide.model;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Packet;
import dev.remora.reassembly.StreamConsumer;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Side;
import dev.remora.tracking.Streams;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import dev.remora.transport.Udp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the two ends of a connection said to each other, put together in order.
 *
 * @param cut whether there is more than is shown
 */
public record Conversation(List<Piece> pieces, boolean cut) {
    /** Octets that are read at most. */
    public static final int MOST = 2 << 20;

    private static final int MOST_PACKETS = 200_000;

    /** Nothing. */
    public static final Conversation EMPTY = new Conversation(List.of(), false);

    /**
     * Octets that one end said before the other said something.
     *
     * @param packet  number of the frame that brought the first of them
     * @param missing octets before them that the capture lacks
     */
    public record Piece(Side from, int packet, byte[] octets, long missing) {}

    /** What was said in a connection. Reads the file; not for the thread of the user interface. */
    public static Conversation of(ConnectionChoice choice) throws IOException {
        Builder builder = new Builder();
        int[] frames = choice.file().framesOf(choice.id(), MOST_PACKETS + 1);
        int read = builder.hear(choice.file(), frames, () -> builder.total >= MOST || builder.heard >= MOST_PACKETS);
        builder.end();
        return new Conversation(List.copyOf(builder.pieces), read < frames.length);
    }

    /**
     * Writes all that one end said, or both in turn for null, however much that is. Reads the file; not for the thread of the user interface.
     *
     * @param stop asked before each packet; what was said so far stays written
     */
    public static void write(ConnectionChoice choice, Side from, OutputStream to, BooleanSupplier stop) throws IOException {
        try {
            new Writer(from, to).hear(choice.file(), choice.file().framesOf(choice.id(), Integer.MAX_VALUE), stop);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Octets that are shown. */
    public int size() {
        return pieces.stream().mapToInt(piece -> piece.octets().length).sum();
    }

    /** Hears what both ends say, in order. */
    private abstract static class Ear implements TrackerListener {
        /** Number of the frame that is read, and how many were. */
        int packet;
        int heard;

        abstract void say(Side from, byte[] array, int at, int count);

        /** Octets are missing before what this side says next. */
        void gap(Side from, long lost) {}

        /** What is said next is a datagram of its own. */
        void begin() {}

        /** Reads these frames; how many it read before it had enough. */
        int hear(CaptureFile file, int[] frames, BooleanSupplier enough) throws IOException {
            Streams streams = new Streams(file.settings(), (connection, from) -> consumer(from));
            Tracker tracker = new Tracker(file.settings(), TrackerListener.all(streams, this));
            Dissection dissection = Protocols.all().open(file.settings());
            try (FrameReader reader = file.reader()) {
                for (; heard < frames.length && !enough.getAsBoolean(); heard++) {
                    packet = frames[heard];
                    tracker.track(dissection.dissect(reader.frame(packet)));
                }
            }
            tracker.finish();
            return heard;
        }

        private StreamConsumer consumer(Side from) {
            return new StreamConsumer() {
                @Override
                public int octets(byte[] array, int at, int count) {
                    if (count > 0)
                        say(from, array, at, count);
                    return count;
                }

                @Override
                public void gap(long lost) {
                    Ear.this.gap(from, lost);
                }
            };
        }

        @Override
        public void packet(Connection connection, Packet frame, Tracked tracked) {
            int layer = tracked.layer();
            if (connection.transport() != Transport.UDP || frame.type(layer) != Udp.PROTOCOL)
                return;
            byte[] payload = Arrays.copyOfRange(frame.frame().octets(0, frame.frame().extent()), frame.headerEnd(layer), frame.limit(layer));
            begin();
            if (payload.length > 0)
                say(tracked.side(), payload, 0, payload.length);
        }
    }

    /** Writes what one end says, or both. */
    private static final class Writer extends Ear {
        private final Side         from;
        private final OutputStream to;

        Writer(Side from, OutputStream to) {
            this.from = from;
            this.to = to;
        }

        @Override
        void say(Side speaker, byte[] array, int at, int count) {
            try {
                if (from == null || from == speaker)
                    to.write(array, at, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Collects pieces. */
    private static final class Builder extends Ear {
        private final List<Piece>           pieces = new ArrayList<>();
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private Side                        speaker;
        private int                         first;
        private long                        missing;
        private int                         total;

        @Override
        void gap(Side from, long lost) {
            end();
            speaker = from;
            first = packet;
            missing = lost;
        }

        @Override
        void begin() {
            end();
        }

        @Override
        void say(Side from, byte[] array, int at, int count) {
            if (from != speaker) {
                end();
                speaker = from;
                first = packet;
            }
            octets.write(array, at, count);
            total += count;
        }

        private void end() {
            if (speaker != null && (octets.size() > 0 || missing > 0))
                pieces.add(new Piece(speaker, first, octets.toByteArray(), missing));
            octets.reset();
            missing = 0;
            speaker = null;
        }
    }
}
