package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;
import dev.remora.reassembly.StreamPieces.Piece;

/**
 * Octets of one direction of a TCP connection, in order, from segments in any order.
 *
 * <p>What comes in order goes to the consumer at once. What lies behind a gap waits, within a {@link StreamBudget}; a gap is given up when the other side
 * acknowledges what is behind it (the octets arrived there and the capture lacks them), when the budget is spent, and at the end. Octets that were delivered stand; where
 * waiting segments overlap, {@link Overlap} decides. Octets sent again with another value are a conflict, looked for in what waits and in the last ones that
 * were delivered.
 *
 * <p>Confined to one thread. Allocates for what waits, and for what it remembers.
 */
public final class StreamReassembler {
    /** Octets delivered that are remembered where nothing else is set, to be compared with those sent again. */
    public static final int REMEMBERED = 1 << 14;

    private final StreamBudget   budget;
    private final StreamConsumer consumer;
    private final StreamPieces   pieces;
    private final StreamMemory   memory;
    private final StreamBacklog  backlog;
    private boolean              started;
    private boolean              opened;         // what is held before the stream has begun came with the SYN, from nextSeq on
    private boolean              finished;
    private int                  nextSeq;        // sequence number of the next octet, and its offset in the stream
    private long                 next;
    private long                 delivered;
    private long                 missing;
    private long                 conflicts;
    private long                 doubted;        // offset of the furthest acknowledgment that was refused

    /** A reassembler that has seen nothing, and remembers so many of the octets that it delivered; 0 for none. */
    public StreamReassembler(StreamBudget budget, Overlap overlap, int remembered, StreamConsumer consumer) {
        this.budget = budget;
        this.consumer = consumer;
        this.pieces = new StreamPieces(overlap);
        this.memory = new StreamMemory(remembered, budget);
        this.backlog = new StreamBacklog(consumer);
    }

    /** Says that the stream begins with the octet of this number, unless it has begun; what was refused before it is no part of it. */
    public void begin(int seq) {
        if (started)
            return;
        if (opened && seq != nextSeq)
            beginWithHeld();
        else
            beginAt(seq);
    }

    private void beginAt(int seq) {
        letGo();
        started = true;
        nextSeq = seq;
    }

    private void letGo() {
        budget.giveBack(pieces.held());
        pieces.clear();
    }

    // Nothing but what is held, or that is the beginning: it begins with the first of that, which may have come behind others.
    private void beginWithHeld() {
        if (started || pieces.isEmpty())
            return;
        started = true;
        if (!opened)
            nextSeq += (int) pieces.beginWithFirst();
        drain();
    }

    /**
     * Takes in a segment; empty ones too, because the first tells where the stream starts.
     *
     * @param seq      sequence number of the first octet: one more than the SYN's
     * @param array    where the octets are
     * @param from     index of the first
     * @param captured octets in the array
     * @param declared octets that the segment had on the wire, at least as many
     */
    public void segment(int seq, byte[] array, int from, int captured, int declared) {
        begin(seq);
        if (declared <= 0 || finished)
            return;
        long start = next + (seq - nextSeq);                                   // the nearer way round: RFC 9293 section 3.4
        Piece piece = new Piece(start, new Octets(array, from, captured), declared);
        if (start < next)
            compare(piece);
        if (start <= next)
            later(piece);
        else
            await(piece);
    }

    /**
     * Takes in a SYN with the octets that came with it, like {@link #segment}. They are of the stream unless their receiver's answer leaves them out, or
     * others come in their place, RFC 7413 section 4.1.3.1; until that is known they wait.
     */
    public void opening(int seq, byte[] array, int from, int captured, int declared) {
        if (started || declared <= 0 && !opened) {
            segment(seq, array, from, captured, declared);
            return;
        }
        if (!opened)
            letGo();
        hold(seq, new Octets(array, from, captured), declared);
        opened = !pieces.isEmpty();
    }

    /**
     * Takes in a segment that its receiver refuses, like {@link #segment}, but gives up no gap for it: where there is no room for it to wait, it is let go. Nor does it say where
     * the stream starts: before anything else is known of that it waits, and comes when it is acknowledged, or when nothing else has come at the end.
     */
    public void refused(int seq, byte[] array, int from, int captured, int declared) {
        if (!started) {
            hold(seq, new Octets(array, from, captured), declared);
            return;
        }
        if (seq - nextSeq <= 0 || budget.hasRoom(pieces.held() + backlog.held(), StreamPieces.cost(captured)))
            segment(seq, array, from, captured, declared);
    }

    private void hold(int seq, Octets octets, int declared) {
        if (declared <= 0 || finished || !budget.take(pieces.held(), StreamPieces.cost(octets.count())))
            return;
        if (pieces.isEmpty())
            nextSeq = seq;
        keep(new Piece(seq - nextSeq, octets, declared));
    }

