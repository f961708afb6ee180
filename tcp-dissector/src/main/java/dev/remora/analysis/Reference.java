package dev.remora.analysis;

import static dev.remora.analysis.Segment.ACK;
import static dev.remora.analysis.Segment.SYN;

import dev.remora.dissect.Foresight;

/** What the numbers of a sender are relative to: where its sequence numbers start, and how its windows are scaled. Confined to one thread. */
final class Reference {
    private static final Foresight.Topic BASES  = Foresight.Topic.create();
    private static final Foresight.Topic SHIFTS = Foresight.Topic.create();

    private final Foresight foresight;
    private final long      key;

    private boolean based;
    private int     base;
    private int     shift = Scale.UNKNOWN;

    /** A reference that knows nothing, and leaves word under this key for a second pass. */
    Reference(Foresight foresight, long key) {
        this.foresight = foresight;
        this.key = key;
    }

    /** A reference that starts with what the first pass ended with. As in Wireshark, early segments are shown in the light of the whole capture. */
    static Reference foreseen(Foresight foresight, long key) {
        Reference reference = new Reference(foresight, key);
        long base = foresight.tell(BASES, key);
        if (base != Foresight.UNKNOWN)
            reference.startAt((int) base);
        long shift = foresight.tell(SHIFTS, key);
        if (shift != Foresight.UNKNOWN)
            reference.shift = (int) shift;
        return reference;
    }

    /** Whether a SYN that answers another starts the sender's numbers anew. */
    boolean restart(Segment segment) {
        boolean anew = segment.accepts() && based && base != segment.seq;
        if (anew)
            startAt(segment.seq);
        return anew;
    }

    /** Takes notice of where sequence numbers start. */
    static void learn(Segment segment, Reference sender, Reference receiver) {
        if (!sender.based)
            sender.startAt(segment.has(SYN) ? segment.seq : segment.seq - 1);
        if (!receiver.based && segment.has(ACK))
            receiver.startAt(segment.ack - 1);
    }

    private void startAt(int seq) {
        based = true;
        base = seq;
        foresight.learn(BASES, key, seq);
    }

    void scale(int newShift) {
        shift = newShift;
        foresight.learn(SHIFTS, key, newShift);
    }

    /** Whether it is known where the sender's numbers start. */
    boolean isBased() {
        return based;
    }

    /** Sequence number of the SYN; one less than the first number seen where the SYN is missing; 0 while nothing is known. */
    int base() {
        return base;
    }

    /** Shift count, or {@link Scale#UNKNOWN}, {@link Scale#NONE}. */
    int shift() {
        return shift;
    }
}
