package dev.remora.analysis;

import dev.remora.dissect.Foresight;

/** A TCP conversation: what both ends have sent, and what is known of the whole. Confined to one thread. */
final class TcpConversation extends Conversation {
    private static final Foresight.Topic COMPLETENESS = Foresight.Topic.create();
    private static final Foresight.Topic HANDSHAKES   = Foresight.Topic.create();
    private static final Foresight.Topic SYNS         = Foresight.Topic.create();
    private static final Foresight.Topic ACCURATE_ECN = Foresight.Topic.create();

    private final Foresight foresight;
    private final Sender    low;
    private final Sender    high;
    private final long      foreseenSynTime;
    private long            foreseenRoundTrip;

    private final EcnAgreement ecn = new EcnAgreement();

    private boolean lowCloses;
    private boolean highCloses;
    private boolean begun;
    private boolean earlyData;
    private int     completeness;
    private long    synTime;
    private long    initialRoundTrip;

    /** A conversation without packets yet; in a second pass, with what the first has learnt of it. */
    TcpConversation(int number, long timeNanos, Foresight foresight) {
        super(number, timeNanos);
        this.foresight = foresight;
        low = new Sender(foresight, number * 2L);
        high = new Sender(foresight, number * 2L + 1);
        begun = foresight.isComplete();                            // as in Wireshark, the first segment of a second pass comes after the last of the first
        completeness = (int) Math.max(0, foresight.tell(COMPLETENESS, number));
        if (foresight.tell(ACCURATE_ECN, number) != Foresight.UNKNOWN)
            ecn.use();
        foreseenSynTime = told(SYNS);
        foreseenRoundTrip = told(HANDSHAKES);
    }

    private long told(Foresight.Topic topic) {
        long known = foresight.tell(topic, number);
        return known == Foresight.UNKNOWN ? 0 : known;
    }

    /** Whether AE, CWR and ECE of a segment are one number, the counter of Accurate ECN. */
    boolean counts(Segment segment) {
        boolean counts = ecn.counts(segment);
        if (segment.accurateEcn)
            foresight.learn(ACCURATE_ECN, number, 1);
        return counts;
    }

    /** What the lower or the higher endpoint has sent. */
    Sender sender(boolean ofLow) {
        return ofLow ? low : high;
    }

    /** Of what kinds there were segments so far: see {@link Completeness}. */
    int completeness() {
        return completeness;
    }

    /** Takes notice that a SYN starts it where another conversation was; as in Wireshark, the octets of such a SYN are not counted. */
    void reopen() {
        begun = true;
        completeness |= Completeness.OPENED;
    }

    /** Takes notice of what kind a segment is, where its header says so. */
    void count(Segment segment, boolean valid) {
        completeness |= valid ? Completeness.of(segment, !begun) : 0;
        begun = true;
        foresight.learn(COMPLETENESS, number, completeness);
    }

    /** Takes notice of data that comes with a SYN and a Fast Open cookie, RFC 7413 section 4.2. */
    void sendEarly() {
        earlyData = true;
    }

    /** Whether it came. */
    boolean hasEarlyData() {
        return earlyData;
    }

    /** What the FIN of the lower or the higher endpoint does; that one closes first whose FIN comes before any of the other. */
    Closing close(Segment segment, boolean ofLow) {
        if (!segment.has(Segment.FIN))
            return Closing.NONE;
        if (ofLow ? highCloses : lowCloses)
            return Closing.PASSIVE;
        lowCloses |= ofLow;
        highCloses |= !ofLow;
        return Closing.ACTIVE;
    }

    /**
     * Follows the handshake, from the last SYN to the first acknowledgment behind it that is no SYN. As in Wireshark, a time of 0 is no time: neither since
     * 1970 nor of a handshake; and in a second pass, an acknowledgment before the only SYN is measured from it, backwards.
     */
    void time(Segment segment) {
        if (segment.opens()) {
            synTime = segment.time;
            foresight.learn(SYNS, number, synTime);
        } else if (segment.has(Segment.ACK) && !segment.has(Segment.SYN))
            acknowledge(segment.time);
    }

    private void acknowledge(long time) {
        if (synTime == 0 && foreseenRoundTrip == 0 && foreseenSynTime != 0)
            foreseenRoundTrip = time - foreseenSynTime;
        if (synTime != 0 && initialRoundTrip == 0) {
            initialRoundTrip = time - synTime;
            foresight.learn(HANDSHAKES, number, initialRoundTrip);
        }
    }

    /** Nanoseconds the handshake took; 0 before it has ended. */
    long initialRoundTrip() {
        return initialRoundTrip;
    }

    /** Nanoseconds the handshake took, in a second pass even before it has ended. */
    long foreseenRoundTrip() {
        return initialRoundTrip != 0 ? initialRoundTrip : foreseenRoundTrip;
    }
}
