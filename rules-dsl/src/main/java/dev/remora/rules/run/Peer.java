package dev.remora.rules.run;

import dev.remora.tree.AddressText;
import java.util.Arrays;

/**
 * One end of a packet. Immutable.
 *
 * @param address as it is usually written; empty where the packet has none
 * @param port    -1 where there is none
 */
public record Peer(String address, int port) {
    /** Nothing is known of it. */
    public static final Peer NONE = new Peer("", -1);

    /** The end with this address of 0, 4 or 16 octets. */
    static Peer of(byte[] octets, int length, int port) {
        return length == 0 ? NONE : new Peer(AddressText.of(Arrays.copyOf(octets, length)), port);
    }

    @Override
    public String toString() {
        return port < 0 ? address : AddressText.withPort(address, port);
    }
}
