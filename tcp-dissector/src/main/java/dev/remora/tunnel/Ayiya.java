package dev.remora.tunnel;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.internet.Ipv4;
import dev.remora.internet.ProtocolNumbers;
import dev.remora.packet.Packet;

/**
 * Anything In Anything: IPv6 in UDP datagrams, signed, as tunnel brokers had it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | idlen |idtype |siglen |hashmet|authmet|opcode |  Next Header  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             Epoch                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Ayiya {
    private static final Header H = Header.of("ayiya", "Anything In Anything", "draft-massar-v6ops-ayiya-02 section 4.2");

    public static final Bits IDENTITY_LENGTH  = H.bits(4, "idlen", "Identity field length", unit("octets, as a power of 2"));
    public static final Bits IDENTITY_TYPE    = H.bits(4, "idtype", "Identity field type", names(0, "None", 1, "Integer", 2, "ASCII string"));
    public static final Bits SIGNATURE_LENGTH = H.bits(4, "siglen", "Signature Length", unit("words of 4 octets"));
    public static final Bits HASH             = H.bits(4, "hashmethod", "Hash method", names(0, "No hash", 1, "MD5", 2, "SHA1"));
    public static final Bits AUTHENTICATION   = H.bits(4, "authmethod", "Authentication method", names(0, "No authentication",
            1, "Hash using a Shared Secret", 2, "Hash using a public/private key method"));
    public static final Bits OPERATION        = H.bits(4, "opcode", "Operation Code", names(0, "No Operation / Heartbeat", 1, "Forward", 2, "Echo Request",
            3, "Echo Request and Forward", 4, "Echo Response", 5, "MOTD", 6, "Query Request", 7, "Query Response"));
    public static final U8   NEXT             = H.u8("nextheader", "Next Header", ProtocolNumbers.NAMES);
    public static final U32  EPOCH            = H.u32("epoch", "Epoch", unit("seconds since 1970"));

    private static final Header VARIABLE  = H.peek();
    public static final Octets  IDENTITY  = VARIABLE.octets((packet, layer, at) -> identityLength(packet, layer), "identity", "Identity");
    public static final Octets  SIGNATURE = H.at((packet, layer) -> packet.at(layer) + 8 + identityLength(packet, layer))
            .octets((packet, layer, at) -> signatureLength(packet, layer), "signature", "Signature");

    public static final Protocol PROTOCOL = H.end(8);

    private static final int FORWARD = 1;

    private Ayiya() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + 8 + identityLength(packet, layer) + signatureLength(packet, layer);
        packet.headerEnd(layer, payload);
        if (OPERATION.get(packet, layer) == FORWARD && payload <= packet.limit(layer))
            d.next(Ipv4.PROTOCOLS, NEXT.get(packet, layer), payload, end);
    }

    private static int identityLength(Packet packet, int layer) {
        return IDENTITY_LENGTH.isIn(packet, layer) ? 1 << IDENTITY_LENGTH.get(packet, layer) : 0;
    }

    private static int signatureLength(Packet packet, int layer) {
        return SIGNATURE_LENGTH.isIn(packet, layer) ? SIGNATURE_LENGTH.get(packet, layer) * 4 : 0;
    }
}
