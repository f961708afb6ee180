package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.link.Ethernet;

/** Ethernet frames in IP datagrams, behind two octets that say that they are. */
public final class EtherIp {
    private static final Header H = Header.of("etherip", "Ethernet over IP", "RFC 3378 section 3");

    public static final Bits VERSION  = H.bits(Type.U16, 4, "ver", "Version");
    public static final Bits RESERVED = H.bits(12, "reserved", "Reserved", hex());

    public static final Protocol PROTOCOL = H.end(2);

    private EtherIp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 2);
        Ethernet.dissect(d, at + 2, end);
    }
}
