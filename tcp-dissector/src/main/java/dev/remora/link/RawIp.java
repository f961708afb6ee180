package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Header;
import dev.remora.field.Protocol;

/** No link layer at all: the version of IP says what the frame is. */
public final class RawIp {
    private static final Header H = Header.of("raw", "Raw packet data", "LINKTYPE_RAW");

    public static final Protocol PROTOCOL = H.end(0);

    /** Keys are versions of IP, the first four bits of the datagram. */
    public static final Table VERSIONS = Table.of("ip.version");

    private RawIp() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        d.packet().headerEnd(d.layer(), at);
        if (at < d.frame().limit(at))
            d.next(VERSIONS, d.frame().u8(at) >>> 4, at, end);
    }
}
