package dev.remora.dissect;

import static dev.remora.field.Attr.names;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.LinkType;

/** A link layer that no dissector reads: the layer has no octets and says which one it is. What follows is data. */
final class UnreadLink {
    private static final Header H = Header.of("link", "Link layer that no dissector reads", "registry of link-layer header types, tcpdump group");

    static {
        H.derived(Type.U16, "type", "Link type", (packet, layer) -> packet.frame().linkType(), names(LinkType.NAMES));
    }

    static final Protocol PROTOCOL = H.end(0).leading((packet, layer) -> "");

    private UnreadLink() {}

    static void dissect(Dissection d, int at, int end) {
        if (d.frame().linkType() != LinkType.NONE) {
            d.push(PROTOCOL, at, end);
            d.packet().headerEnd(d.layer(), at);
        }
        d.data(at, end);
    }
}
