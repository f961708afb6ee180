package dev.remora.tracking.ladder;

import dev.remora.field.Flag;
import dev.remora.packet.Packet;
import dev.remora.tracking.Reason;
import dev.remora.tracking.Side;
import dev.remora.tracking.Verdict;
import dev.remora.transport.Tcp;
import dev.remora.transport.TcpOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Tells in words what segments of one connection say and do. Confined to one thread. */
final class SegmentWords {
    private static final int    SYN_FIN_RST = 0x07;
    private static final String PROBE       = "probes the zero window";

    private record Letter(Flag flag, String name) {}

    private static final List<Letter> FLAGS = List.of(new Letter(Tcp.SYN, "SYN"), new Letter(Tcp.FIN, "FIN"), new Letter(Tcp.RST, "RST"),
            new Letter(Tcp.PSH, "PSH"), new Letter(Tcp.URG, "URG"), new Letter(Tcp.ACK, "ACK"));

    private final Room          room        = new Room();
    private final Outstanding[] outstanding = {new Outstanding(), new Outstanding()};
    private final int[]         acked       = new int[2];
    private final boolean[]     hasAcked    = new boolean[2];
    private final boolean       relative;
    private final int[]         origin      = new int[2];        // what the numbers of each side count from
    private final boolean[]     hasOrigin   = new boolean[2];

    /** Words for the segments of one connection; {@code relative} where numbers count from the first of each end, not as they are on the wire. */
    SegmentWords(boolean relative) {
        this.relative = relative;
    }

    /** A sequence number of this side, as it is told. */
    private String number(int seq, Side of, int first) {
        int side = of.ordinal();
        if (relative && !hasOrigin[side]) {
            origin[side] = first;
            hasOrigin[side] = true;
        }
        return Integer.toUnsignedString(seq - origin[side]);
    }

    /** What a segment is: flags, numbers, octets. */
    String what(Packet packet, int layer, int octets, Side from) {
        StringBuilder text = new StringBuilder();
        for (Letter letter : FLAGS)
            if (letter.flag.get(packet, layer))
                text.append(text.isEmpty() ? "" : ",").append(letter.name);
        if (text.isEmpty())
            text.append("no flags");
        int seq = (int) Tcp.SEQ.get(packet, layer);
        text.append("  seq ").append(number(seq, from, seq));
        int ack = (int) Tcp.ACK_NUMBER.get(packet, layer);
        if (Tcp.ACK.get(packet, layer))
            text.append("  ack ").append(number(ack, from.other(), ack - 1));       // behind the SYN, as far as one knows
        return octets == 0 ? text.toString() : text + "  " + Outstanding.count(octets);
    }

    /**
     * What a segment does: what it acknowledges, which acknowledgment it expects, and why it is not taken.
     *
     * @param isFirst whether the connection is picked up with it
     * @param missed  octets that it shows to be missing from the capture
     */
    String words(Packet packet, int layer, int octets, Side from, Reason reason, boolean isFirst, long missed) {
        List<String> parts = new ArrayList<>();
        boolean isRefused = reason.verdict() == Verdict.OUT_OF_WINDOW || reason.verdict() == Verdict.INVALID_ACK || reason.verdict() == Verdict.NO_CONNECTION
                || reason == Reason.BAD_CHECKSUM;
        boolean isProbe = room.isClosedTo(from) && (reason == Reason.KEEP_ALIVE || octets == 1) && (Tcp.FLAGS.get(packet, layer) & SYN_FIN_RST) == 0;
        if (isRefused)
            return lower(reason.text()) + (isProbe ? "; " + PROBE : "");
        if (missed > 0)
            parts.add("shows that " + Outstanding.count(missed) + (missed == 1 ? " is" : " are") + " missing from the capture");
        if (reason == Reason.RESUMED || reason == Reason.RETURNED)
            parts.add(lower(reason.text()));
        if (isFirst)
            parts.add("the connection is picked up midway: its start is not in the capture");
        if (isProbe)
            parts.add(PROBE);
        else if (reason == Reason.KEEP_ALIVE)
            parts.add("asks whether the other end is there");
        if (Tcp.ACK.get(packet, layer))
            acknowledges(packet, layer, octets, from, parts);
        if (Tcp.SYN.get(packet, layer))
            room.open(from, Tcp.WINDOW.get(packet, layer), shift(packet, layer));
        if (Tcp.URG.get(packet, layer))
            parts.add("urgent pointer " + Tcp.URGENT_POINTER.get(packet, layer));
        expects(packet, layer, octets, from, parts);
        if (Tcp.RST.get(packet, layer))
            parts.add("aborts the connection");
        return String.join("; ", parts);
    }

    private static int shift(Packet packet, int layer) {
        if (TcpOptions.WINDOW_SHIFT.isIn(packet, layer))
            return TcpOptions.WINDOW_SHIFT.get(packet, layer);
        return packet.at(layer) + Tcp.HDR_LEN.get(packet, layer) > packet.limit(layer) ? Room.CUT_OFF : Room.NOT_SCALED;
    }

    private void acknowledges(Packet packet, int layer, int octets, Side from, List<String> parts) {
        int side = from.ordinal();
        int ack = (int) Tcp.ACK_NUMBER.get(packet, layer);
        Outstanding other = outstanding[1 - side];
        String covered = other.acknowledge(ack);
        boolean isPlain = (Tcp.FLAGS.get(packet, layer) & SYN_FIN_RST) == 0;
        boolean isRepeated = covered.isEmpty() && hasAcked[side] && acked[side] == ack && octets == 0 && isPlain;
        int window = Tcp.WINDOW.get(packet, layer);
        String offer = isPlain ? room.offer(from, window, isRepeated) : "";
        if (!covered.isEmpty())
            parts.add("acknowledges " + covered);
        else if (isRepeated && other.isBegun() && (offer.isEmpty() || window == 0))
            parts.add("repeats its last acknowledgment");
        if (!offer.isEmpty())
            parts.add(offer);
        acked[side] = ack;
        hasAcked[side] = true;
    }

    private void expects(Packet packet, int layer, int octets, Side from, List<String> parts) {
        boolean syn = Tcp.SYN.get(packet, layer);
        boolean fin = Tcp.FIN.get(packet, layer);
        if (Tcp.RST.get(packet, layer) || octets == 0 && !syn && !fin)
            return;
        int seq = (int) Tcp.SEQ.get(packet, layer);
        Outstanding.Sent segment = new Outstanding.Sent(packet.frame().number(), seq, octets, syn, fin, sum(packet, layer));
        String again = outstanding[from.ordinal()].add(segment);
        if (!again.isEmpty())
            parts.add(again);
        parts.add("expects acknowledgment " + number(segment.end(), from, seq));
    }

    /** Tells octets from others as surely as people need it. */
    private static long sum(Packet packet, int layer) {
        CRC32C sum = new CRC32C();
        int payload = packet.at(layer) + Tcp.HDR_LEN.get(packet, layer);
        int count = Math.min(packet.limit(layer), packet.end(layer)) - payload;
        if (count > 0)
            sum.update(packet.frame().array(), packet.frame().start() + payload, count);
        return sum.getValue();
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
