package dev.remora.ide.model;

import dev.remora.tracking.Dialogue;
import dev.remora.tracking.Side;
import dev.remora.tracking.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
        Builder builder = new Builder(choice.summary().transport());
        boolean isWhole = choice.replay(MOST_PACKETS, dialogue(choice, builder), () -> builder.total >= MOST);
        builder.end();
        return new Conversation(List.copyOf(builder.pieces), !isWhole);
    }

    /**
     * Writes all that one end said, or both in turn for null, however much that is. Reads the file; not for the thread of the user interface.
     *
     * @param stop asked before each packet; what was said so far stays written
     */
    public static void write(ConnectionChoice choice, Side from, OutputStream to, BooleanSupplier stop) throws IOException {
        try {
            choice.replay(Integer.MAX_VALUE, dialogue(choice, writer(from, to)), stop);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Octets that are shown. */
    public int size() {
        return pieces.stream().mapToInt(piece -> piece.octets().length).sum();
    }

    private static Dialogue dialogue(ConnectionChoice choice, Dialogue.Reader reader) {
        return new Dialogue(choice.file().settings(), choice.id(), reader);
    }

    private static Dialogue.Reader writer(Side from, OutputStream to) {
        return (speaker, packet, array, at, count) -> {
            try {
                if (from == null || from == speaker)
                    to.write(array, at, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Collects pieces; each datagram is one of its own. */
    private static final class Builder implements Dialogue.Reader {
        private final boolean               isStream;
        private final List<Piece>           pieces = new ArrayList<>();
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private Side                        speaker;
        private int                         first;
        private long                        missing;
        private int                         total;

        Builder(Transport transport) {
            isStream = transport == Transport.TCP;
        }

        @Override
        public void gap(Side from, long packet, long lost) {
            end();
            speaker = from;
            first = (int) packet;
            missing = lost;
        }

        @Override
        public void octets(Side from, long packet, byte[] array, int at, int count) {
            if (from != speaker || !isStream)
                end();
            if (octets.size() == 0)
                first = (int) packet;
            speaker = from;
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
