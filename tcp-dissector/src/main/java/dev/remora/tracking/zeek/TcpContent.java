package dev.remora.tracking.zeek;

import java.util.Map;
import java.util.TreeMap;

/** Which octets of a stream were seen, delivered and acknowledged: what Zeek's reassembler knows, without the octets. Numbers count from the SYN, which is 0. */
final class TcpContent {
    private static final long MOST_WITHOUT_ACKS = 16_384;              // tcp_max_initial_window, tcp_max_above_hole_without_any_acks
    private static final long MOST_WITHOUT_NEW  = 10L * 1024 * 1024;   // tcp_excessive_data_without_further_acks

    /** Hears of octets that the capture lacks. */
    interface GapListener {
        void gap(TcpEnd end, long octets);
    }

    private final TcpEnd              end;
    private final TreeMap<Long, Long> blocks    = new TreeMap<>();          // start to end, none touching another, not acknowledged yet
    private long                      delivered = 1;
    private long                      trimmed   = 1;
    private long                      held;                               // octets in the blocks
    private boolean                   skipping;
    boolean                           didEof;

    TcpContent(TcpEnd end) {
        this.end = end;
    }

    /** Takes in octets that the end sent. */
    void sent(long from, int length, TcpEnd peer, boolean partial, GapListener gaps) {
        long acked = end.relativeAck();
        long upper = from + length;
        if (skipping || upper <= acked || upper <= trimmed)
            return;
        insert(Math.max(from, Math.max(acked, trimmed)), upper);
        deliver(peer, partial, gaps);
        if (end.isNoDataAcked() && undelivered() > MOST_WITHOUT_ACKS || held > MOST_WITHOUT_NEW) {
            blocks.clear();
            held = 0;
            skipping = true;
        }
    }

    private void insert(long from, long upper) {
        long start = from;
        long behind = upper;
        Map.Entry<Long, Long> before = blocks.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            start = before.getKey();
            behind = Math.max(behind, before.getValue());
        }
        for (Map.Entry<Long, Long> next = blocks.ceilingEntry(start); next != null && next.getKey() <= behind; next = blocks.ceilingEntry(start)) {
            behind = Math.max(behind, next.getValue());
            blocks.remove(next.getKey());
            held -= next.getValue() - next.getKey();
        }
        blocks.put(start, behind);
        held += behind - start;
    }

    private void deliver(TcpEnd peer, boolean partial, GapListener gaps) {
        Map.Entry<Long, Long> block = blocks.floorEntry(delivered);
        if (block == null || block.getValue() <= delivered)
            return;
        delivered = block.getValue();
        if (end.isNoDataAcked() && end.size(peer) > MOST_WITHOUT_ACKS)
            trim(delivered, peer, partial, gaps);
    }

    private long undelivered() {
        return blocks.isEmpty() ? 0 : blocks.lastEntry().getValue() - delivered;
    }

    /** Takes in an acknowledgment by the peer. */
    void acknowledged(long number, TcpEnd peer, boolean partial, GapListener gaps) {
        long upTo = end.fins > 0 && number >= end.finSeq ? end.finSeq - 1 : number;
        if (upTo > trimmed)
            trim(upTo, peer, partial, gaps);
    }

    private void trim(long upTo, TcpEnd peer, boolean partial, GapListener gaps) {
        if (upTo > delivered)
            passOver(upTo, peer, partial, gaps);
        while (!blocks.isEmpty() && blocks.firstKey() < upTo) {
            Map.Entry<Long, Long> first = blocks.pollFirstEntry();
            held -= Math.min(first.getValue(), upTo) - first.getKey();
            if (first.getValue() > upTo)
                blocks.put(upTo, first.getValue());
        }
        trimmed = upTo;
        deliver(peer, partial, gaps);
    }

    private void passOver(long upTo, TcpEnd peer, boolean partial, GapListener gaps) {
        if (upTo <= 2 && partial)
            return;                                                      // its start is made up, so nothing is known to be missing
        while (!skipping && delivered < upTo) {
            Long next = blocks.ceilingKey(delivered);
            long reached = next != null && next < upTo ? next : upTo;
            gaps.gap(end, reached - delivered);
            delivered = reached;
            deliver(peer, partial, gaps);
        }
        delivered = Math.max(delivered, upTo);
    }

    boolean hasBlocks() {
        return !blocks.isEmpty();
    }

    /** Whether octets that the end sent are yet to come, or to be acknowledged. */
    boolean isPending(TcpEnd peer) {
        if (skipping)
            return false;
        long reached = end.start() + delivered;
        long last = end.last();
        if (last < reached)
            return false;
        if (reached != last - 1 && reached != last)
            return true;
        return end.state != TcpEnd.State.RESET && peer.content.hasBlocks();
    }

    /** Whether the end has said that nothing more will come, and nothing is pending. */
    boolean isAtEof(TcpEnd peer) {
        return !didEof && (end.fins > 0 || end.state == TcpEnd.State.CLOSED || end.state == TcpEnd.State.RESET) && !isPending(peer);
    }
}
