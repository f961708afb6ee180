package dev.remora.field;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * The options of a header: a list of kind, length, value. Allocates nothing.
 *
 * @param form  how kind and length are written
 * @param start where the first option is
 * @param limit where the options of a layer end, as its header says; the capture may end before
 */
public record Options(Form form, Place.Position start, Place.Position limit) {
    /** Every kind. */
    public static final int ANY = -1;

    /** Options that begin {@code octet} octets from the start of the layer. */
    Options(Form form, int octet, Place.Position limit) {
        this(form, (packet, layer) -> packet.at(layer) + octet, limit);
    }

    /** How an option is written. */
    public enum Form {
        /** Kinds 0 (end) and 1 (no operation) are one octet; a length counts the whole option (RFC 9293 section 3.1). Ends may follow an end. */
        TCP {
            @Override
            int length(Frame frame, int at, int end) {
                return TCP_IP.length(frame, at, end);
            }

            @Override
            boolean endsWith(Frame frame, int at, int next, int end) {
                return frame.u8(at) == 0 && next < end && frame.u8(next) != 0;
            }
        },
        /** Kinds 0 (end) and 1 (no operation) are one octet; a length counts the whole option (RFC 791 section 3.1). */
        TCP_IP {
            @Override
            boolean endsWith(Frame frame, int at, int next, int end) {
                return frame.u8(at) == 0;
            }

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

        /** Whether the list ends with the option at {@code at}, whatever is behind it. */
        boolean endsWith(Frame frame, int at, int next, int end) {
            return false;
        }

        /** Octets of the option at {@code at}; 0 where its length cannot be right or is not there. */
        abstract int length(Frame frame, int at, int end);

        private static int atLeast(int least, int length) {
            return length < least ? 0 : length;
        }
    }

    /** Where the readable options of a layer end. */
    public int end(Packet packet, int layer) {
        return Math.min(limit.of(packet, layer), packet.limit(layer));
    }

    /** Octets of the option at {@code at}; 0 where it is malformed or does not fit, which ends the list. It may lie past what is readable. */
    public int length(Packet packet, int layer, int at) {
        int length = form.length(packet.frame(), at, end(packet, layer));
        return at + length > limit.of(packet, layer) ? 0 : length;
    }

    /** Octets of the option at {@code at} that can be read; 0 where it is malformed or does not fit. */
    public int captured(Packet packet, int layer, int at) {
        return Math.min(length(packet, layer, at), end(packet, layer) - at);
    }

    /** Position of the first option of this kind, or {@link Place#ABSENT}. */
    public int find(Packet packet, int layer, int kind) {
        return seek(packet, layer, kind, start.of(packet, layer));
    }

    /** Position of the first option of this kind behind the one at {@code previous}, or {@link Place#ABSENT}. */
    public int next(Packet packet, int layer, int kind, int previous) {
        return seek(packet, layer, kind, behind(packet, layer, previous));
    }

    private int seek(Packet packet, int layer, int kind, int from) {
        int end = end(packet, layer);
        for (int at = from; at != Place.ABSENT && at < end; at = behind(packet, layer, at))
            if (kind == ANY || packet.frame().u8(at) == kind)
                return at;
        return Place.ABSENT;
    }

    /** Position behind the option at {@code at}, or {@link Place#ABSENT} where the list ends with it. */
    private int behind(Packet packet, int layer, int at) {
        int length = length(packet, layer, at);
        int next = at + length;
        return length == 0 || form.endsWith(packet.frame(), at, next, end(packet, layer)) ? Place.ABSENT : next;
    }
}
