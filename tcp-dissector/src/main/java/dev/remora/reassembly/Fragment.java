package dev.remora.reassembly;

import dev.remora.dissect.Dissection;
import dev.remora.hash.SeededHash;
import dev.remora.packet.Frame;

/**
 * A fragment as its header tells: whose it is, and which octets of the datagram it has. Reused; confined to one thread. Allocates nothing.
 *
 * <p>Fragments are of one datagram if addresses, identification and context are equal.
 */
public final class Fragment {
    // The key; an IPv4 address is the low half of the second long.
    long source1;
    long source2;
    long destination1;
    long destination2;
    int  id;
    long context;

    // The piece
    Frame   frame = new Frame();
    int     at;
    int     length;
    int     offset;
    boolean more;
    int     protocol;
    int     layer;

    Fragment() {}

    /** Says where the octets are. */
    public Fragment octets(Frame newFrame, int position, int count) {
        frame = newFrame;
        at = position;
        length = count;
        return this;
    }

    /**
     * Says which octets of the datagram they are.
     *
     * @param newOffset octets before them; 0 to 65,528
     * @param isMore    whether octets follow them
     * @param number    protocol of the datagram's payload, as this fragment has it
     */
    public Fragment place(int newOffset, boolean isMore, int number) {
        offset = newOffset;
        more = isMore;
        protocol = number;
        return this;
    }

    /**
     * Says whose they are, by IPv4 addresses.
     *
     * @param position   of the source address in the frame, with the destination's behind it
     * @param newId      identification
     * @param newContext what else must be equal: protocol and virtual LAN
     */
    public Fragment ipv4(int position, int newId, long newContext) {
        source1 = 0;
        source2 = frame.u32(position);
        destination1 = 0;
        destination2 = frame.u32(position + 4);
        id = newId;
        context = newContext;
        return this;
    }

    /** Says whose they are, by IPv6 addresses. */
    public Fragment ipv6(int position, int newId, long newContext) {
        source1 = frame.u64(position);
        source2 = frame.u64(position + 8);
        destination1 = frame.u64(position + 16);
        destination2 = frame.u64(position + 24);
        id = newId;
        context = newContext;
        return this;
    }

    /** The frame and layer that it is in, as one number. */
    long source() {
        return frame.number() * Dissection.MOST_LAYERS + layer;
    }

    /** Position in the datagram behind the last octet. */
    int end() {
        return offset + length;
    }

    /** The hash of the key. */
    int hash() {
        long hash = SeededHash.next(SeededHash.first(source1), source2);
        hash = SeededHash.next(SeededHash.next(hash, destination1), destination2);
        return SeededHash.last(hash, id ^ context << 32);
    }
}
