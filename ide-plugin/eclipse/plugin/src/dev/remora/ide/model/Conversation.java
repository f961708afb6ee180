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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        CaptureFile file = choice.file();
        Builder builder = new Builder();
        Streams streams = new Streams(file.settings(), (connection, from) -> builder.consumer(from));
        Tracker tracker = new Tracker(file.settings(), TrackerListener.all(streams, builder));
        Dissection dissection = Protocols.all().open(file.settings());
        int[] frames = file.framesOf(choice.id(), MOST_PACKETS + 1);
        int read = 0;
        try (FrameReader reader = file.reader()) {
            for (; read < Math.min(frames.length, MOST_PACKETS) && builder.total < MOST; read++) {
                builder.packet = frames[read];
                tracker.track(dissection.dissect(reader.frame(frames[read])));
            }
        }
        tracker.finish();
        builder.end();
        return new Conversation(List.copyOf(builder.pieces), read < frames.length);
    }

    /** All that one end said, or both in turn for null. */
    public byte[] octets(Side from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Piece piece : pieces)
            if (from == null || piece.from() == from)
                all.writeBytes(piece.octets());
        return all.toByteArray();
    }

    /** Collects pieces. */
    private static final class Builder implements TrackerListener {
        private final List<Piece>           pieces = new ArrayList<>();
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private Side                        speaker;
        private int                         first;
        private int                         packet;
        private long                        missing;
        private int                         total;

        StreamConsumer consumer(Side from) {
            return new StreamConsumer() {
                @Override
                public int octets(byte[] array, int at, int count) {
                    say(from, array, at, count);
                    return count;
                }

                @Override
                public void gap(long lost) {
                    end();
                    speaker = from;
                    first = packet;
                    missing = lost;
                }
            };
        }

        private void say(Side from, byte[] array, int at, int count) {
            if (count == 0)
                return;
            if (from != speaker) {
                end();
                speaker = from;
                first = packet;
            }
            octets.write(array, at, count);
            total += count;
        }

        @Override
        public void packet(Connection connection, Packet packet, Tracked tracked) {
            int layer = tracked.layer();
            if (connection.transport() == Transport.UDP && packet.type(layer) == Udp.PROTOCOL) {
                byte[] payload = Arrays.copyOfRange(packet.frame().octets(0, packet.frame().extent()), packet.headerEnd(layer), packet.limit(layer));
                end();
                say(tracked.side(), payload, 0, payload.length);
            }
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
