package dev.remora.ide.model;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;

/** A connection of a capture, as one view chooses it for the others. */
public record ConnectionChoice(CaptureFile file, Summary summary) {
    /** Address and port of one end. */
    public String end(Side side) {
        Endpoint endpoint = summary.end(side).endpoint();
        byte[] address = endpoint.address();
        TextBuffer text = new TextBuffer();
        if (endpoint.isIpv6()) {
            text.octet('[');
            AddressText.ipv6(address, 0, text);
            text.octet(']');
        } else {
            AddressText.ipv4(endpoint.low() & 0xFFFF_FFFFL, text);
        }
        return text.octet(':').decimal(endpoint.port()).toString();
    }
}
