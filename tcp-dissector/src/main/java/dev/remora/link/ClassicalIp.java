package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Header;
import dev.remora.field.Protocol;

/** IP over ATM as Linux shows it: without any header of the link. */
public final class ClassicalIp {
    private static final Header H = Header.of("clip", "Classical IP frame", "RFC 2225, LINKTYPE_ATM_CLIP");

    public static final Protocol PROTOCOL = H.end(0);

    /** The one key is {@link #IP}. */
    public static final Table PAYLOADS = Table.of("clip");

    /** Key of what follows: a datagram of either version. */
    public static final int IP = 0;

    private ClassicalIp() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        d.packet().headerEnd(d.layer(), at);
        d.next(PAYLOADS, IP, at, end);
    }
}
