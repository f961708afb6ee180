package dev.remora.ide.model;

import dev.remora.packet.Packet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import dev.remora.tracking.Verdict;
import dev.remora.transport.Tcp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The segments of one direction of a TCP connection over time, and what the other direction acknowledged.
 *
 * @param from     who sent the segments
 * @param segments in the order of the capture
 * @param acks     by the other end; without those that this one does not take
 * @param span     nanoseconds from the first packet of the connection to the last one read
 * @param highest  the highest number, counted from the first of the direction; without segments that are too far ahead to be of this connection
 */
public record Sequence(Side from, List<Segment> segments, List<Ack> acks, long span, long highest) {
    private static final int MOST = 200_000;
    private static final int FAR = 1 << 24;             // octets ahead; more than a window has, or a capture loses in one piece

    private static final Set<Verdict> REFUSED = EnumSet.of(Verdict.OUT_OF_WINDOW, Verdict.INVALID_ACK, Verdict.NO_CONNECTION);

    /** Nothing. */
    public static final Sequence EMPTY = new Sequence(Side.ORIGINATOR, List.of(), List.of(), 0, 0);

    /** Which segment a packet brought; -1 for none of these. */
    public int indexOf(int packet) {
        for (int i = 0; i < segments.size(); i++)
            if (segments.get(i).packet() == packet)
                return i;
        return -1;
    }

    /** Octets from {@code start} to before {@code end}, counted from the first of the direction, and whether the other end takes them, as it does not what is forged. */
    public record Segment(int packet, long nanos, long start, long end, boolean isTaken) {}

    /** Up to which number the other end had what was sent, and when it said so. */
    public record Ack(long nanos, long number) {}

    /** Both directions of a connection; none where it is not TCP. Reads the file; not for the thread of the user interface. */
    public static List<Sequence> of(ConnectionChoice choice) throws IOException {
        Summary summary = choice.summary();
        if (summary.transport() != Transport.TCP)
            return List.of();
        Builder[] both = {new Builder(), new Builder()};
        choice.replay(MOST, new TrackerListener() {
            @Override
            public void packet(Connection connection, Packet packet, Tracked tracked) {
                if (connection.id() == choice.id())
                    add(both, packet, tracked, packet.frame().timeNanos() - summary.start());
            }
        }, () -> false);
        return List.of(both[0].build(Side.ORIGINATOR), both[1].build(Side.RESPONDER));
    }

    private static void add(Builder[] both, Packet packet, Tracked tracked, long nanos) {
        int number = (int) packet.frame().number();
        int tcp = tracked.layer();
        Builder sender = both[tracked.side().ordinal()];
        int octets = Math.max(0, packet.end(tcp) - packet.at(tcp) - Tcp.HDR_LEN.get(packet, tcp));
        int taken = octets + (Tcp.SYN.get(packet, tcp) ? 1 : 0) + (Tcp.FIN.get(packet, tcp) ? 1 : 0);
        boolean isRefused = REFUSED.contains(tracked.reason().verdict());
        sender.segment(number, nanos, Tcp.SEQ.get(packet, tcp), taken, !isRefused);
        if (Tcp.ACK.get(packet, tcp) && !isRefused)
            both[tracked.side().other().ordinal()].ack(nanos, Tcp.ACK_NUMBER.get(packet, tcp));
    }

    /** One direction under construction. */
    private static final class Builder {
        private final List<Segment> segments = new ArrayList<>();
        private final List<Ack>     acks     = new ArrayList<>();
        private long                first    = -1;
        private long                last;
        private long                highest;

        /** A number counted from the first of the direction; the nearer way round to the one before. */
        private long relative(long number) {
            if (first < 0)
                first = number;
            return highest + (int) (number - (first + highest));
        }

        void segment(int packet, long nanos, long number, int octets, boolean isTaken) {
            long start = relative(number);
            last = Math.max(last, nanos);
            if (octets > 0)
                segments.add(new Segment(packet, nanos, start, start + octets, isTaken));
            if (start <= highest + FAR)
                highest = Math.max(highest, start + octets);
        }

        void ack(long nanos, long number) {
            last = Math.max(last, nanos);
            if (first >= 0)
                acks.add(new Ack(nanos, relative(number)));
        }

        Sequence build(Side from) {
            return new Sequence(from, List.copyOf(segments), List.copyOf(acks), last, highest);
        }
    }
}
