package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.link.RawIp;
import dev.remora.packet.Packet;

/** Protocol Independent Multicast; its Register message is a tunnel that takes a datagram, or its header alone, to the root of the tree. */
public final class Pim {
    private static final Header H = Header.of("pim", "Protocol Independent Multicast", "RFC 7761 section 4.9");

    private static final int REGISTER = 1;

    public static final Bits VERSION  = H.bits(4, "version", "Version");
    public static final Bits TYPE     = H.bits(4, "type", "Type", names(0, "Hello", 1, "Register", 2, "Register Stop", 3, "Join/Prune", 4, "Bootstrap", 5, "Assert",
            6, "Graft", 7, "Graft-Ack", 8, "Candidate RP Advertisement", 9, "State Refresh", 10, "DF Election", 11, "ECMP Redirect",
            12, "PIM Flooding Mechanism").also(12, "PFM source discovery"));
    public static final U16  CHECKSUM = H.skip(8).u16("cksum", "Checksum", hex());

    private static final Header FLAGS  = H.when((packet, layer) -> TYPE.isIn(packet, layer) && TYPE.get(packet, layer) == REGISTER);
    public static final Flag    BORDER = FLAGS.flag("register_flag.border", "Border", labels("Yes", "No"));
    public static final Flag    NULL   = FLAGS.flag("register_flag.null_register", "Null-Register", labels("Yes", "No"));

    public static final Protocol PROTOCOL = H.end(4);

    private Pim() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end) || VERSION.get(d.packet(), d.layer()) != 2 || TYPE.get(d.packet(), d.layer()) != REGISTER)
            return;
        Packet packet = d.packet();
        int payload = at + 8;
        packet.headerEnd(d.layer(), payload);
        if (payload < packet.limit(d.layer()))
            d.next(RawIp.VERSIONS, d.frame().u8(payload) >>> 4, payload, end);
    }
}
