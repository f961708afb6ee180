package dev.remora.tunnel;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.internet.Ipv4;

/** IPsec through address translators: ESP in UDP datagrams, unless four zeros say that it is the key exchange. */
public final class UdpEncapsulation {
    private static final Header H = Header.of("udpencap", "UDP Encapsulation of IPsec Packets", "RFC 3948 section 2");

    public static final Protocol PROTOCOL = H.end(0);

    private static final int ESP        = 50;
    private static final int MARKER     = 4;
    private static final int KEEP_ALIVE = 1;                             // octets of such a datagram

    private UdpEncapsulation() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        d.packet().headerEnd(d.layer(), at);
        if (end - at == KEEP_ALIVE || at + MARKER > d.packet().limit(d.layer()))
            return;
        if (d.frame().i32(at) != 0)
            d.next(Ipv4.PROTOCOLS, ESP, at, end);
        else
            d.data(at + MARKER, end);
    }
}
