package dev.remora.analysis;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.internet.Icmp;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;

/** What Wireshark says of a TCP segment as part of its stream. */
public final class TcpAnalysisFields {
    private static final Header H = Header.of("tcp", "Transmission Control Protocol", "Wireshark User's Guide, TCP Analysis");

    public static final Derived STREAM         = stream(Type.U32, "stream", "Stream index", (f, packet, layer) -> f.number);
    public static final Derived COMPLETENESS   = stream(Type.U8, "completeness", "Conversation completeness", (f, packet, layer) -> f.completeness);
    public static final Derived SEQ            = H.derived(Type.U32, "seq", "Sequence Number", TcpAnalysisFields::seq, doc("Relative to the start of the stream."));
    public static final Derived NEXT_SEQ       = judged(Type.U32, "nxtseq", "Next Sequence Number", TcpAnalysisFields::nextSeq);
    public static final Derived ACK_NUMBER     = stream(Type.U32, "ack", "Acknowledgment Number", TcpAnalysisFields::ack);
    public static final Derived WINDOW         = stream(Type.U32, "window_size", "Calculated window size", TcpAnalysisFields::window, unit("octets"));
    public static final Derived SCALE          = stream(Type.I32, "window_size_scalefactor", "Window size scaling factor", TcpAnalysisFields::scale);
    public static final Derived SINCE_FIRST    = stream(Type.RELATIVE_TIME, "time_relative", "Time since first frame in this TCP stream",
            (f, packet, layer) -> isTimed(packet, layer) ? f.sinceFirst : Derived.ABSENT);
    public static final Derived SINCE_PREVIOUS = stream(Type.RELATIVE_TIME, "time_delta", "Time since previous frame in this TCP stream",
            (f, packet, layer) -> isTimed(packet, layer) ? f.sincePrevious : Derived.ABSENT);

    public static final Derived CLOSES = closing("connection.fin_active", "This frame initiates the connection closing", Closing.ACTIVE);
    public static final Derived YIELDS = closing("connection.fin_passive", "This frame undergoes the connection closing", Closing.PASSIVE);

    public static final Derived EARLY_TAKEN   = early("analysis.tfo_ack", "SYN+ACK segment that acknowledges data of the SYN", (f, upTo) -> upTo > 1);
    public static final Derived EARLY_IGNORED = early("analysis.tfo_ignored", "SYN+ACK segment that does not acknowledge data of the SYN",
            (f, upTo) -> f.earlyData && (upTo == 0 || upTo == 1));

    /** Where messages are not put together from segments there is nothing that a FIN could complete, in Wireshark too: see its preference tcp.desegment_tcp_streams. */
    public static final Derived AGAIN = H.derived(Type.FRAME_NUMBER, "fin_retransmission", "Retransmission of FIN from frame", (packet, layer) -> Derived.ABSENT,
            doc("For a FIN that completes a message reassembled from earlier segments. No dissector here does that, so the field is always absent."));

    public static final Derived ANALYSIS           = shown(Type.NONE, "analysis", "SEQ/ACK analysis", f -> present(f.recorded));
    public static final Derived FLAGS              = shown(Type.NONE, "analysis.flags", "TCP Analysis Flags", f -> present(f.marks != 0));
    public static final Derived DUPLICATE_NUMBER   = shown(Type.U32, "analysis.duplicate_ack_num", "Duplicate ACK #", f -> known(f.duplicateNumber));
    public static final Derived DUPLICATE_FRAME    = shown(Type.FRAME_NUMBER, "analysis.duplicate_ack_frame", "Duplicate to the ACK in frame",
            f -> f.duplicateNumber != 0 ? f.duplicateFrame : Derived.ABSENT);
    public static final Derived ACKED_FRAME        = shown(Type.FRAME_NUMBER, "analysis.acks_frame", "This is an ACK to the segment in frame", f -> known(f.ackedFrame));
    public static final Derived ROUND_TRIP         = shown(Type.RELATIVE_TIME, "analysis.ack_rtt", "The RTT to ACK the segment was", f -> known(f.roundTrip));
    public static final Derived INITIAL_ROUND_TRIP = shown(Type.RELATIVE_TIME, "analysis.initial_rtt", "iRTT",
            f -> f.recorded ? known(f.initialRoundTrip) : Derived.ABSENT, doc("From the SYN to the acknowledgment that ends the handshake."));
    public static final Derived TIMEOUT            = shown(Type.RELATIVE_TIME, "analysis.rto", "The RTO for this segment was", f -> known(f.timeout));
    public static final Derived TIMEOUT_FRAME      = shown(Type.FRAME_NUMBER, "analysis.rto_frame", "RTO based on delta from frame",
            f -> f.timeout != 0 ? f.timeoutFrame : Derived.ABSENT);
    public static final Derived IN_FLIGHT          = shown(Type.U32, "analysis.bytes_in_flight", "Bytes in flight", f -> known(f.inFlight), unit("octets"));
    public static final Derived PUSHED             = shown(Type.U32, "analysis.push_bytes_sent", "Bytes sent since last PSH flag", f -> known(f.pushed), unit("octets"));

