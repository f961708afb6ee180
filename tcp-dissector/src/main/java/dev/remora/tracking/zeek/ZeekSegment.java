package dev.remora.tracking.zeek;

import dev.remora.field.Place;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;

/** What Zeek looks at in a segment. Reused. */
final class ZeekSegment {
    private static final int MINIMUM    = 20;
    private static final int MOST_SCALE = 14;

    boolean syn;
    boolean fin;
    boolean rst;
    boolean ack;
    int     seq;
    int     acked;
    int     length;
    /** Numbers it takes: its octets, SYN and FIN; the octets of a reset are no part of the stream. */
    int     span;
    int     window;
    /** Shift of the window scale option; -1 where there is none. */
    int     scale;
    /** Whether all octets of payload are in the capture. */
    boolean isCaptured;

    /** Reads a layer; false where its header is too short, or not all there. */
    boolean read(Packet packet, int network, int layer) {
        int at = packet.at(layer);
        int limit = ZeekIp.limit(packet, network, layer);
        if (at + MINIMUM > limit)
            return false;
        int header = Tcp.HDR_LEN.get(packet, layer);
        if (header < MINIMUM || at + header > limit)
            return false;
        syn = Tcp.SYN.get(packet, layer);
        fin = Tcp.FIN.get(packet, layer);
        rst = Tcp.RST.get(packet, layer);
        ack = Tcp.ACK.get(packet, layer);
        seq = (int) Tcp.SEQ.get(packet, layer);
        acked = (int) Tcp.ACK_NUMBER.get(packet, layer);
        window = Tcp.WINDOW.get(packet, layer);
        int end = ZeekIp.end(packet, network, layer);
        if (at + header > end)
            return false;
        length = end - at - header;
        span = (rst ? 0 : length) + (syn ? 1 : 0) + (fin ? 1 : 0);
        isCaptured = limit >= end;
        int option = syn && header > MINIMUM ? Tcp.OPTIONS.find(packet, layer, 3) : Place.ABSENT;
        scale = option != Place.ABSENT && Tcp.OPTIONS.length(packet, layer, option) >= 3 ? Math.min(packet.frame().u8(option + 2), MOST_SCALE) : -1;
        return true;
    }
}
