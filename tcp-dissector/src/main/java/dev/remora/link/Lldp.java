package dev.remora.link;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Link Layer Discovery Protocol: what a station says of itself, as a list of type, length and value that ends with an item of its own. */
public final class Lldp {
    private static final Header H = Header.of("lldp", "Link Layer Discovery Protocol", "IEEE 802.1AB section 8.4");

    public static final Bits TYPE   = H.walk(Lldp::next).bits(Type.U16, 7, "tlv.type", "TLV Type", names(0, "End of LLDPDU", 1, "Chassis ID", 2, "Port ID", 3, "Time To Live",
            4, "Port Description", 5, "System Name", 6, "System Description", 7, "System Capabilities", 8, "Management Address",
            127, "Organizationally Specific").also(127, "Organization Specific"));
    public static final Bits LENGTH = H.walk(Lldp::next).skip(7).bits(Type.U16, 9, "tlv.len", "TLV Length", unit("octets"));

    public static final Protocol PROTOCOL = H.end(0);

    private static final int END  = 0;
    private static final int HEAD = 2;

    private Lldp() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        int last = Place.ABSENT;
        for (int item = next(packet, layer, Place.ABSENT); item != Place.ABSENT; item = next(packet, layer, item))
            last = item;
        if (last != Place.ABSENT && type(d.frame(), last) == END)
            packet.end(layer, Math.min(end, behind(d.frame(), last)));
    }

    private static int type(Frame frame, int item) {
        return frame.u8(item) >>> 1;
    }

    private static int behind(Frame frame, int item) {
        return item + HEAD + (frame.u16(item) & 0x1FF);
    }

    private static int next(Packet packet, int layer, int previous) {
        if (previous != Place.ABSENT && type(packet.frame(), previous) == END)
            return Place.ABSENT;
        int item = previous == Place.ABSENT ? packet.at(layer) : behind(packet.frame(), previous);
        return item + HEAD <= packet.limit(layer) ? item : Place.ABSENT;
    }
}
