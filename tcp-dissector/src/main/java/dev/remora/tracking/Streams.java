package dev.remora.tracking;

import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.reassembly.StreamBudget;
import dev.remora.reassembly.StreamConsumer;
import dev.remora.reassembly.Overlap;
import dev.remora.reassembly.StreamReassembler;
import dev.remora.transport.Tcp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reassembles the streams of all TCP connections, and hands their octets over in order.
 *
 * <p>Takes every segment that was sent, even one that its receiver refuses. The reassembler does not guess what a receiver makes of octets that contradict each other: it reports
 * them, as {@link SegmentFields#CONFLICT} of the packet.
 *
 * <p>A refused segment never makes a stream give up a gap while the missing octets may still come. Otherwise one forged acknowledgment, or octets far ahead, would hide all that
 * the ends send afterwards. What waits behind such an acknowledgment is delivered at the end, unless the sender's FIN came before it.
 *
 * <p>Confined to one thread.
 */
public final class Streams implements TrackerListener {
    /** Makes the consumer of one direction of a connection. */
    @FunctionalInterface
    public interface Consumers {
        /**
         * The consumer of what this side of the connection sends, or null if there is none; the connection is valid during the call. Called with each segment until there is
         * a consumer; one that is given late receives what is sent from then on.
         */
        @Nullable
        StreamConsumer of(Connection connection, Side from);
    }

    private static final StreamConsumer UNREAD = (octets, from, count) -> count;

    private final Consumers                         consumers;
    private final StreamBudget                      budget;
    private final Overlap                           overlap;
    private final int                               remembered;
    private final List<@Nullable StreamReassembler> streams = new ArrayList<>();    // of each place in the table, two

    /** Streams with these settings, see {@link StreamSettings}. */
    public Streams(Settings settings, Consumers consumers) {
        this.consumers = Objects.requireNonNull(consumers, "consumers");
        this.budget = new StreamBudget(settings.value(StreamSettings.WAITING), settings.value(StreamSettings.WAITING_OF_ONE));
        this.overlap = settings.value(StreamSettings.OVERLAP);
        this.remembered = settings.value(StreamSettings.REMEMBERED);
    }

    /** Streams that nobody reads: they notice octets that differ from those sent before, and nothing else, see {@link SegmentFields#CONFLICT}. */
    public static Streams noticing(Settings settings) {
        return new Streams(settings, (connection, from) -> UNREAD);
    }

    /** What waits behind gaps. */
    public StreamBudget budget() {
        return budget;
    }

    /**
     * The reassembler of what a side sends; null if it has sent nothing yet, or has no consumer. Ask during a listener's call, in {@link TrackerListener#all} behind these streams,
     * and keep it in order to call {@link StreamReassembler#resume} whenever there is room; once the connection is forgotten, that does nothing.
     */
    public @Nullable StreamReassembler stream(Connection connection, Side from) {
        int index = index(connection, from);
        return index < streams.size() ? streams.get(index) : null;
    }

    private static int index(Connection connection, Side from) {
        return 2 * connection.place() + from.index();
    }

    private @Nullable StreamReassembler open(Connection connection, Side from) {
        int index = index(connection, from);
        while (streams.size() <= index)
            streams.add(null);
        StreamReassembler stream = streams.get(index);
        if (stream != null)
            return stream;
        StreamConsumer consumer = consumers.of(connection, from);
        if (consumer == null)
            return null;
        StreamReassembler opened = new StreamReassembler(budget, overlap, remembered, consumer);
        streams.set(index, opened);
        return opened;
    }

    @Override
    public void packet(Connection connection, Packet packet, Tracked tracked) {
        int layer = tracked.layer();
        if (packet.type(layer) != Tcp.PROTOCOL || packet.isQuoted(layer))
            return;
        Frame frame = packet.frame();
        Side from = tracked.side();
        boolean isRefused = isRefused(tracked.reason());
        if (Tcp.ACK.get(packet, layer))
            acknowledge(stream(connection, from.other()), (int) Tcp.ACK_NUMBER.get(packet, layer), isRefused);
        int seq = (int) Tcp.SEQ.get(packet, layer) + (Tcp.SYN.get(packet, layer) ? 1 : 0);
        int payload = packet.at(layer) + Tcp.HDR_LEN.get(packet, layer);
        int captured = Math.max(0, packet.limit(layer) - payload);
        StreamReassembler stream = open(connection, from);
        if (stream == null)
            return;
        boolean isStart = !isRefused && !Tcp.RST.get(packet, layer);             // the number of a reset says of no stream where it starts
        int octets = packet.end(layer) - payload;
        boolean isOpening = Tcp.SYN.get(packet, layer);
        if (isStart && !isOpening)
            stream.begin(seq);
        if (isStart && Tcp.URG.get(packet, layer))                               // who refuses a segment does not look at its pointer
            stream.urgent(seq + Tcp.URGENT_POINTER.get(packet, layer));
        if (tracked.reason() == Reason.RESUMED)
            stream.acknowledged(seq);                                            // both ends are beyond
        if (tracked.reason() == Reason.KEEP_ALIVE && stream.isPast(seq))
            return;                                                              // the octet may be anything, RFC 9293 section 3.8.4
        long conflicts = stream.conflicts();
        if (!isStart)
            stream.refused(seq, frame.array(), frame.start() + payload, captured, octets);
        else if (isOpening)
            stream.opening(seq, frame.array(), frame.start() + payload, captured, octets);
        else
            stream.segment(seq, frame.array(), frame.start() + payload, captured, octets);
        if (stream.conflicts() != conflicts)
            packet.anomaly(SegmentFields.CONFLICT, layer, payload, captured);
    }

    private static void acknowledge(@Nullable StreamReassembler stream, int ack, boolean isRefused) {
        if (stream != null && isRefused)
            stream.refusedAcknowledgment(ack);
        else if (stream != null)
            stream.acknowledged(ack);
    }

    /** Whether a receiver is there that drops the segment; where there is none, or nothing to judge by, there is nobody to contradict. */
    private static boolean isRefused(Reason reason) {
        return switch (reason.verdict()) {
            case OUT_OF_WINDOW, INVALID_ACK -> true;
            case UNKNOWN -> reason == Reason.BAD_CHECKSUM;
            case IN_WINDOW, RETRANSMISSION, NO_CONNECTION -> false;
        };
    }

    @Override
    public void forgotten(Connection connection) {
        for (Side from : Side.values()) {
            StreamReassembler stream = stream(connection, from);
            if (stream != null) {
                if (!connection.is(Flags.FIN_SENT << from.index()))
                    stream.believe();
                stream.finish();
                streams.set(index(connection, from), null);
            }
        }
    }
}
