package dev.remora.tracking.ladder;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.distance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one side has sent and the other has not acknowledged yet, segment by segment. Holds at most {@link #MOST}; the oldest goes first. */
final class Outstanding {
    private static final int MOST       = 1 << 12;
    private static final int MOST_KNOWN = 64;

    /** A segment: octets from {@code start}, and a SYN before or a FIN behind them. */
    private record Sent(long packet, int start, int octets, boolean syn, boolean fin) {
        private int end() {
            return start + octets + (syn ? 1 : 0) + (fin ? 1 : 0);
        }

        private boolean covers(Sent other) {
            return atOrBefore(start, other.start) && atOrBefore(other.end(), end());
        }
    }

    private final List<Sent>  sent  = new ArrayList<>();       // in the order of their numbers
    private final Deque<Sent> known = new ArrayDeque<>();      // the last that were acknowledged
    private boolean           isBegun;

    /** Takes in a segment that has something to acknowledge; the packet that said the same before, or 0. */
    long add(long packet, int seq, int octets, boolean syn, boolean fin) {
        isBegun = true;
        Sent segment = new Sent(packet, seq, octets, syn, fin);
        for (Sent other : known)
            if (other.covers(segment))
                return other.packet;
        int at = 0;
        for (; at < sent.size() && atOrBefore(sent.get(at).start, seq); at++)
            if (sent.get(at).covers(segment))
                return sent.get(at).packet;
        sent.add(at, segment);
        if (sent.size() > MOST)
            sent.removeFirst();
        return 0;
    }

    /** Whether anything was seen of this side. */
    boolean isBegun() {
        return isBegun;
    }

    /** Takes in an acknowledgment: what it covers, in words; empty where it covers nothing new. */
    String acknowledge(int ack) {
        List<Sent> covered = new ArrayList<>();
        while (!sent.isEmpty() && atOrBefore(sent.getFirst().end(), ack))
            covered.add(sent.removeFirst());
        covered.forEach(this::remember);
        List<String> parts = new ArrayList<>();
        octets(covered, parts);
        for (Sent segment : covered)
            if (segment.syn || segment.fin)
                parts.add("the " + (segment.syn ? "SYN" : "FIN") + " of packet " + segment.packet);
        if (!sent.isEmpty() && after(ack, sent.getFirst().start))
            parts.add(part(ack));
        return parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(" and "));
    }

    private void remember(Sent segment) {
        known.addLast(segment);
        if (known.size() > MOST_KNOWN)
            known.removeFirst();
    }

    private static void octets(List<Sent> covered, List<String> parts) {
        List<Sent> data = covered.stream().filter(segment -> segment.octets > 0).toList();
        if (data.isEmpty())
            return;
        long octets = data.stream().mapToLong(Sent::octets).sum();
        parts.add(count(octets) + " of " + packets(data.stream().map(Sent::packet).sorted().toList()));
    }

    private static String packets(List<Long> numbers) {
        return switch (numbers.size()) {
            case 1 -> "packet " + numbers.getFirst();
            case 2 -> "packets " + numbers.getFirst() + " and " + numbers.getLast();
            default -> "packets " + numbers.getFirst() + " to " + numbers.getLast();
        };
    }

    /** An acknowledgment within a segment. */
    private String part(int ack) {
        Sent first = sent.removeFirst();
        long reached = distance(first.start, ack);
        sent.addFirst(new Sent(first.packet, ack, (int) (first.octets - reached), false, first.fin));
        return "the first " + count(reached) + " of packet " + first.packet;
    }

    private static String count(long octets) {
        return octets == 1 ? "1 octet" : String.format(Locale.ROOT, "%,d octets", octets);
    }
}
