package dev.remora.transport;

import dev.remora.field.Derived;
import dev.remora.internet.ChecksumStatus;
import dev.remora.packet.Packet;

/** What the checksum of a segment says of it. Allocates nothing. */
final class TcpChecksum {
    private static final int PROTOCOL = 6;

    private TcpChecksum() {}

    static long status(Packet packet, int layer) {
        return Tcp.CHECKSUM.isIn(packet, layer) ? TransportChecksum.status(packet, layer, PROTOCOL, length(packet, layer)) : Derived.ABSENT;
    }

    static long calculated(Packet packet, int layer) {
        if (!Tcp.CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        return TransportChecksum.calculated(packet, layer, PROTOCOL, length(packet, layer), Tcp.CHECKSUM.get(packet, layer));
    }

    static boolean isBad(Packet packet, int layer) {
        return status(packet, layer) == ChecksumStatus.BAD;
    }

    static boolean isPartial(Packet packet, int layer) {
        return isBad(packet, layer)
                && TransportChecksum.isPartial(packet, layer, PROTOCOL, length(packet, layer), Tcp.CHECKSUM.get(packet, layer));
    }

    private static int length(Packet packet, int layer) {
        return packet.end(layer) - packet.at(layer);
    }
}
