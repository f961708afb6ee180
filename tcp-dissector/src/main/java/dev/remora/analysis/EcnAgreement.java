package dev.remora.analysis;

/**
 * Whether the two SYNs of a conversation have agreed on Accurate ECN (RFC 9768 section 3.1.1). The last SYN of each kind counts, whichever end sent it,
 * as in Wireshark. Confined to one thread; allocates nothing.
 */
final class EcnAgreement {
    private static final int OFFER = 7;

    /** Values of AE, CWR and ECE with which a SYN/ACK agrees: what the IP-ECN field of the SYN was, table 2. */
    private static final int ANSWERS = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 6;

    private boolean offered;
    private boolean accepted;
    private boolean used;                // whether some segment had an option of Accurate ECN: as in Wireshark, no agreement is asked for then

    /** Takes it that some segment has such an option, before it comes. */
    void use() {
        used = true;
    }

    /** Takes notice of a segment, and tells whether its AE, CWR and ECE are a number: its own option counts from the next segment on, as in Wireshark. */
    boolean counts(Segment segment) {
        if (segment.opens())
            offered = segment.ecn == OFFER;
        else if (segment.accepts())
            accepted = (ANSWERS & 1 << segment.ecn) != 0;
        boolean counts = (used || offered && accepted) && !segment.has(Segment.SYN);
        used |= segment.accurateEcn;
        return counts;
    }
}
