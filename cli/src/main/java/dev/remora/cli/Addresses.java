package dev.remora.cli;

import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;

/** Addresses as people write them. */
final class Addresses {
    private Addresses() {}

    /** An address of 4 or 16 octets. */
    static String text(byte[] address) {
        TextBuffer text = new TextBuffer();
        if (address.length == 4)
            AddressText.ipv4((address[0] & 0xFFL) << 24 | (address[1] & 0xFF) << 16 | (address[2] & 0xFF) << 8 | address[3] & 0xFF, text);
        else
            AddressText.ipv6(address, 0, text);
        return text.toString();
    }
}
