package dev.remora.analysis;

import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.ExperimentalOptions;
import dev.remora.transport.Tcp;

/** What the analysis needs to know of a TCP segment. Reused; confined to one thread; allocates nothing. */
final class Segment {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    /** No window scale option. */
    static final int NO_SHIFT = -1;

    private static final int SCALE          = 3;
    private static final int SACK           = 5;
    private static final int ACCURATE_ECN_0 = 172;
    private static final int ACCURATE_ECN_1 = 174;
    private static final int EXPERIMENT_1   = 253;
    private static final int EXPERIMENT_2   = 254;
    private static final int MOST_BLOCKS    = 3;    // Wireshark 4.0 counts the octets of three blocks, although four fit into the option

    /** Number of its frame. */
    long frame;

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    long time;

    /** As on the wire; compare with {@link dev.remora.transport.SequenceNumber}. */
    int seq;

    /** As on the wire, whether or not the ACK flag is set. */
    int ack;

    /** The low octet of the flags. */
    int flags;

    /** AE, CWR and ECE, the lowest bit last. */
    int ecn;

    /** As on the wire, not scaled. */
    int window;

    /** Octets of payload, as the lengths on the wire say; 0 in a segment that ICMP quotes, where Wireshark does not believe them, and in a first fragment. */
    int length;

    /** Shift count of its window scale option, or {@link #NO_SHIFT}. */
    int shift;

    /** Octets that its SACK blocks acknowledge. */
    int sacked;

    /** Whether it has an option of Accurate ECN. */
    boolean accurateEcn;

    /** Reads a layer whose header is readable up to the window, and whether its length is known. */
    void read(Packet packet, int layer, boolean hasLength) {
        Frame octets = packet.frame();
        int at = packet.at(layer);
        frame = octets.number();
        time = octets.timeNanos();
        seq = octets.i32(at + 4);
        ack = octets.i32(at + 8);
        flags = octets.u8(at + 13);
        ecn = octets.u16(at + 12) >> 6 & 7;
        window = octets.u16(at + 14);
        int payload = at + Tcp.HDR_LEN.get(packet, layer);
        length = hasLength ? packet.end(layer) - payload : 0;
        shift = NO_SHIFT;
        sacked = 0;
        accurateEcn = false;
        if (payload > at + Tcp.PROTOCOL.minimum())
            readOptions(packet, layer);
    }

    private void readOptions(Packet packet, int layer) {
        Options options = Tcp.OPTIONS;
        for (int at = options.find(packet, layer, Options.ANY); at != Place.ABSENT; at = options.next(packet, layer, Options.ANY, at)) {
            int length = options.length(packet, layer, at);
            if (length > 1 && at + length <= packet.limit(layer))
                readOption(packet.frame(), at, length);
        }
    }

    private void readOption(Frame octets, int at, int length) {
        switch (octets.u8(at)) {
            case SCALE -> shift = length == 3 ? octets.u8(at + 2) : shift;
            case SACK -> readBlocks(octets, at + 2, at + length);
            case ACCURATE_ECN_0, ACCURATE_ECN_1, EXPERIMENT_1, EXPERIMENT_2 -> accurateEcn |= ExperimentalOptions.isAccurateEcn(octets, at, length);
            default -> {}
        }
    }

    private void readBlocks(Frame octets, int from, int end) {
        sacked = 0;
        for (int block = 0, at = from; block < MOST_BLOCKS && at + 8 <= end; block++, at += 8)
            sacked += octets.i32(at + 4) - octets.i32(at);
    }

    /** Whether some of these flags are set. */
    boolean has(int some) {
        return (flags & some) != 0;
    }

    /** A SYN that answers none. */
    boolean opens() {
        return (flags & (SYN | ACK)) == SYN;
    }

    /** A SYN that answers one. */
    boolean accepts() {
        return (flags & (SYN | ACK)) == (SYN | ACK);
    }

    /** Neither opens nor closes anything. */
    boolean isPlain() {
        return !has(SYN | FIN | RST);
    }

    /** Whether it takes sequence numbers. */
    boolean advances() {
        return length > 0 || has(SYN | FIN);
    }

    /** Sequence number behind it. Unlike in RFC 9293 section 3.4, SYN and FIN together take one number only, because Wireshark counts so. */
    int next() {
        return seq + length + (has(SYN | FIN) ? 1 : 0);
    }
}
