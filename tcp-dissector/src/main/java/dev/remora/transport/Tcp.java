package dev.remora.transport;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Options;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** Transmission Control Protocol. */
public final class Tcp {
    private static final Header H = Header.of("tcp", "Transmission Control Protocol", "RFC 9293 section 3.1");

    public static final U16  SRC_PORT       = H.u16("srcport", "Source Port", in("tcp.port"));
    public static final U16  DST_PORT       = H.u16("dstport", "Destination Port", in("tcp.port"));
    public static final U32  SEQ            = H.u32("seq_raw", "Sequence Number");
    public static final U32  ACK_NUMBER     = H.u32("ack_raw", "Acknowledgment Number");
    public static final Bits HDR_LEN        = H.words(4, 4, "hdr_len", "Header Length");
    public static final Bits FLAGS          = H.peek().bits(Type.U16, 12, "flags", "Flags", hex());
    public static final Bits RESERVED       = H.bits(3, "flags.res", "Reserved");
    public static final Flag AE             = H.flag("flags.ae", "Accurate ECN");
    public static final Flag CWR            = H.flag("flags.cwr", "Congestion Window Reduced");
    public static final Flag ECE            = H.flag("flags.ece", "ECN-Echo");
    public static final Flag URG            = H.flag("flags.urg", "Urgent");
    public static final Flag ACK            = H.flag("flags.ack", "Acknowledgment");
    public static final Flag PSH            = H.flag("flags.push", "Push");
    public static final Flag RST            = H.flag("flags.reset", "Reset");
    public static final Flag SYN            = H.flag("flags.syn", "Syn");
    public static final Flag FIN            = H.flag("flags.fin", "Fin");
    public static final U16  WINDOW         = H.u16("window_size_value", "Window");
    public static final U16  CHECKSUM       = H.u16("checksum", "Checksum", hex());
    public static final U16  URGENT_POINTER = H.u16("urgent_pointer", "Urgent Pointer");

    public static final Options OPTIONS = H.options(Options.Form.TCP_IP);

    public static final U16 MSS          = H.option(OPTIONS, 2).u16("options.mss_val", "MSS Value");
    public static final U8  WINDOW_SHIFT = H.option(OPTIONS, 3).u8("options.wscale.shift", "Shift count");

    private static final Header TIMESTAMPS = H.option(OPTIONS, 8);
    public static final U32     TS_VALUE   = TIMESTAMPS.u32("options.timestamp.tsval", "Timestamp value");
    public static final U32     TS_ECHO    = TIMESTAMPS.u32("options.timestamp.tsecr", "Timestamp echo reply");

    public static final Derived LEN = H.derived(Type.U32, "len", "TCP Segment Len", Tcp::length);

    public static final Protocol PROTOCOL = H.end(20);

    /** Keys are port numbers, the destination's tried first. */
    public static final Table PORTS = Table.of("tcp.port");

    private Tcp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + HDR_LEN.get(packet, layer);
        packet.headerEnd(layer, payload);
        if (!d.tryNext(PORTS, DST_PORT.get(packet, layer), payload, end))
            d.next(PORTS, SRC_PORT.get(packet, layer), payload, end);
    }

    private static long length(Packet packet, int layer) {
        return HDR_LEN.isIn(packet, layer) ? packet.end(layer) - packet.at(layer) - HDR_LEN.get(packet, layer) : Derived.ABSENT;
    }
}
