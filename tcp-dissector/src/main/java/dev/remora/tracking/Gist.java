package dev.remora.tracking;

import dev.remora.field.Field;
import dev.remora.packet.Packet;
import java.util.Set;

/**
 * What is small of all that tracking says of a packet, as one number: states, verdict, direction, what is known.
 *
 * <p>A capture has few such numbers, and most packets one of a handful, so that what has been made of one packet can be kept for all with the same number. Static
 * methods over a packet; allocate nothing.
 */
public final class Gist {
    private static final Set<Field> FIELDS = Set.of(
            ConnectionFields.UNKNOWN, ConnectionFields.DIRECTION, ConnectionFields.COMPLETED, ConnectionFields.ESTABLISHED, ConnectionFields.MIDSTREAM,
            ConnectionFields.RELATED, ConnectionFields.ICMP_ERROR, ConnectionFields.END_REASON,
            ConnectionFields.ORIGINATOR.state, ConnectionFields.ORIGINATOR.before, ConnectionFields.ORIGINATOR.certainty,
            ConnectionFields.RESPONDER.state, ConnectionFields.RESPONDER.before, ConnectionFields.RESPONDER.certainty,
            SegmentFields.VERDICT, SegmentFields.REASON);

    private static final long CONNECTION = (1L << 15) - 1 | Flags.MIDSTREAM | Flags.COMPLETED | Flags.ICMP_ERROR | Flags.STRAY;    // states, certainties and the end

    private Gist() {}

    /** Whether packets of the same gist, and with their layers at the same places, have the same value of a field. */
    public static boolean tells(Field field) {
        return FIELDS.contains(field);
    }

    /** The gist of a packet that a {@link Tracker} has seen. */
    public static long of(Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        long marks = bit(tracked.known) | bit(tracked.stray) << 1 | bit(tracked.judged) << 2 | bit(tracked.opened) << 3 | bit(tracked.completed) << 4
                | bit(tracked.related) << 5 | bit(tracked.icmpError) << 6;
        if (tracked.judged)
            marks |= tracked.reason.ordinal() << 7;
        if (!tracked.known)
            return marks;
        Connection connection = tracked.connection;
        long ends = tracked.before | tracked.side << 8 | bit(connection.protocol() == Transport.TCP.number()) << 9;
        return marks | ends << 12 | (connection.flags() & CONNECTION) << 32;
    }

    private static long bit(boolean mark) {
        return mark ? 1 : 0;
    }
}
