package dev.remora.tracking.ladder;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.distance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What one side has sent and the other has not acknowledged yet, segment by segment. Holds at most {@link #MOST}; the oldest goes first. */
final class Outstanding {
    private static final int MOST       = 1 << 12;
    private static final int MOST_KNOWN = 64;

    /** A segment: octets from {@code start}, and a SYN before or a FIN behind them; {@code sum} tells what was captured of its octets from others. */
    record Sent(long packet, int start, int octets, boolean syn, boolean fin, long sum) {
        private int data() {
            return start + (syn ? 1 : 0);
        }

        private int dataEnd() {
            return data() + octets;
        }

        int end() {
            return dataEnd() + (fin ? 1 : 0);
        }

        private boolean covers(Sent other) {
            return atOrBefore(start, other.start) && atOrBefore(other.end(), end());
        }

        /** What it is beside an earlier one that covers it. */
        private String beside(Sent earlier) {
            if (start != earlier.start || end() != earlier.end())
                return "repeats sequence numbers of packet " + earlier.packet;
            return sum == earlier.sum ? "retransmits packet " + earlier.packet : "differs from packet " + earlier.packet + " at the same sequence numbers";
        }
    }

    private final List<Sent>  sent  = new ArrayList<>();       // in the order of their numbers
    private final Deque<Sent> known = new ArrayDeque<>();      // the last that were acknowledged
    private boolean           isBegun;
    private boolean           isReached;
    private int               reached;                         // the highest acknowledgment so far

    /** Takes in a segment that has something to acknowledge; what it is beside one that came before, in words, or empty. */
    String add(Sent segment) {
        isBegun = true;
        for (Sent other : known)
            if (other.covers(segment))
                return segment.beside(other);
        int at = 0;
        for (; at < sent.size() && atOrBefore(sent.get(at).start, segment.start); at++)
            if (sent.get(at).covers(segment))
                return segment.beside(sent.get(at));
        sent.add(at, segment);
        if (sent.size() > MOST)
            sent.removeFirst();
        return "";
    }

    /** Whether anything was seen of this side. */
    boolean isBegun() {
        return isBegun;
    }

    /** Takes in an acknowledgment: what it covers, in words; empty where it covers nothing new. */
    String acknowledge(int ack) {
        List<Sent> begun = sent.stream().takeWhile(segment -> after(ack, segment.start)).toList();
        List<String> controls = controls(begun, ack);
        List<String> parts = new ArrayList<>();
        octets(begun.stream().filter(segment -> atOrBefore(segment.end(), ack)).toList(), parts);
        parts.addAll(controls);
        begun.stream().filter(segment -> after(segment.end(), ack)).findFirst().ifPresent(segment -> part(segment, ack, parts));
        for (Sent segment : begun)
            if (atOrBefore(segment.end(), ack)) {
                sent.remove(segment);
                remember(segment);
            }
        reach(ack);
        return String.join(" and ", parts);
    }

    /** SYN and FIN that an acknowledgment is the first to cover. */
    private List<String> controls(List<Sent> begun, int ack) {
        List<String> controls = new ArrayList<>();
        for (Sent segment : begun) {
            if (segment.syn && isNew(segment.data()))
                controls.add("the SYN of packet " + segment.packet);
            if (segment.fin && atOrBefore(segment.end(), ack) && isNew(segment.end()))
                controls.add("the FIN of packet " + segment.packet);
        }
        return controls;
    }

    private boolean isNew(int end) {
        return !isReached || after(end, reached);
    }

    private void reach(int ack) {
        if (isNew(ack))
            reached = ack;
        isReached = true;
    }

    private void remember(Sent segment) {
        known.addLast(segment);
        if (known.size() > MOST_KNOWN)
            known.removeFirst();
    }

    /** Octets that whole segments have and that were not acknowledged before, each once, however often it was sent. */
    private void octets(List<Sent> covered, List<String> parts) {
        long octets = 0;
        List<Long> packets = new ArrayList<>();
        for (Sent segment : covered) {
            int from = isReached && after(reached, segment.data()) ? reached : segment.data();
            if (!after(segment.dataEnd(), from))
                continue;
            octets += distance(from, segment.dataEnd());
            packets.add(segment.packet);
            reach(segment.dataEnd());
        }
        if (octets > 0)
            parts.add(count(octets) + " of " + packets(packets.stream().sorted().toList()));
    }

    private static String packets(List<Long> numbers) {
        return switch (numbers.size()) {
            case 1 -> "packet " + numbers.getFirst();
            case 2 -> "packets " + numbers.getFirst() + " and " + numbers.getLast();
            default -> "packets " + numbers.getFirst() + " to " + numbers.getLast();
        };
    }

    /** An acknowledgment within a segment. */
    private void part(Sent segment, int ack, List<String> parts) {
        boolean isFirst = !isReached || !after(reached, segment.data());
        int from = isFirst ? segment.data() : reached;
        int to = after(ack, segment.dataEnd()) ? segment.dataEnd() : ack;
        if (after(to, from))
            parts.add((isFirst ? "the first " : "another ") + count(distance(from, to)) + " of packet " + segment.packet);
    }

    static String count(long octets) {
        return octets == 1 ? "1 octet" : String.format(Locale.ROOT, "%,d octets", octets);
    }
}
