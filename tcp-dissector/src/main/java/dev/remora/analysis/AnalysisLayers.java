package dev.remora.analysis;

import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import dev.remora.transport.UdpLite;
import java.util.Locale;
import java.util.stream.Stream;

/** The fields of this package, as those of segments, datagrams and messages. */
public final class AnalysisLayers implements Provider {
    private static final String   REMARK  = "{tcp.analysis.%s:set}[TCP %s] ";
    private static final String   RESENT  = "{tcp.analysis.fast_retransmission|tcp.analysis.spurious_retransmission:absent}";
    private static final String   REPEATS = "[TCP Dup ACK {tcp.analysis.duplicate_ack_frame}#{tcp.analysis.duplicate_ack_num}] ";
    private static final String[] SEGMENT = {"{tcp.srcport} → {tcp.dstport}", " [{tcp.flags:name}]", " Seq={tcp.seq|tcp.seq_raw}", "{tcp.flags.ack:set} Ack={tcp.ack|tcp.ack_raw}",
        " Win={tcp.window_size|tcp.window_size_value}", " Len={tcp.len}", " MSS={tcp.options.mss_val}", " WS={tcp.options.wscale.multiplier}",
        " TSval={tcp.options.timestamp.tsval} TSecr={tcp.options.timestamp.tsecr}"};

    /** What is suspected of a segment, then what it says; numbers from the start of each direction where an analysis or a tracker knows it. */
    private static Summary segment() {
        return Summary.of("TCP", Stream.concat(Stream.of(Mark.values()).map(AnalysisLayers::remark), Stream.of(SEGMENT)).toArray(String[]::new));
    }

    private static String remark(Mark mark) {
        return switch (mark) {
            case DUPLICATE_ACK -> REPEATS;
            case RETRANSMISSION -> RESENT + String.format(Locale.ROOT, REMARK, mark.suffix, mark.word);       // a fast one is a retransmission, too
            default -> String.format(Locale.ROOT, REMARK, mark.suffix, mark.word);
        };
    }

    @Override
    public void provide(Registration to) {
        to.summary(Tcp.PROTOCOL, segment());
        to.extend(Tcp.PROTOCOL, TcpAnalysisFields.EXTENSION).extend(Udp.PROTOCOL, UdpAnalysisFields.UDP)
                .extend(UdpLite.PROTOCOL, UdpAnalysisFields.UDP_LITE).extend(Icmp.PROTOCOL, EchoAnalysisFields.ICMP).extend(Icmpv6.PROTOCOL, EchoAnalysisFields.ICMPV6);
    }
}
