package dev.remora.analysis;

import dev.remora.dissect.Foresight;

/** A segment with what is known when it comes: what a judgement goes by. Reused; confined to one thread. */
final class Case {
    private static final Sender NOBODY = new Sender(Foresight.NONE, 0);

    final Segment segment = new Segment();

    /** What has been found out about the segment so far. */
    Findings findings = new Findings();

    /** Who sent the segment. */
    Sender sender = NOBODY;

    /** Who gets it. */
    Sender receiver = NOBODY;

    /** Nanoseconds the handshake took; 0 while unknown. */
    long initialRoundTrip;
}
