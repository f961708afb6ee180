package dev.remora.internet;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U32;

/**
 * Encrypted content: the last layer that can be seen.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            ESP SPI                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         ESP Sequence                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class EncapsulatingSecurity {
    private static final Header H = Header.of("esp", "Encapsulating Security Payload", "RFC 4303 section 2");

    public static final U32 SPI      = H.u32("spi", "ESP SPI", hex());
    public static final U32 SEQUENCE = H.u32("sequence", "ESP Sequence");

    public static final Protocol PROTOCOL = H.end(8);

    private EncapsulatingSecurity() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        d.packet().headerEnd(d.layer(), at + 8);
    }
}