    /** Notes urgent data: its last octet has the number before {@code pointed}. Before anything is known of the stream nobody can say where in it that is. */
    public void urgent(int pointed) {
        if (started || opened)
            consumer.urgent(next + (pointed - nextSeq));
    }

    /** Takes in an acknowledgment by the other side: gaps before it will not close any more. */
    public void acknowledged(int ack) {
        if (!started && opened && ack == nextSeq)
            beginAt(ack);
        else if (ack - nextSeq > 0)
            beginWithHeld();
        if (started)
            giveUp(next + (ack - nextSeq));
    }

    /** Takes in an acknowledgment that its receiver refuses: gaps before it stay open until {@link #believe}. */
    public void refusedAcknowledgment(int ack) {
        if (started)
            doubted = Math.max(doubted, next + (ack - nextSeq));
    }

    /** Takes what was refused for true after all: gaps before acknowledgments that were refused will not close any more. */
    public void believe() {
        beginWithHeld();
        giveUp(doubted);
    }

    private void giveUp(long before) {
        while (!pieces.isEmpty() && pieces.first().start() < before) {
            skip(pieces.first().start());
            drain();
        }
    }

    /** Offers what the consumer did not take once more; so do octets that come. Does nothing while the consumer is asked to take octets, nor behind {@link #finish}. */
    public void resume() {
        backlog.drain(budget);
    }

    /** Nothing more will come: what waits behind a gap is let go; what the consumer did not take so far is offered once more, and is a gap if it does not take it now. */
    public void finish() {
        if (finished)
            return;
        beginWithHeld();
        finished = true;
        letGo();
        memory.end();
        long refused = backlog.finish(budget);
        delivered -= refused;
        missing += refused;
        consumer.end();
    }

    /** Who takes the octets. */
    public StreamConsumer consumer() {
        return consumer;
    }

    /** Octets delivered to the consumer, or kept until it takes them. */
    public long delivered() {
        return delivered;
    }

    /** Octets missing between those, and behind those of segments that the capture cut. */
    public long missing() {
        return missing;
    }

    /** Whether the octet of this number was delivered or given up, or is before the stream. */
    public boolean isPast(int seq) {
        return started && seq - nextSeq < 0;
    }

    /** How often octets were sent again with another value. */
    public long conflicts() {
        return conflicts;
    }

    private void await(Piece piece) {
        int cost = StreamPieces.cost(piece.octets().count());
        while (!budget.take(pieces.held() + backlog.held(), cost)) {
            if (pieces.isEmpty() || pieces.first().start() > piece.start()) {
                skip(piece.start());                                             // no room even for this one: go on behind its gap
                deliver(piece);
                drain();
                return;
            }
            skip(pieces.first().start());
            drain();
            if (piece.start() <= next) {
                later(piece);
                return;
            }
        }
        keep(piece);
    }

    private void keep(Piece piece) {
        int count = piece.octets().count();
        byte[] own = new byte[count];
        System.arraycopy(piece.octets().array(), piece.octets().from(), own, 0, count);
        long before = pieces.held();
        conflict(pieces.add(new Piece(piece.start(), new Octets(own, 0, count), piece.declared())), piece);
        budget.giveBack(before + StreamPieces.cost(count) - pieces.held());     // what overlapped took no room, and what lies between others took more
    }

    private void later(Piece piece) {
        if (piece.end() > next) {
            deliver(piece.start() < next ? piece.part(next, piece.end()) : piece);
            drain();
        }
    }

    private void skip(long to) {
        missing += to - next;
        backlog.gap(to - next);
        nextSeq += (int) (to - next);
        next = to;
        memory.forget();
    }

    private void drain() {
        while (!pieces.isEmpty() && pieces.first().start() <= next) {
            Piece first = pieces.removeFirst();
            budget.giveBack(StreamPieces.cost(first.octets().count()));
            if (first.start() < next)
                compare(first);
            if (first.end() > next)
                deliver(first.start() < next ? first.part(next, first.end()) : first);
        }
    }

    private void deliver(Piece piece) {
        Octets octets = piece.octets();
        memory.add(octets);
        int cut = piece.declared() - octets.count();                             // by the capture
        delivered += octets.count();
        nextSeq += piece.declared();
        next += piece.declared();
        if (!backlog.isEmpty())
            resume();
        int lost = backlog.deliver(octets, budget);
        delivered -= lost;
        missing += lost + cut;
        if (cut == 0)
            return;
        memory.forget();
        backlog.cut(cut);
    }

    private void compare(Piece piece) {
        long known = next - memory.size();
        long from = Math.max(piece.start(), known);
        long to = Math.min(piece.start() + piece.octets().count(), next);
        if (from < to && memory.differs((int) (from - known), piece.octets(), (int) (from - piece.start()), (int) (to - from)))
            conflict(from, piece);
    }

    private void conflict(long offset, Piece piece) {
        if (offset >= 0) {
            conflicts++;
            consumer.conflict(offset, (int) (piece.end() - offset));
        }
    }
}
