package dev.remora.field;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * The options of a header: a list of kind, length, value. Allocates nothing.
 *
 * @param form  how kind and length are written
 * @param start octets from the start of the layer to the first option
 */
public record Options(Form form, int start) {
    /** Every kind. */
    public static final int ANY = -1;

    /** How an option is written. */
    public enum Form {
        /** Kinds 0 (end) and 1 (no operation) are one octet; a length counts the whole option (RFC 9293 section 3.1, RFC 791 section 3.1). */
        TCP_IP {
            @Override
            int length(Frame frame, int at, int end) {
                if (frame.u8(at) < 2)
                    return 1;
                return at + 1 < end ? atLeast(2, frame.u8(at + 1)) : 0;
            }
        },
        /** Kind 0 (Pad1) is one octet; a length counts the octets behind it (RFC 8200 section 4.2). */
        IPV6 {
            @Override
            int length(Frame frame, int at, int end) {
                if (frame.u8(at) == 0)
                    return 1;
                return at + 1 < end ? frame.u8(at + 1) + 2 : 0;
            }
        },
        /** A length counts units of 8 octets and is never 0 (RFC 4861 section 4.6). */
        NEIGHBOUR_DISCOVERY {
            @Override
            int length(Frame frame, int at, int end) {
                return at + 1 < end ? frame.u8(at + 1) * 8 : 0;
            }
        };

        /** Octets of the option at {@code at}; 0 where its length cannot be right or is not there. */
        abstract int length(Frame frame, int at, int end);

        private static int atLeast(int least, int length) {
            return length < least ? 0 : length;
        }
    }

    /** Where the options of a layer end: behind its header. */
    public int end(Packet packet, int layer) {
        return packet.headerEnd(layer);
    }

    /** Octets of the option at {@code at}; 0 where it is malformed or does not fit, which ends the list. */
    public int length(Packet packet, int layer, int at) {
        int end = end(packet, layer);
        int length = form.length(packet.frame(), at, end);
        return at + length > end ? 0 : length;
    }

    /** Position of the first option of this kind, or {@link Place#ABSENT}. */
    public int find(Packet packet, int layer, int kind) {
        return seek(packet, layer, kind, packet.at(layer) + start);
    }

    /** Position of the first option of this kind behind the one at {@code previous}, or {@link Place#ABSENT}. */
    public int next(Packet packet, int layer, int kind, int previous) {
        int length = length(packet, layer, previous);
        return length == 0 || isLast(packet, previous) ? Place.ABSENT : seek(packet, layer, kind, previous + length);
    }

    private int seek(Packet packet, int layer, int kind, int from) {
        int end = end(packet, layer);
        for (int at = from; at < end;) {
            if (kind == ANY || packet.frame().u8(at) == kind)
                return at;
            int length = length(packet, layer, at);
            if (length == 0 || isLast(packet, at))
                break;
            at += length;
        }
        return Place.ABSENT;
    }

    private boolean isLast(Packet packet, int at) {
        return form == Form.TCP_IP && packet.frame().u8(at) == 0;
    }
}
