package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Note;
import dev.remora.packet.Packet;

/**
 * IP where the number before it says no more than that: version 4 or version 6. As in Wireshark, a datagram of version 6 has passed by version 4 then, as
 * {@code frame.protocols} tells. Confined to one thread. Allocates nothing.
 */
public final class EitherVersion implements Note {
    private static final Kind<EitherVersion> KIND = Kind.of(EitherVersion::new);

    private long passed;                                           // a bit for each layer, of which a packet has no more: Dissection.MOST_LAYERS

    private EitherVersion() {}

    /** A datagram of either version; none where the version was not captured. */
    static void dissect(Dissection d, int at, int end) {
        if (at < end && at >= d.frame().limit(at))
            return;
        if (at < end && d.frame().u8(at) >>> 4 == 6) {
            d.packet().note(KIND).passed |= 1L << d.packet().layers();
            Ipv6.dissect(d, at, end);
        } else
            Ipv4.dissect(d, at, end);
    }

    /** A datagram of either version; none where nothing follows the number. */
    public static void dissectAny(Dissection d, int at, int end) {
        if (at < end)
            dissect(d, at, end);
    }

    /** Whether this layer of version 6 was found so. */
    static boolean isPassed(Packet packet, int layer) {
        return (packet.note(KIND).passed & 1L << layer) != 0;
    }

    @Override
    public void clear() {
        passed = 0;
    }
}
