package dev.remora.rules.run;

import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;

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
        if (length == 0)
            return NONE;
        TextBuffer text = new TextBuffer(48);
        if (length == 4)
            AddressText.ipv4((octets[0] & 0xFFL) << 24 | (octets[1] & 0xFF) << 16 | (octets[2] & 0xFF) << 8 | octets[3] & 0xFF, text);
        else
            AddressText.ipv6(octets, 0, text);
        return new Peer(text.toString(), port);
    }

    @Override
    public String toString() {
        if (port < 0)
            return address;
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