    static {
        for (Mark mark : Mark.values())
            shown(Type.NONE, "analysis." + mark.suffix, mark.text, f -> present(f.has(mark)));
    }

    /** More fields of the layers of {@link Tcp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private static final int FIXED     = 20;
    private static final int UP_TO_SEQ = 8;

    private TcpAnalysisFields() {}

    /** Reads a number from findings and the layer they are about. */
    private interface Reading {
        long of(Findings findings, Packet packet, int layer);
    }

    /** Reads a number from findings. */
    private interface Finding {
        long of(Findings findings);
    }

    /** Judges what a SYN that answers another acknowledges; as in Wireshark, a count of octets: the SYN is one, and data follows. */
    private interface Answer {
        boolean holds(Findings findings, long upTo);
    }

    // The forms of the lines above

    private static Derived stream(Type type, String name, String label, Reading reading, Attr... attributes) {
        return H.derived(type, name, label, (packet, layer) -> {
            Findings findings = packet.note(Notes.KIND).segments.find(layer);
            return findings == null ? Derived.ABSENT : reading.of(findings, packet, layer);
        }, attributes);
    }

    private static Derived closing(String name, String label, Closing closing) {
        return stream(Type.NONE, name, label, (f, packet, layer) -> present(f.closing == closing));
    }

    private static Derived early(String name, String label, Answer answer) {
        return stream(Type.NONE, name, label, (f, packet, layer) -> present(isAnswer(packet, layer) && answer.holds(f, ack(f, packet, layer))),
                spec("RFC 7413 section 4.2"));
    }

    private static Derived judged(Type type, String name, String label, Reading reading) {
        return stream(type, name, label, (f, packet, layer) -> f.judged ? reading.of(f, packet, layer) : Derived.ABSENT);
    }

    private static Derived shown(Type type, String name, String label, Finding finding, Attr... attributes) {
        return H.derived(type, name, label, (packet, layer) -> {
            Findings findings = packet.note(Notes.KIND).segments.find(layer);
            return findings == null || !findings.shown ? Derived.ABSENT : finding.of(findings);
        }, attributes);
    }

    private static long present(boolean is) {
        return is ? 1 : Derived.ABSENT;
    }

    /** As in Wireshark, 0 is not shown: no frame, or no time. */
    private static long known(long number) {
        return number != 0 ? number : Derived.ABSENT;
    }

    // Readings

    /** As in Wireshark, a segment that ICMP for IPv4 quotes has its number on the wire, even where no more of it is quoted. */
    private static long seq(Packet packet, int layer) {
        Findings findings = packet.note(Notes.KIND).segments.find(layer);
        if (findings == null && !isQuotedByIcmp(packet, layer))
            return Derived.ABSENT;
        return unsigned(packet.frame().i32(packet.at(layer) + 4) - (findings == null ? 0 : findings.seqBase));
    }

    private static boolean isQuotedByIcmp(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        return packet.isQuoted(layer) && network > 0 && packet.type(network - 1) == Icmp.PROTOCOL && packet.limit(layer) - packet.at(layer) >= UP_TO_SEQ;
    }

    private static long nextSeq(Findings findings, Packet packet, int layer) {
        long flags = Tcp.FLAGS.get(packet, layer) & (Segment.SYN | Segment.FIN);
        return unsigned((int) seq(packet, layer) + (int) Tcp.LEN.value().of(packet, layer) + (flags != 0 ? 1 : 0));
    }

    private static long ack(Findings findings, Packet packet, int layer) {
        return Tcp.isValid(packet, layer) ? unsigned(packet.frame().i32(packet.at(layer) + 8) - findings.ackBase) : Derived.ABSENT;
    }

    private static long window(Findings findings, Packet packet, int layer) {
        if (!Tcp.isValid(packet, layer))
            return Derived.ABSENT;
        int window = Tcp.WINDOW.get(packet, layer);
        boolean scaled = findings.relative && !isSyn(packet, layer);                     // RFC 7323 section 2.2: windows of SYNs are not scaled
        return scaled ? Scale.octets(window, findings.shift) : window;
    }

    private static long scale(Findings findings, Packet packet, int layer) {
        if (!Tcp.isValid(packet, layer) || isSyn(packet, layer))
            return Derived.ABSENT;
        return findings.shift < 0 ? findings.shift : 1L << findings.shift;
    }

    private static boolean isSyn(Packet packet, int layer) {
        return (Tcp.FLAGS.get(packet, layer) & Segment.SYN) != 0;
    }

    private static boolean isAnswer(Packet packet, int layer) {
        int both = Segment.SYN | Segment.ACK;
        return (Tcp.FLAGS.get(packet, layer) & both) == both;
    }

    private static boolean isTimed(Packet packet, int layer) {
        return Tcp.isValid(packet, layer) && packet.limit(layer) - packet.at(layer) >= FIXED;
    }

    private static long unsigned(int number) {
        return number & 0xFFFF_FFFFL;
    }
}
