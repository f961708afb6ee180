package dev.remora.tracking;

/** What of a connection only openings and reports read, apart from what packets need, so that they do not wait for it. Pairs as in {@link ConnectionRecord}. */
final class Particulars {
    long id;                   // from 1
    long start;                // time of the first packet
    long missed;               // pair: octets acknowledged that the capture lacks; all bits set: that many or more
    long letters;              // of the history, that the record has no room for
    long packets;              // pair; this and what follows without what was counted lately, see Tally

    private long payload;
    private long payloadBack;    // the responder's, likewise below
    private long datagrams;
    private long datagramsBack;
    private long frames;
    private long framesBack;

    void clear() {
        missed = 0;
        letters = 0;
        packets = 0;
        payload = 0;
        payloadBack = 0;
        datagrams = 0;
        datagramsBack = 0;
        frames = 0;
        framesBack = 0;
    }

    /** Adds octets of payload, datagrams and frames that a side sent. */
    void add(int side, long ofPayload, long ofDatagrams, long ofFrames) {
        if (side == 0) {
            payload += ofPayload;
            datagrams += ofDatagrams;
            frames += ofFrames;
        } else {
            payloadBack += ofPayload;
            datagramsBack += ofDatagrams;
            framesBack += ofFrames;
        }
    }

    long payload(int side) {
        return side == 0 ? payload : payloadBack;
    }

    long datagrams(int side) {
        return side == 0 ? datagrams : datagramsBack;
    }

    long frames(int side) {
        return side == 0 ? frames : framesBack;
    }
}
