package dev.remora.tunnel;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.link.RawIp;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** IPv6 through address translators, in UDP datagrams: perhaps an authentication header, perhaps an origin indication, then IPv6. */
public final class Teredo {
    private static final Header H = Header.of("teredo", "Teredo IPv6 over UDP tunneling", "RFC 4380 section 5.1.1");

    private static final int AUTHENTICATION = 0x0001;
    private static final int ORIGIN         = 0x0000;
    private static final int FIXED_OF_AUTH  = 13;                        // type, two lengths, nonce of 8 octets, confirmation
    private static final int ORIGIN_LENGTH  = 8;
    private static final int IPV6           = 6;
    private static final int HEAD           = 4;                         // octets that tell the indicators from each other and from IPv6

    public static final Octets AUTH        = H.at(Teredo::authentication).octets(Teredo::authenticationLength, "auth.octets", "Teredo Authentication header");
    public static final Listed ORIGIN_PORT = H.listed(Type.U16, "orig.port", "Origin UDP port", (packet, layer, out) -> inverted(packet, layer, 2, 2, out));
    public static final Listed ORIGIN_ADDR = H.listed(Type.IPV4, "orig.addr", "Origin IPv4 address", (packet, layer, out) -> inverted(packet, layer, 4, 4, out));

    public static final Protocol PROTOCOL = H.end(0).spanningAll();

    private Teredo() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        if (!isPayloadKnown(packet, layer))
            return;
        int payload = payload(packet, layer);
        packet.headerEnd(layer, payload);
        if (payload < packet.limit(layer))
            d.next(RawIp.VERSIONS, IPV6, payload, end);                  // RFC 4380 section 5.2.3: nothing else, whatever it says of its version
    }

    /** Whether the octets that say what comes first were captured, and those that say what comes then. */
    private static boolean isPayloadKnown(Packet packet, int layer) {
        return packet.at(layer) + HEAD <= packet.limit(layer) && behindAuthentication(packet, layer) + HEAD <= packet.limit(layer);
    }

    private static boolean starts(Packet packet, int layer, int at, int type) {
        return at + HEAD <= packet.limit(layer) && packet.frame().u16(at) == type;
    }

    private static int authentication(Packet packet, int layer) {
        return starts(packet, layer, packet.at(layer), AUTHENTICATION) ? packet.at(layer) : Place.ABSENT;
    }

    private static int authenticationLength(Packet packet, int layer, int at) {
        Frame frame = packet.frame();
        return FIXED_OF_AUTH + frame.u8(at + 2) + frame.u8(at + 3);
    }

    private static int behindAuthentication(Packet packet, int layer) {
        int at = authentication(packet, layer);
        return at == Place.ABSENT ? packet.at(layer) : at + authenticationLength(packet, layer, at);
    }

    /** Port and address of an origin indication have each bit turned over, so that no address translator changes them. */
    private static void inverted(Packet packet, int layer, int octet, int octets, Values out) {
        int indication = behindAuthentication(packet, layer);
        int at = indication + octet;
        if (starts(packet, layer, indication, ORIGIN) && at + octets <= packet.limit(layer))
            out.add(octets == 2 ? ~packet.frame().u16(at) & 0xFFFF : ~packet.frame().u32(at) & 0xFFFF_FFFFL, at, octets);
    }

    private static int payload(Packet packet, int layer) {
        int at = behindAuthentication(packet, layer);
        return starts(packet, layer, at, ORIGIN) ? at + ORIGIN_LENGTH : at;
    }
}
