package dev.remora.tracking;

import static dev.remora.tracking.Pair.half;
import static dev.remora.tracking.Pair.with;

/** What both sides of a connection have sent, without what was counted lately, see {@link Tally}: for those that have sent much. */
final class Totals {
    private long packets;        // pair, see Pair
    private long payload;
    private long payloadBack;    // the responder's, likewise below
    private long datagrams;
    private long datagramsBack;
    private long frames;
    private long framesBack;

    void clear() {
        packets = 0;
        payload = 0;
        payloadBack = 0;
        datagrams = 0;
        datagramsBack = 0;
        frames = 0;
        framesBack = 0;
    }

    /** Adds packets that a side sent, and their octets of payload, datagrams and frames. */
    void add(int side, int ofPackets, long ofPayload, long ofDatagrams, long ofFrames) {
        packets = with(packets, side, half(packets, side) + ofPackets);
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

    int packets(int side) {
        return half(packets, side);
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
