package dev.remora.internet;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;

/** Level 3 Multihoming Shim of IPv6, which lets hosts go on under other addresses. What its messages say is not taken apart. */
public final class Shim6 {
    private static final Header H = Header.of("shim6", "Shim6 Protocol", "RFC 5533 section 5.1");

    public static final U8   NXT     = H.u8("nxt", "Next Header", ProtocolNumbers.NAMES);
    public static final U8   LEN     = H.u8("len", "Length", unit("words of 8 octets"), doc("The first word is not counted."));
    public static final Flag PAYLOAD = H.flag("p", "P Bit", labels("Payload", "Control"));

    public static final Protocol PROTOCOL = H.skip(7).end(3);

    private Shim6() {}

    static void dissect(Dissection d, int at, int end) {
        if (d.push(PROTOCOL, at, end))
            ExtensionHeader.payload(d, at, end);
    }
}
