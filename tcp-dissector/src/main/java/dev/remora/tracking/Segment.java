package dev.remora.tracking;

import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;

/** What tracking needs of a TCP segment, read once. Reused; allocates nothing. */
final class Segment {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    static final int URG = 0x20;

    /** Stands for a shift where there is no window scale option. */
    static final int NOT_SCALED = -1;

    /** Stands for a shift where the capture cuts the options off before one. */
    static final int CUT_OFF = -2;

    private static final int FLAGS             = 0xFFF;
    private static final int SEQ_AT            = 4;
    private static final int ACK_AT            = 8;
    private static final int CONTROL_AT        = 12;             // data offset, flags and window in four octets, RFC 9293 section 3.1
    private static final int OPTIONS_AT        = 20;
    private static final int SCALE_KIND        = 3;
    private static final int SACK_KIND         = 4;
    private static final int TIMESTAMPS_KIND   = 8;
    private static final int TIMESTAMPS_LENGTH = 10;
    private static final int ALIGNED_TIMESTAMP = 0x0101_080A;    // two no-operations and a timestamps option, RFC 7323 appendix A
    private static final int MOST_SCALE        = 14;             // RFC 7323 section 2.3

    int     flags;
    int     seq;
    int     ack;
    /** Sequence number behind the segment; SYN and FIN count one each. */
    int     end;
    /** Octets of payload, as the lengths on the wire say. */
    int     length;
    /** Window field, not scaled. */
    int     window;
    /** Shift of the window scale option; {@link #NOT_SCALED} or {@link #CUT_OFF} where none can be read. */
    int     scale;
    /** Whether it permits selective acknowledgments, RFC 2018 section 2, as far as the capture tells. */
    boolean permitsSack;
    boolean hasTimestamp;
    int     timestamp;
    int     echo;
    boolean badChecksum;
    long    time;
    /** Time of the packet of the connection before this one. */
    long    previous;

    /** Whether these flags are all set. */
    boolean has(int these) {
        return (flags & these) == these;
    }

    /** Whether one of these flags is set. */
    boolean hasAny(int these) {
        return (flags & these) != 0;
    }

    /** Reads a layer. False where its header is cut off or says less than its own length. */
    boolean read(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + OPTIONS_AT > packet.limit(layer))
            return false;
        Frame frame = packet.frame();
        int control = frame.i32(at + CONTROL_AT);
        int header = control >>> 28 << 2;
        if (header < OPTIONS_AT || at + header > packet.end(layer))
            return false;
        flags = control >>> 16 & FLAGS;
        seq = frame.i32(at + SEQ_AT);
        ack = frame.i32(at + ACK_AT);
        window = control & 0xFFFF;
        length = packet.end(layer) - at - header;
        end = seq + length + ((flags & SYN) >> 1) + (flags & FIN);
        time = frame.timeNanos();
        scale = NOT_SCALED;
        permitsSack = false;
        hasTimestamp = false;
        if (header > OPTIONS_AT)
            options(packet, layer, at + OPTIONS_AT, at + header);
        return true;
    }

    private void options(Packet packet, int layer, int from, int headerEnd) {
        Frame frame = packet.frame();
        int end = Math.min(headerEnd, packet.limit(layer));
        if (end == headerEnd && end - from == TIMESTAMPS_LENGTH + 2 && frame.i32(from) == ALIGNED_TIMESTAMP) {
            timestamps(frame, from + 4);
            return;
        }
        int option = Tcp.OPTIONS.find(packet, layer, TIMESTAMPS_KIND);
        if (option != Place.ABSENT && Tcp.OPTIONS.length(packet, layer, option) == TIMESTAMPS_LENGTH && option + TIMESTAMPS_LENGTH <= end)
            timestamps(frame, option + 2);
        if ((flags & SYN) != 0) {
            boolean isCut = end < headerEnd;
            permitsSack = isCut || Tcp.OPTIONS.find(packet, layer, SACK_KIND) != Place.ABSENT;
            int shift = Tcp.OPTIONS.find(packet, layer, SCALE_KIND);
            if (shift != Place.ABSENT && Tcp.OPTIONS.length(packet, layer, shift) == 3 && shift + 3 <= end)
                scale = Math.min(frame.u8(shift + 2), MOST_SCALE);
            else if (isCut)
                scale = CUT_OFF;
        }
    }

    private void timestamps(Frame frame, int at) {
        hasTimestamp = true;
        timestamp = frame.i32(at);
        echo = frame.i32(at + 4);
    }
}
